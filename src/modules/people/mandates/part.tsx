import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkboxes,
  type Content,
  DataTable,
  DateField,
  Details,
  Form,
  Link,
  Meta,
  NoWrap,
  Radios,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { RecordReason } from '../domain/record-rights.ts'
import type { KnownMandate, MandatesOfPerson } from './known.ts'
import { mandateEvidence, mandateKinds, mandateOn, whysOfStaff } from './domain.ts'
import { endedWhyLabels, evidenceLabels, mandateKindLabels, mandateTexts as t } from './text.ts'

/** Procedures by slug and name. */
export type Slugs = readonly { value: string; label: string }[]

type PartProps = {
  mandates: MandatesOfPerson
  procedures: Slugs
  today: Temporal.PlainDate
  /** Other offices see that it is limited, not to what. */
  isPartial: boolean
}

/** 代理権 of one person: who may act for them and for whom they may act, ended ones included. */
export const MandatesPart = (props: PartProps) => {
  const { actedFor, actsFor } = props.mandates
  return (
    <Block title={t.title} id="mandates">
      <Meta>{t.note}</Meta>
      <Side {...props} caption={t.actedFor} list={actedFor} whom="agent" empty={t.nobody} />
      {actsFor.length > 0 && (
        <Side {...props} caption={t.actsFor} list={actsFor} whom="principal" empty={t.nobodyElse} />
      )}
    </Block>
  )
}

type SideProps = PartProps & {
  caption: string
  list: readonly KnownMandate[]
  whom: 'agent' | 'principal'
  empty: string
}

const Side = ({ caption, list, whom, empty, procedures, today, isPartial }: SideProps) => (
  <>
    <h3>{caption}</h3>
    <DataTable
      caption={caption}
      columns={t.columns.map((label, index) => ({ label, heading: index === 0 }))}
      rows={list.map((mandate) => ({
        cells: [
          <Link href={`/staff/people/${whom === 'agent' ? mandate.agentId : mandate.principalId}`}>
            {whom === 'agent' ? mandate.agentName : mandate.principalName}
          </Link>,
          mandateKindLabels[mandate.kind],
          scopeOf(mandate, procedures, isPartial),
          <Period {...mandate} />,
          t.seen(evidenceLabels[mandate.evidence], toWareki(mandate.seenOn)),
          <State mandate={mandate} today={today} />,
        ],
      }))}
      empty={<p>{empty}</p>}
    />
  </>
)

function scopeOf({ scope }: KnownMandate, procedures: Slugs, isPartial: boolean): string {
  if (!scope) return t.everything
  if (isPartial) return t.limited(scope.length)
  return scope.map((slug) => procedures.find(({ value }) => value === slug)?.label ?? slug).join('、')
}

// People read the last day, not the day after it.
const Period = ({ validFrom, validTo }: KnownMandate) => (
  <>
    <NoWrap>{t.since(toWareki(validFrom))}</NoWrap>{' '}
    <NoWrap>{validTo ? t.until(toWareki(validTo.subtract({ days: 1 }))) : t.noEnd}</NoWrap>
  </>
)

const State = ({ mandate, today }: { mandate: KnownMandate; today: Temporal.PlainDate }) => {
  const state = mandateOn(mandate, { day: today, principalBirth: mandate.principalBirth })
  if (state.state === 'ended')
    return (
      <>
        <NoWrap>
          <Tag kind="off">{t.states.ended}</Tag>
        </NoWrap>
        <br />
        <NoWrap>{toWareki(state.why === 'period' ? state.on.subtract({ days: 1 }) : state.on)}</NoWrap>
        <br />
        {endedWhyLabels[state.why]}
      </>
    )
  const isYet = state.state === 'not_yet'
  return (
    <NoWrap>
      <Tag kind={isYet ? 'wait' : 'ok'}>{isYet ? t.states.not_yet : t.states.valid}</Tag>
    </NoWrap>
  )
}

