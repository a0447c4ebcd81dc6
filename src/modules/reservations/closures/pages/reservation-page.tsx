import { formatDateTime } from '#platform/time/index.ts'
import { formatYen } from '#platform/money/index.ts'
import { Actions, Button, Form, Link, Meta, Notice, Pairs, Part, Radios, Select, TextArea } from '#platform/ui/index.ts'
import type { SeenReservation } from '../actions/affected.ts'
import { isApproved } from '../domain/closure.ts'
import type { RevocationRules } from '../profile.ts'
import { deciders, heardWays, type Revocation } from '../store/revocations.ts'
import { staffTexts } from '../text/staff.ts'
import { closuresPath, sayWhenShort } from './say.ts'
import { whoOf } from './seen-table.tsx'

const t = staffTexts.reservation

type ReservationPageProps = {
  seen: SeenReservation
  rules: RevocationRules
  revocation: (Revocation & { by: string; hasLetter: boolean }) | undefined
  /** Name of the 指定管理者, where there is one. */
  operator: string | undefined
  mayor: string
  mayDecide: boolean
  mayHandle: boolean
  given: (name: string) => string | undefined
}

/** A reservation for the desk of its house, with what the office may decide about it. */
export const DeskReservationPage = (props: ReservationPageProps) => {
  const { seen, revocation, mayDecide, mayHandle } = props
  const { reservation, space } = seen
  const path = `${closuresPath}/reservations/${reservation.id}`
  const isOfficial = reservation.kind === 'official'
  return (
    <>
      <Pairs
        pairs={[
          { term: staffTexts.columns.number, value: reservation.number },
          { term: staffTexts.columns.state, value: staffTexts.states[reservation.state] },
          { term: staffTexts.columns.when, value: sayWhenShort(reservation) },
          { term: staffTexts.columns.place, value: `${space?.facility.name ?? ''} ${space?.name ?? ''}` },
          { term: t.registrant, value: whoOf(seen) },
          ...(reservation.purpose ? [{ term: t.purpose, value: reservation.purpose }] : []),
          ...(reservation.attendees === undefined
            ? []
            : [{ term: t.attendees, value: staffTexts.people(reservation.attendees) }]),
          { term: t.price, value: formatYen(reservation.amount) },
        ]}
      />
      {revocation && <Decided {...props} revocation={revocation} path={path} />}
      {isOfficial && mayHandle && isApproved(reservation.state) && (
        <Form action={`${path}/official-end`} label={staffTexts.officialUse.endUse}>
          <Actions>
            <Button variant="secondary">{staffTexts.officialUse.endUse}</Button>
          </Actions>
        </Form>
      )}
      {!revocation && !isOfficial && isApproved(reservation.state) && (
        <Part title={t.revoke}>{mayDecide ? <RevocationForm {...props} path={path} /> : <p>{t.noDecider}</p>}</Part>
      )}
    </>
  )
}

const RevocationForm = ({ rules, operator, mayor, given, path }: ReservationPageProps & { path: string }) => (
  <Form action={`${path}/revocation`} label={t.revoke}>
    <p>{t.revokeLede}</p>
    {!rules.confirmed && <Notice kind="warning" title={t.unconfirmed} />}
    {operator && (
      <Radios
        name="decidedAs"
        legend={t.decidedAs}
        value={given('decidedAs')}
        options={deciders.map((one) => ({
          value: one,
          label: one === 'head' ? t.decidedBy.head(mayor) : t.decidedBy.operator(operator),
        }))}
      />
    )}
    <Select
      name="ground"
      label={t.ground}
      emptyLabel={t.choose}
      value={given('ground')}
      options={rules.grounds.map(({ key, label }) => ({ value: key, label }))}
    />
    <Radios
      name="heard"
      legend={t.heard}
      value={given('heard')}
      options={heardWays.map((way) => ({ value: way, label: t.heardWays[way] }))}
    />
    <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={4} value={given('reason')} />
    <Actions>
      <Button variant="danger">{t.submit}</Button>
    </Actions>
  </Form>
)

type DecidedProps = ReservationPageProps & {
  revocation: NonNullable<ReservationPageProps['revocation']>
  path: string
}

const Decided = ({ rules, revocation, operator, mayor, path }: DecidedProps) => (
  <Part title={t.decided}>
    <Pairs
      pairs={[
        {
          term: t.ground,
          value: rules.grounds.find(({ key }) => key === revocation.ground)?.label ?? revocation.ground,
        },
        { term: t.reason, value: revocation.reason },
        { term: t.heard, value: t.heardWays[revocation.heard] },
        {
          term: t.decidedAs,
          value: revocation.decidedAs === 'operator' ? t.decidedBy.operator(operator ?? '') : t.decidedBy.head(mayor),
        },
        {
          term: staffTexts.one.made,
          value: `${revocation.by} ${formatDateTime(revocation.decidedAt, 'ja')}`,
        },
      ]}
    />
    {revocation.hasLetter ? <Link href={`${path}/letter`}>{t.letter}</Link> : <Meta>{t.letterLater}</Meta>}
  </Part>
)
