import type { Noise } from '../../booking/domain/wish.ts'
import type { KnownWard } from '../../known-ward.ts'
import type { Space } from '../../places/domain/space.ts'
import { foldWords } from '../../places/say.ts'
import { readDay, readNumber, readTime } from './cells.ts'
import { type Cells, type LineFault, reservationColumns as columns } from './columns.ts'
import type { FoundSpace } from './places-by-name.ts'

/** A reservation of another system, as its line says it. */
export type ReadReservation = {
  space: Space
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  /** 利用者番号. */
  number: string
  activity: { key: string; noise: Noise }
  attendees: number | null
  amount: number
  isPaid: boolean
}

export type Activity = { key: string; ja: string; noise: Noise }

type Known = {
  ward: KnownWard
  find(facility: string, space: string): FoundSpace
  activities: readonly Activity[]
  today: Temporal.PlainDate
}

export type ReadLine<Value> = { ok: true; value: Value } | { ok: false; faults: LineFault[] }

/** Everything that is wrong with a line, or the reservation that it says. Whether the place is free is not asked here. */
export function readReservation(cells: Cells<typeof columns>, known: Known): ReadLine<ReadReservation> {
  const faults: LineFault[] = []
  const wrong = (key: keyof typeof columns, reason: LineFault['reason']) => {
    faults.push({ item: columns[key], reason })
    return undefined
  }
  const found = known.find(cells.facility, cells.space)
  const space = found.ok ? found.space : wrong(found.item, found.reason)
  const day = readDay(cells.day) ?? wrong('day', 'date')
  const starts = readTime(cells.starts) ?? wrong('starts', 'time')
  const ends = readTime(cells.ends) ?? wrong('ends', 'time')
  if (starts && ends && Temporal.PlainTime.compare(starts, ends) >= 0) wrong('ends', 'order')
  if (day && Temporal.PlainDate.compare(day, known.today) < 0) wrong('day', 'past')
  const number = cells.registrant.normalize('NFKC') || wrong('registrant', 'registrant')
  const activity = space && (activityOf(space, cells.activity, known.activities) ?? wrong('activity', 'activity'))
  const attendees = readNumber(cells.attendees, 1, 30_000)
  if (attendees === undefined) wrong('attendees', 'number')
  const amount = readNumber(cells.amount, 0, 10_000_000)
  if (amount === undefined) wrong('amount', 'number')
  const paid = cells.paid.normalize('NFKC')
  if (!['', '済', '未'].includes(paid)) wrong('paid', 'paid')
  if (space && day && known.ward.closedWhy(space.id, day) !== undefined) wrong('day', 'closed')
  if (!space || !day || !starts || !ends || !number || !activity || faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    value: {
      space,
      day,
      starts,
      ends,
      number,
      activity,
      attendees: attendees ?? null,
      amount: amount ?? 0,
      isPaid: paid === '済',
    },
  }
}

/** By key or name; an empty cell is the first that the space is for. */
function activityOf(
  space: Space,
  typed: string,
  activities: readonly Activity[],
): { key: string; noise: Noise } | undefined {
  const wanted = foldWords(typed)
  const key =
    wanted === ''
      ? space.activities[0]
      : (activities.find((one) => foldWords(one.ja) === wanted || one.key === wanted)?.key ??
        space.activities.find((one) => one === wanted))
  if (key === undefined || !space.activities.includes(key)) return undefined
  return { key, noise: activities.find((one) => one.key === key)?.noise ?? 'ordinary' }
}