type Typed = Readonly<Record<string, string | string[]>>

type PanelProps = {
  personId: PersonId
  reason: RecordReason
  mandates: MandatesOfPerson
  procedures: Slugs
  open: 'mandate' | 'mandate-end' | undefined
  typed: Typed
}

/** Beside the record: writes down one more, and ends one. */
export const MandatesPanel = (props: PanelProps) => (
  <>
    <AddMandate {...props} />
    <EndMandate {...props} />
  </>
)

const one = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}

const AddMandate = ({ personId, reason, procedures, open, typed }: PanelProps) => {
  const isOpen = open === 'mandate'
  const value = (name: string) => (isOpen ? one(typed, name) : undefined)
  const listed = isOpen ? [typed['procedures'] ?? []].flat() : []
  return (
    <Details summary={t.add} open={isOpen}>
      <Form action={`/staff/people/${personId}/mandates?reason=${reason}`} label={t.add}>
        <TextField
          name="agent"
          label={t.form.agent}
          hint={t.form.agentHint}
          width="medium"
          inputMode="numeric"
          value={value('agent')}
        />
        <p>
          <Link href="/staff/people/new">{t.form.register}</Link>
        </p>
        <Select
          name="authority"
          label={t.form.kind}
          emptyLabel={t.form.choose}
          value={value('authority')}
          options={mandateKinds.map((kind) => ({ value: kind, label: mandateKindLabels[kind] }))}
        />
        <Radios
          name="scope"
          legend={t.form.scope}
          hint={t.form.scopeHint}
          value={value('scope')}
          options={[
            { value: 'everything', label: t.everything },
            {
              value: 'listed',
              label: t.form.listed,
              hint: t.form.listedHint,
              nested: <Procedures procedures={procedures} values={listed} />,
            },
          ]}
        />
        <Select
          name="evidence"
          label={t.form.evidence}
          hint={t.form.evidenceHint}
          emptyLabel={t.form.choose}
          value={value('evidence')}
          options={mandateEvidence.map((paper) => ({ value: paper, label: evidenceLabels[paper] }))}
        />
        <DateField name="seen" label={t.form.seen} value={value('seen')} />
        <DateField name="since" label={t.form.since} value={value('since')} />
        <DateField name="last-day" label={t.form.until} hint={t.form.untilHint} optional value={value('last-day')} />
        <Actions>
          <Button>{t.form.submit}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

const Procedures = ({ procedures, values }: { procedures: Slugs; values: readonly string[] }): Content => (
  <Checkboxes name="procedures" legend={t.form.procedures} options={procedures} values={values} />
)

const EndMandate = ({ personId, reason, mandates, open, typed }: PanelProps) => {
  const mayEnd = [...mandates.actedFor, ...mandates.actsFor].filter(({ endedOn }) => endedOn === null)
  if (mayEnd.length === 0) return null
  const isOpen = open === 'mandate-end'
  const value = (name: string) => (isOpen ? one(typed, name) : undefined)
  return (
    <Details summary={t.ending.title} open={isOpen}>
      <Form action={`/staff/people/${personId}/mandate-ends?reason=${reason}`} label={t.ending.title}>
        <Select
          name="mandate"
          label={t.ending.which}
          emptyLabel={t.form.choose}
          value={value('mandate')}
          options={mayEnd.map((mandate) => ({
            value: mandate.id,
            label: `${mandate.agentName} → ${mandate.principalName}　${mandateKindLabels[mandate.kind]}　${t.since(toWareki(mandate.validFrom))}`,
          }))}
        />
        <Radios
          name="ended-why"
          legend={t.ending.why}
          hint={t.ending.once}
          value={value('ended-why')}
          options={whysOfStaff.map((why) => ({ value: why, ...t.ending.whys[why] }))}
        />
        <DateField name="ended-on" label={t.ending.on} hint={t.ending.onHint} optional value={value('ended-on')} />
        <Actions>
          <Button>{t.ending.submit}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
