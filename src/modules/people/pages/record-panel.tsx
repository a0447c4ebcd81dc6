import type { PersonId } from '#platform/ids/index.ts'
import {
  Actions,
  Block,
  Button,
  DateField,
  Details,
  Form,
  Link,
  Meta,
  Pairs,
  Radios,
  Select,
  Tag,
  type TagKind,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { PersonRecord } from '../actions/open-record.ts'
import type { RecordReason } from '../domain/record-rights.ts'
import { MandatesPanel, type Slugs } from '../mandates/part.tsx'
import { recoveryTexts } from '../recovery/text.ts'
import type { Merge } from '../store/merges.ts'
import { mergeKinds, mergeStates, otherKinds, purposes, recordTexts as t } from '../text/staff.ts'
import { shortDay } from './record-page.tsx'

export type Typed = Record<string, string | string[]>

/** The forms beside the record. */
export type OpenForm = 'address' | 'mandate' | 'mandate-end' | 'merge' | 'split'

type PanelProps = {
  view: PersonRecord
  reason: RecordReason
  staffId: string
  mayChange: boolean
  mayConfirm: boolean
  mayRecover: boolean
  procedures: Slugs
  /** Which form came back with errors, and what was typed in it. */
  open: OpenForm | undefined
  typed: Typed
}

/** Beside the record: its numbers, what may be added, and the merges. */
export const RecordPanel = (props: PanelProps) => {
  const { view, mayChange } = props
  const [own, ...others] = view.numbers
  return (
    <>
      <Block title={t.terms.number}>
        <Pairs
          pairs={[
            { term: t.terms.ownNumber, value: <span class="num">{own?.atenaNumber ?? ''}</span> },
            ...others.map(({ atenaNumber }) => ({
              term: t.terms.mergedNumber,
              value: <span class="num">{atenaNumber}</span>,
            })),
          ]}
        />
      </Block>
      {mayChange && (
        <MandatesPanel {...props} personId={view.personId} mandates={view.mandates} open={mandateForms(props.open)} />
      )}
      {props.mayRecover && (
        <p>
          <Link href={`/staff/people/${view.personId}/recovery`}>{recoveryTexts.title}</Link>
        </p>
      )}
      {mayChange && <AddAddress {...props} />}
      <Merges {...props} />
      {mayChange && <ProposeMerge {...props} kind="merge" />}
      {mayChange && others.length > 0 && <ProposeMerge {...props} kind="split" />}
    </>
  )
}

const mandateForms = (open: OpenForm | undefined) => (open === 'mandate' || open === 'mandate-end' ? open : undefined)

const text = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}

const AddAddress = ({ view, reason, open, typed }: PanelProps) => {
  const isOpen = open === 'address'
  const value = (name: string) => (isOpen ? text(typed, name) : undefined)
  return (
    <Details summary={t.addOther} open={isOpen}>
      <Form action={`/staff/people/${view.personId}/addresses?reason=${reason}`} label={t.addOther}>
        <Radios
          name="kind"
          legend={t.form.kind}
          value={value('kind') ?? 'mailing'}
          options={(['mailing', 'residence'] as const).map((kind) => ({ value: kind, label: otherKinds[kind] }))}
        />
        <Select
          name="purpose"
          label={t.form.purpose}
          value={value('purpose')}
          emptyLabel={t.form.allPurposes}
          options={Object.entries(purposes).map(([key, label]) => ({ value: key, label }))}
        />
        <TextField
          name="addressee"
          label={t.form.addressee}
          hint={t.form.addresseeHint}
          optional
          value={value('addressee')}
        />
        <TextField
          name="postcode"
          label={t.form.postcode}
          width="short"
          inputMode="numeric"
          value={value('postcode')}
        />
        <TextField name="address" label={t.form.address} width="full" value={value('address')} />
        <TextField name="building" label={t.form.building} width="full" optional value={value('building')} />
        <DateField name="from" label={t.form.from} value={value('from')} />
        <DateField name="until" label={t.form.until} hint={t.form.untilHint} optional value={value('until')} />
        <TextArea name="note" label={t.form.reason} rows={3} value={value('note')} />
        <Actions>
          <Button>{t.form.add}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

const Merges = (props: PanelProps) => {
  const { view } = props
  return (
    <Block title={t.merges}>
      {view.merges.length === 0 && <p>{t.noMerges}</p>}
      {view.merges.map((merge) => (
        <OneMerge {...props} merge={merge} />
      ))}
    </Block>
  )
}

const OneMerge = ({ view, reason, staffId, mayConfirm, merge }: PanelProps & { merge: Merge }) => {
  const waits = merge.state === 'proposed'
  const other = [merge.fromPersonId, merge.intoPersonId].find((id) => id !== view.personId)
  return (
    <section class="block">
      <h3>
        {mergeKinds[merge.kind]} <Tag kind={mergeTags[merge.state]}>{mergeStates[merge.state]}</Tag>
      </h3>
      <Pairs
        pairs={[
          { term: t.mergeTerms[merge.kind], value: whoOf(view, merge.fromPersonId) },
          { term: t.mergeTerms.stays, value: whoOf(view, merge.intoPersonId) },
          { term: t.terms.reason, value: merge.reason },
        ]}
      />
      <Meta>
        {t.proposedBy(shortDay(merge.proposedAt), view.nameOf(merge.proposedBy))}
        {merge.decidedAt &&
          merge.decidedBy &&
          t.decidedBy(shortDay(merge.decidedAt), view.nameOf(merge.decidedBy), mergeStates[merge.state])}
      </Meta>
      {waits && merge.kind === 'merge' && other && (
        <p>
          <Link href={`/staff/people/${other}`}>{t.openOther}</Link>
        </p>
      )}
      {waits && merge.proposedBy === staffId && <Meta>{t.yours}</Meta>}
      {waits && merge.proposedBy !== staffId && mayConfirm && (
        <Form action={`/staff/people/${view.personId}/merges/${merge.id}?reason=${reason}`} label={t.decision}>
          <Radios
            name="decision"
            legend={t.decision}
            options={[
              { value: 'confirmed', label: t.confirm[merge.kind] },
              { value: 'rejected', label: t.reject },
            ]}
          />
          <Actions>
            <Button>{t.record}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

const whoOf = (view: PersonRecord, id: PersonId) => (
  <>
    <span class="num">{view.numberOf(id)}</span> {view.nameOf(id)}
  </>
)

const mergeTags: Record<Merge['state'], TagKind> = { proposed: 'wait', confirmed: 'ok', rejected: 'off' }

const ProposeMerge = ({ view, reason, open, typed, kind }: PanelProps & { kind: 'merge' | 'split' }) => {
  const isOpen = open === kind
  const value = (name: string) => (isOpen ? text(typed, name) : undefined)
  const path = kind === 'merge' ? 'merges' : 'splits'
  const label = kind === 'merge' ? t.merge : t.split
  return (
    <Details summary={label} open={isOpen}>
      <Form action={`/staff/people/${view.personId}/${path}?reason=${reason}`} label={label}>
        <p>{kind === 'merge' ? t.mergeNote : t.splitNote}</p>
        <TextField name="number" label={t.form.number} width="medium" inputMode="numeric" value={value('number')} />
        <TextArea name="why" label={kind === 'merge' ? t.form.why : t.form.whySplit} rows={3} value={value('why')} />
        <Actions>
          <Button>{t.propose}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
