import type { Child } from 'hono/jsx'
import { Actions, Button, DateField, Details, Form, NumberField, Select, TextField } from '#platform/ui/index.ts'
import { type DeclaredWords, nameOf } from '../declared-words.ts'
import { declaredKinds, type ConditionKind, lastGrade, registerKinds } from '../domain/definition.ts'
import { staffTexts } from '../text/staff.ts'
import type { Given } from './facts-form.tsx'

const t = staffTexts.conditions

type FormsProps = {
  action: string
  words: DeclaredWords
  /** The form that comes back with errors is open and keeps what was typed. */
  opened: ConditionKind | undefined
  given: Given
}

/** A form for each kind of condition; those of declared attributes only where the municipality offers such. */
export const ConditionForms = ({ action, words, opened, given }: FormsProps) => {
  const kinds = [...registerKinds, ...declaredKinds.filter((kind) => isOffered(kind, words))]
  return (
    <>
      {kinds.map((kind) => (
        <Details summary={t.kinds[kind]} open={opened === kind}>
          <Form action={action} label={t.kinds[kind]}>
            <input type="hidden" name="kind" value={kind} />
            <Fields kind={kind} words={words} given={given} />
            <Select
              name={`${kind}-list`}
              label={t.list}
              options={(['all', 'any', 'none'] as const).map((list) => ({ value: list, label: t.lists[list] }))}
              value={given(`${kind}-list`) ?? 'all'}
            />
            <Actions>
              <Button variant="secondary">{t.submit}</Button>
            </Actions>
          </Form>
        </Details>
      ))}
    </>
  )
}

function isOffered(kind: ConditionKind, { topics, ageGroups, areas }: DeclaredWords): boolean {
  if (kind === 'topic') return topics.length > 0
  if (kind === 'declaredAgeGroup') return ageGroups.length > 0
  return kind !== 'declaredArea' || areas.length > 0
}

type FieldsProps = { kind: ConditionKind; words: DeclaredWords; given: Given }

const Fields = ({ kind, words, given }: FieldsProps): Child => {
  switch (kind) {
    case 'age':
      return (
        <>
          <Years kind={kind} given={given} isOpen />
          <DateField name="age-on" label={t.on} hint={t.onHint} value={given('age-on') ?? ''} optional />
        </>
      )
    case 'childAge':
    case 'declaredChildAge':
      return <Years kind={kind} given={given} />
    case 'schoolYear':
      return (
        <>
          <Grade name="schoolYear-from" label={t.gradeFrom} given={given} />
          <Grade name="schoolYear-to" label={t.gradeTo} given={given} />
        </>
      )
    case 'area':
      return <TextField name="area-towns" label={t.towns} hint={t.townsHint} value={given('area-towns')} />
    case 'residentSince':
      return (
        <>
          <DateField
            name="residentSince-from"
            label={t.since}
            hint={t.oneOfBoth}
            value={given('residentSince-from') ?? ''}
            optional
          />
          <DateField name="residentSince-to" label={t.until} value={given('residentSince-to') ?? ''} optional />
        </>
      )
    case 'headOfHousehold':
      return <p>{t.head}</p>
    case 'topic':
      return <Choice kind={kind} label={t.topic} names={words.topics} given={given} />
    case 'declaredAgeGroup':
      return <Choice kind={kind} label={t.ageGroup} names={words.ageGroups} given={given} />
    case 'declaredArea':
      return <Choice kind={kind} label={t.area} names={words.areas} given={given} />
  }
}

const Years = ({ kind, given, isOpen = false }: { kind: ConditionKind; given: Given; isOpen?: boolean }) => (
  <>
    <NumberField name={`${kind}-from`} label={t.from} unit={t.years} value={given(`${kind}-from`)} />
    <NumberField
      name={`${kind}-to`}
      label={t.to}
      hint={isOpen ? t.toHint : undefined}
      unit={t.years}
      value={given(`${kind}-to`)}
      optional={isOpen}
    />
  </>
)

const grades = Array.from({ length: lastGrade }, (_, at) => ({ value: String(at + 1), label: t.grade(at + 1) }))

const Grade = ({ name, label, given }: { name: string; label: string; given: Given }) => (
  <Select name={name} label={label} options={grades} value={given(name)} emptyLabel={t.choose} />
)

type ChoiceProps = { kind: ConditionKind; label: string; names: DeclaredWords['topics']; given: Given }

const Choice = ({ kind, label, names, given }: ChoiceProps) => (
  <Select
    name={`${kind}-choice`}
    label={label}
    options={names.map(({ key }) => ({ value: key, label: nameOf(names, key) }))}
    value={given(`${kind}-choice`)}
    emptyLabel={t.choose}
  />
)
