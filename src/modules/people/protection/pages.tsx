import { toWareki, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Details,
  EmptyState,
  Form,
  Lede,
  Meta,
  Notice,
  Pairs,
  Radios,
  Select,
  Tag,
  type TagKind,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { ProtectionView } from './actions.ts'
import { type Protection, protectionOpinions, type ProtectionState, protectionState } from './domain.ts'
import { eventLabels, opinionLabels, originLabels, protectionStates, protectionTexts as t } from './text.ts'

export type Typed = Record<string, string | string[]>

const tags: Record<ProtectionState, TagKind> = {
  applied: 'wait',
  granted: 'ok',
  renewal_due: 'late',
  refused: 'off',
  ended: 'off',
}

const opinions = protectionOpinions.map((value) => ({ value, label: opinionLabels[value] }))

const lastDay = ({ validTo }: Pick<Protection, 'validTo'>) => validTo.subtract({ days: 1 })
const periodOf = (one: Protection) => `${toWareki(one.validFrom)}〜${toWareki(lastDay(one))}`

type ListProps = {
  all: readonly (Protection & { name: string })[]
  today: Temporal.PlainDate
  typed: Typed
  isOpen: boolean
}

/** Everybody under protection, what waits first; and the form for the next one. */
export const ProtectionsPage = ({ all, today, typed, isOpen }: ListProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={t.columns.map((label, index) => ({ label, heading: index === 0 }))}
      rows={all.map((one) => {
        const state = protectionState(one, today)
        return {
          href: `/staff/protections/${one.id}`,
          cells: [
            one.name,
            <Tag kind={tags[state]}>{protectionStates[state]}</Tag>,
            periodOf(one),
            opinionLabels[one.opinion],
            originLabels[one.origin],
          ],
        }
      })}
      empty={<EmptyState title={t.nobody} />}
    />
    <Details summary={t.add} open={isOpen}>
      <ApplyForm typed={typed} />
    </Details>
  </>
)

const ApplyForm = ({ typed }: { typed: Typed }) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const text = (name: string) => ({ name, value: value(name) })
  return (
    <Form action="/staff/protections" label={t.add}>
      <Meta>{t.addNote}</Meta>
      <TextField {...text('number')} label={t.form.number} width="medium" inputMode="numeric" />
      <Radios
        {...text('origin')}
        legend={t.form.origin}
        options={(['here', 'forwarded'] as const).map((one) => ({ value: one, label: originLabels[one] }))}
      />
      <Radios {...text('opinion')} legend={t.form.opinion} options={opinions} />
      <DateField {...text('from')} label={t.form.from} hint={t.form.fromHint} />
      <TextArea {...text('family')} label={t.form.family} hint={t.form.familyHint} rows={3} optional />
      <TextField
        {...text('aggressorNumber')}
        label={t.form.aggressorNumber}
        hint={t.form.aggressorHint}
        width="medium"
        inputMode="numeric"
        optional
      />
      <TextField {...text('aggressorName')} label={t.form.aggressorName} optional />
      <DateField {...text('aggressorBirth')} label={t.form.aggressorBirth} optional />
      <TextField {...text('aggressorAddress')} label={t.form.aggressorAddress} width="full" optional />
      <TextField
        {...text('postcode')}
        label={t.form.postcode}
        hint={t.form.postcodeHint}
        width="short"
        inputMode="numeric"
        optional
      />
      <TextField {...text('address')} label={t.form.address} width="full" optional />
      <Actions>
        <Button>{t.form.submit}</Button>
      </Actions>
    </Form>
  )
}

type OneProps = {
  view: ProtectionView
  today: Temporal.PlainDate
  staffId: string
  mayDecide: boolean
  staffName: (id: string) => string
  done: string | undefined
}

/** One of them, with what may be done about it now. */
export const ProtectionPage = ({ view, today, staffId, mayDecide, staffName, done }: OneProps) => {
  const state = protectionState(view, today)
  const path = `/staff/protections/${view.id}`
  const isStanding = state === 'granted' || state === 'renewal_due'
  return (
    <>
      {done && (
        <Notice kind="success" live>
          <p>{done}</p>
        </Notice>
      )}
      <Block title={t.one}>
        <Pairs
          pairs={[
            { term: t.terms.state, value: <Tag kind={tags[state]}>{protectionStates[state]}</Tag> },
            { term: t.terms.period, value: periodOf(view) },
            { term: t.terms.origin, value: originLabels[view.origin] },
            { term: t.terms.opinion, value: opinionLabels[view.opinion] },
            { term: t.terms.family, value: view.family.join('、') },
            { term: t.terms.aggressor, value: view.aggressors.map(({ name }) => name).join('、') },
            { term: t.terms.letters, value: view.address ? `〒${view.postcode} ${view.address}` : t.keptHere },
          ]}
        />
      </Block>
      {state === 'applied' && view.appliedBy === staffId && <Meta>{t.secondPerson}</Meta>}
      {state === 'applied' && view.appliedBy !== staffId && mayDecide && (
        <Form action={`${path}/decision`} label={t.decide}>
          <Radios
            name="outcome"
            legend={t.outcome}
            options={(['granted', 'refused'] as const).map((one) => ({ value: one, label: t.outcomes[one] }))}
          />
          <Actions>
            <Button>{t.decide}</Button>
          </Actions>
        </Form>
      )}
      {isStanding && (
        <Details summary={t.renew} open={state === 'renewal_due'}>
          <Form action={`${path}/renewal`} label={t.renew}>
            <Meta>{t.renewNote}</Meta>
            <Select name="opinion" label={t.form.opinion} options={opinions} value={view.opinion} />
            <Actions>
              <Button>{t.renew}</Button>
            </Actions>
          </Form>
        </Details>
      )}
      {isStanding && mayDecide && (
        <Details summary={t.end}>
          <Form action={`${path}/end`} label={t.end}>
            <Meta>{t.endNote}</Meta>
            <Actions>
              <Button variant="secondary">{t.end}</Button>
            </Actions>
          </Form>
        </Details>
      )}
      <Block title={t.history}>
        <ul>
          {view.events.map(({ kind, staffId: by, at }) => (
            <li>{t.by(toWareki(wardDate(at)), eventLabels[kind], by ? staffName(by) : t.program)}</li>
          ))}
        </ul>
      </Block>
    </>
  )
}
