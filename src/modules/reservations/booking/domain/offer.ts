import { type Yen, yen } from '#platform/money/index.ts'
import type { PlacePattern } from '../../places/domain/pattern.ts'
import type { Space } from '../../places/domain/space.ts'
import {
  type BookingAnswer,
  type ChosenTime,
  chooseBlocks,
  chooseFree,
  mayBook,
  type PriceLine,
  priceOf,
  type QuotaUse,
  quotasFor,
  type RegistrantFacts,
  type RuleCalendar,
  type RuleSet,
  type Stage,
  sumOf,
  type Tariff,
} from '../../rules/index.ts'
import type { Noise } from './wish.ts'

/** A place with the rules by which it is taken on one day. */
export type Terms = {
  space: Space
  day: Temporal.PlainDate
  pattern: PlacePattern
  rules: RuleSet
  /** Of the day by which prices are looked up; missing: it costs nothing. */
  tariff: Tariff | undefined
  calendar: RuleCalendar
}

/** Blocks by their numbers, or a free time. */
export type TimeChoice = { blocks: readonly number[] } | { starts: Temporal.PlainTime; ends: Temporal.PlainTime }

export type Asking = {
  registrantId: string
  /** The person, or every member of the group. */
  personIds: readonly string[]
  facts: RegistrantFacts
  choice: TimeChoice
  activity: string
  noise: Noise
  attendees?: number | undefined
  equipment: readonly { id: number; pieces: number }[]
  now: Temporal.Instant
  today: Temporal.PlainDate
  /** Rules of who and when are the staff's to judge: 窓口で受けた申込み. */
  byStaff?: boolean
  /** At the facility or by telephone: what is not lent online is lent, by the same rules of who and when. */
  atDesk?: boolean
}

/** What a registrant can have, priced, and what it counts for. */
export type Offer = {
  time: ChosenTime
  stage: Stage | undefined
  quotas: readonly QuotaUse[]
  lines: readonly PriceLine[]
  amount: Yen
}

export type OfferProblem =
  | { problem: 'time'; reason: string }
  | { problem: 'activity' | 'capacity' | 'equipment' | 'by-telephone' }
  | { problem: 'may-not'; answer: Exclude<BookingAnswer, { ok: true }> }

/** Everything that is decided by rules alone; whether the place is free, only the taking itself knows. */
export function offerOf(terms: Terms, asking: Asking): { ok: true; offer: Offer } | ({ ok: false } & OfferProblem) {
  const { space, rules, tariff, calendar, day } = terms
  const chosen = chooseTime(terms, asking.choice)
  if (!chosen.ok) return { ok: false, problem: 'time', reason: chosen.reason }
  if (!space.activities.includes(asking.activity)) return { ok: false, problem: 'activity' }
  if ((asking.attendees ?? 0) > space.capacity) return { ok: false, problem: 'capacity' }
  if (!asking.byStaff && !asking.atDesk && !space.isOnline) return { ok: false, problem: 'by-telephone' }
  const answer = asking.byStaff ? undefined : mayBook(rules, asking.facts, day, asking.now, calendar)
  if (answer && !answer.ok) return { ok: false, problem: 'may-not', answer }
  const { time } = chosen
  const equipment = asking.equipment.map(({ id, pieces }) => {
    const known = space.equipment.find((one) => one.id === id)
    return known && pieces <= known.stock ? { name: known.name, pieces, price: yen(known.price) } : undefined
  })
  const lent = equipment.filter((one) => one !== undefined)
  if (lent.length < equipment.length) return { ok: false, problem: 'equipment' }
  const { facts } = asking
  const lines = priceOf({ rules, tariff, time, facts, equipment: lent, calendar })
  const quotas = quotasFor(rules, {
    registrantId: asking.registrantId,
    personIds: asking.personIds,
    facts,
    category: space.facility.category,
    facility: space.facility.slug,
    time,
    bookedOn: asking.today,
    calendar,
  })
  return { ok: true, offer: { time, stage: answer?.stage, quotas, lines, amount: sumOf(lines) } }
}

export function chooseTime({ pattern, day }: Pick<Terms, 'pattern' | 'day'>, choice: TimeChoice) {
  const dayPattern = { day, blocks: pattern.blocks, ...(pattern.free && { free: pattern.free }) }
  if ('starts' in choice) return chooseFree(dayPattern, choice.starts, choice.ends)
  // A stretch of free time has no blocks that could be taken whole.
  return pattern.free ? { ok: false as const, reason: 'none' as const } : chooseBlocks(dayPattern, choice.blocks)
}
