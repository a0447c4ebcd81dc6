import { formatDate, formatTime } from '#platform/time/index.ts'
import {
  Block,
  Button,
  DataTable,
  type DataRow,
  Details,
  EmptyState,
  Filters,
  Form,
  Lede,
  Link,
  Meta,
  NumberField,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { canMark } from '../domain.ts'
import type { Visit } from '../store/appointments.ts'
import type { Slot } from '../store/slots.ts'
import { appointmentDesk as t } from '../text/desk.ts'

type NamedVisit = Visit & { name: string }

type DayPageProps = {
  calendars: readonly { value: string; label: string }[]
  calendar: string | undefined
  isConfirmed: boolean
  day: Temporal.PlainDate
  isOpen: boolean
  now: Temporal.Instant
  slots: readonly Slot[]
  visits: readonly NamedVisit[]
  /** Turned away by the office on this day, still without another time; how they are reached. */
  turnedAway: readonly (NamedVisit & { phone: string; hasMail: boolean })[]
  capacity: number
  typed: { time: string }
}

/** The list of one day: who comes when, who came; times are added and closed. */
export const DayPage = (props: DayPageProps) => {
  const { calendars, calendar, day, isOpen } = props
  if (!calendar) return <EmptyState title={t.noCalendar} />
  return (
    <>
      <Lede>{t.lede}</Lede>
      {!props.isConfirmed && <Meta>{t.unconfirmed}</Meta>}
      <Form action="/staff/appointments/search" class="filters">
        <TextField name="number" label={t.find} hint={t.findHint} width="medium" />
        <Button variant="secondary" small>
          {t.find}
        </Button>
      </Form>
      <Filters action="/staff/appointments" label={t.show}>
        <Select name="calendar" label={t.calendar} options={calendars} value={calendar} />
        <TextField name="day" label={t.day} value={day.toString()} width="short" />
        <Button variant="secondary" small>
          {t.show}
        </Button>
        <Link href={hrefOf(calendar, day.subtract({ days: 1 }))} standalone>
          {t.previous}
        </Link>
        <Link href={hrefOf(calendar, day.add({ days: 1 }))} standalone>
          {t.next}
        </Link>
      </Filters>
      <h2>{formatDate(day, 'ja')}</h2>
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.time, heading: true },
          { label: t.columns.places },
          { label: t.columns.visitor },
          { label: t.columns.number },
          { label: t.columns.state },
          { label: t.columns.act },
        ]}
        rows={props.slots.flatMap((slot) => rowsOf(slot, props))}
        empty={<EmptyState title={isOpen ? t.empty : t.emptyClosed} />}
      />
      <TurnedAway {...props} />
      <AddTime {...props} />
      <Meta>{t.print}</Meta>
    </>
  )
}

function rowsOf(slot: Slot, { visits, now }: DayPageProps): DataRow[] {
  const coming = visits.filter(({ slotId }) => slotId === slot.id)
  const time = formatTime(slot.startsAt, 'ja')
  const places = slot.closedAt ? t.closed : t.places(slot.taken, slot.capacity)
  const keep = Temporal.Instant.compare(slot.startsAt, now) > 0 ? <KeepSlot slot={slot} time={time} /> : ''
  if (coming.length === 0) return [{ cells: [time, places, '', '', '', keep] }]
  return coming.map((visit, index) => ({
    cells: [
      index === 0 ? time : <span class="vh">{time}</span>,
      index === 0 ? places : '',
      <Link href={`/staff/appointments/${visit.id}`}>{visit.name}</Link>,
      <span class="num">{visit.receiptNumber ?? ''}</span>,
      t.states[visit.state],
      <div class="row-actions">
        <Attendance visit={visit} now={now} />
        {index === coming.length - 1 && keep}
      </div>,
    ],
  }))
}

const Attendance = ({ visit, now }: { visit: NamedVisit; now: Temporal.Instant }) =>
  visit.state === 'booked' ? (
    <>
      {canMark(visit, 'arrived', now) && (
        <Form action={`/staff/appointments/${visit.id}/arrival`} label={`${t.arrived} ${visit.receiptNumber ?? ''}`}>
          <Button small>{t.arrived}</Button>
        </Form>
      )}
      {canMark(visit, 'missed', now) && (
        <Form action={`/staff/appointments/${visit.id}/absence`} label={`${t.missed} ${visit.receiptNumber ?? ''}`}>
          <Button small variant="secondary">
            {t.missed}
          </Button>
        </Form>
      )}
    </>
  ) : null

const KeepSlot = ({ slot, time }: { slot: Slot; time: string }) =>
  slot.closedAt ? (
    <Form action={`/staff/appointment-slots/${slot.id}/reopening`} label={`${t.reopen} ${time}`}>
      <Button small variant="secondary">
        {t.reopen}
      </Button>
    </Form>
  ) : (
    <Details summary={t.close}>
      <Form action={`/staff/appointment-slots/${slot.id}/closure`} label={t.closeTitle(time)}>
        {slot.taken > 0 && <p>{t.closeNote(slot.taken)}</p>}
        <Button small variant="danger">
          {t.close}
        </Button>
      </Form>
    </Details>
  )

const TurnedAway = ({ turnedAway }: DayPageProps) => {
  if (turnedAway.length === 0) return null
  return (
    <Block title={t.turnedAway}>
      <p>{t.turnedAwayNote}</p>
      <DataTable
        caption={t.turnedAway}
        columns={[
          { label: t.columns.time },
          { label: t.columns.visitor, heading: true },
          { label: t.columns.number },
          { label: t.phone },
          { label: t.columns.state },
        ]}
        rows={turnedAway.map(({ startsAt, name, receiptNumber, phone, hasMail }) => ({
          cells: [
            formatTime(startsAt, 'ja'),
            name,
            <span class="num">{receiptNumber ?? ''}</span>,
            phone || t.noPhone,
            hasMail ? <Tag kind="ok">{t.byMail}</Tag> : <Tag kind="ask">{t.byPhone}</Tag>,
          ],
        }))}
      />
    </Block>
  )
}

const AddTime = ({ calendar, day, capacity, typed }: DayPageProps) => (
  <Details summary={t.add} open={typed.time !== ''}>
    <Form action="/staff/appointment-slots" class="filters">
      <input type="hidden" name="calendar" value={calendar} />
      <input type="hidden" name="day" value={day.toString()} />
      <TextField name="time" label={t.addTime} value={typed.time} width="short" />
      <NumberField name="capacity" label={t.addCapacity} value={String(capacity)} />
      <Button variant="secondary" small>
        {t.add}
      </Button>
    </Form>
  </Details>
)

const hrefOf = (key: string, day: Temporal.PlainDate): string =>
  `/staff/appointments?${new URLSearchParams({ calendar: key, day: day.toString() })}`
