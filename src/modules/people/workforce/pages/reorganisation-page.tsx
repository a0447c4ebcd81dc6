import { organs } from '#platform/auth/actor.ts'
import type { Profile } from '#platform/profile/index.ts'
import { toWareki } from '#platform/time/index.ts'
import {
  Button,
  DataTable,
  DateField,
  EmptyState,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  Part,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import { asTree } from '../domain/tree.ts'
import type { OfficeOnDay } from '../store/organisation.ts'
import type { EndingOffice } from '../store/reorganisation.ts'
import { reorganisation as t } from '../text/staff.ts'

export type ReorganisationPageProps = {
  profile: Profile
  offices: readonly OfficeOnDay[]
  ending: readonly EndingOffice[]
  today: Temporal.PlainDate
  typed: Readonly<Record<string, string | string[]>>
  isDone: boolean
}

export const ReorganisationPage = (props: ReorganisationPageProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {props.isDone && (
      <Notice kind="success" live>
        <p>{t.done}</p>
      </Notice>
    )}
    <Part title={t.problems}>
      <Unsettled {...props} />
      <Link href="/staff/hand-overs">{t.orphans}</Link>
    </Part>
    {props.ending.length > 0 && (
      <Part title={t.succeed}>
        <SuccessorForm {...props} />
      </Part>
    )}
    <Part title={t.toCome}>
      <ToCome {...props} />
    </Part>
    <Part title={t.end}>
      <EndForm {...props} />
    </Part>
    <Part title={t.found}>
      <FoundForm {...props} />
    </Part>
  </>
)

// Two offices may have one name: what stands above tells them apart.
const officeOptions = (offices: readonly OfficeOnDay[]) => {
  const names = new Map(offices.map(({ id, name }) => [id, name]))
  return asTree(offices).map(({ id, name, parentId }) => {
    const above = parentId && names.get(parentId)
    return { value: id, label: above ? `${name}（${above}）` : name }
  })
}

const valueOf = (typed: ReorganisationPageProps['typed'], name: string) =>
  typeof typed[name] === 'string' ? typed[name] : undefined

const Unsettled = ({ ending }: ReorganisationPageProps) => {
  const unsettled = ending.filter(({ isSucceeded }) => !isSucceeded)
  return (
    <>
      {unsettled.length > 0 && <Meta>{t.problemsLede}</Meta>}
      <DataTable
        caption={t.problems}
        columns={[{ label: t.columns.office, heading: true }, { label: t.columns.ends }]}
        rows={unsettled.map((office) => ({ cells: [nameOf(office), toWareki(office.endsOn)] }))}
        empty={<EmptyState title={t.noProblems} />}
      />
    </>
  )
}

// What nobody has taken over yet can be taken back; the rest has moved people and is put right by a new office.
const ToCome = ({ ending, today }: ReorganisationPageProps) => {
  const toCome = ending.filter(({ endsOn }) => Temporal.PlainDate.compare(endsOn, today) > 0)
  return (
    <DataTable
      caption={t.toCome}
      columns={[
        { label: t.columns.office, heading: true },
        { label: t.columns.ends },
        { label: t.cancel, hideLabel: true },
      ]}
      rows={toCome.map((office) => ({
        cells: [
          nameOf(office),
          toWareki(office.endsOn),
          !office.hasSuccessor && (
            <Form action={`/staff/offices/endings/${office.id}/cancellation`} label={t.cancelOf(office.name)}>
              <Button small variant="secondary">
                {t.cancel}
              </Button>
            </Form>
          ),
        ],
      }))}
      empty={<Meta>{t.noneToCome}</Meta>}
    />
  )
}

const nameOf = ({ parentName, name }: EndingOffice): string => `${parentName} ${name}`.trim()

const SuccessorForm = ({ ending, offices, typed }: ReorganisationPageProps) => (
  <Form action="/staff/offices/successors" class="ask" label={t.succeed}>
    <Select
      name="ending"
      label={t.ending}
      emptyLabel={t.choose}
      options={ending.map((office) => ({ value: office.id, label: nameOf(office) }))}
      value={valueOf(typed, 'ending')}
    />
    <Select
      name="heir"
      label={t.successor}
      emptyLabel={t.choose}
      options={officeOptions(offices)}
      value={valueOf(typed, 'heir')}
    />
    <TextField
      name="procedure"
      label={t.procedure}
      hint={t.procedureHint}
      optional
      value={valueOf(typed, 'procedure')}
    />
    <div class="row-actions">
      <Button variant="secondary">{t.succeed}</Button>
    </div>
  </Form>
)

const EndForm = ({ offices, typed }: ReorganisationPageProps) => (
  <Form action="/staff/offices/endings" class="ask" label={t.end}>
    <Select
      name="office"
      label={t.office}
      emptyLabel={t.choose}
      options={officeOptions(offices)}
      value={valueOf(typed, 'office')}
    />
    <DateField name="on" label={t.on} value={valueOf(typed, 'on')} />
    <Select
      name="successor"
      label={t.successor}
      options={officeOptions(offices)}
      optional
      emptyLabel={t.later}
      value={valueOf(typed, 'successor')}
    />
    <div class="row-actions">
      <Button variant="danger">{t.end}</Button>
    </div>
  </Form>
)

const FoundForm = ({ profile, offices, typed }: ReorganisationPageProps) => (
  <Form action="/staff/offices" class="ask" label={t.found}>
    <TextField name="key" label={t.key} hint={t.keyHint} value={valueOf(typed, 'key')} />
    <TextField name="name" label={t.name} value={valueOf(typed, 'name')} />
    <TextField name="nameKana" label={t.nameKana} value={valueOf(typed, 'nameKana')} />
    <TextField name="nameEnglish" label={t.nameEnglish} lang="en" value={valueOf(typed, 'nameEnglish')} />
    <Select
      name="kind"
      label={t.kind}
      options={Object.entries(t.kinds).map(([value, label]) => ({ value, label }))}
      value={valueOf(typed, 'kind') ?? 'section'}
    />
    <Select
      name="parent"
      label={t.parent}
      optional
      options={officeOptions(offices)}
      emptyLabel={t.noParent}
      value={valueOf(typed, 'parent')}
    />
    <Select
      name="organ"
      label={t.organ}
      options={organs.map((organ) => ({ value: organ, label: profile.organs[organ] }))}
      value={valueOf(typed, 'organ')}
    />
    <TextField name="phone" label={t.phone} type="tel" value={valueOf(typed, 'phone') ?? profile.phone} />
    <DateField name="from" label={t.from} value={valueOf(typed, 'from')} />
    <div class="row-actions">
      <Button>{t.found}</Button>
    </div>
  </Form>
)
