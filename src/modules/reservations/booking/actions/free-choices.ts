import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { timesOf } from '../../vacancies/domain/free.ts'
import { busyTimes } from '../../vacancies/store/busy.ts'
import { chooseTime, type TimeChoice } from '../domain/offer.ts'
import type { Reservation } from '../domain/reservation.ts'
import { readTime } from '../domain/chosen.ts'
import { termsOf } from './terms.ts'

/** Times as long as the reservation's that are free in its space on that day; its own place counts as free. */
export async function freeChoices(
  tx: Tx,
  house: House,
  reservation: Reservation,
  day: Temporal.PlainDate,
): Promise<{ value: string; starts: Temporal.PlainTime; ends: Temporal.PlainTime }[]> {
  const found = await termsOf(tx, house, reservation.spaceId, day)
  if (!found.ok) return []
  const { terms } = found
  const busy = await busyTimes(tx, terms.space.atoms, [day])
  const own = ownMinutes(reservation, day)
  const taken = terms.space.atoms
    .flatMap((atom) => busy.get(atom)?.get(day.toString()) ?? [])
    .filter(([from, to]) => !own || from !== own[0] || to !== own[1])
  const times = timesOf(terms.pattern, taken)
  if (terms.pattern.free) return []
  const length = Math.max(reservation.blocks.length, 1)
  return times.flatMap((_, at) => {
    const window = times.slice(at, at + length)
    const nos = window.flatMap(({ no, isFree }) => (no !== undefined && isFree ? [no] : []))
    if (nos.length < length) return []
    const chosen = chooseTime(terms, { blocks: nos })
    if (!chosen.ok || isSame(reservation, day, nos)) return []
    const { starts, ends } = chosen.time
    return [{ value: nos.join('.'), starts, ends }]
  })
}

const isSame = (reservation: Reservation, day: Temporal.PlainDate, nos: readonly number[]): boolean =>
  reservation.day.equals(day) && reservation.blocks.join('.') === nos.join('.')

function ownMinutes({ day, starts, ends }: Reservation, asked: Temporal.PlainDate): [number, number] | undefined {
  if (!day.equals(asked)) return undefined
  return [starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute]
}

/** Blocks as `1.2`, or a free time as `9:00-10:30`. */
export function readTimeChoice(value: string): TimeChoice | undefined {
  if (/^\d{1,2}(\.\d{1,2})*$/.test(value)) return { blocks: value.split('.').map(Number) }
  const [starts, ends] = value.split('-').map(readTime)
  return starts && ends ? { starts, ends } : undefined
}
