import { isOnGlobe, type Place } from '../../ground/index.ts'
import { parseMoment } from '../answers/moments.ts'
import { bad } from '../answers/refusal.ts'

/** The parameters of a call; an empty one is as one that is not there. */
export type Asked = (name: string) => string | undefined

export const askedOf =
  (params: URLSearchParams): Asked =>
  (name) => {
    const values = params.getAll(name).map((value) => value.trim())
    return values.findLast((value) => value !== '')
  }

/** Half-open nowhere: both ends belong to it. */
export type Span = { from: Temporal.Instant; to: Temporal.Instant }

const longest = Temporal.Duration.from({ hours: 90 * 24 })

/**
 * A span of at most 90 days from two parameters; where one is missing the span is 90 days long, where both are, `undefined`.
 * Throws a `Refusal` for a date without offset, ends in the wrong order, and more than 90 days.
 */
export function readSpan(asked: Asked, [first, last]: readonly [string, string]): Span | undefined {
  const [begin, end] = [readMoment(asked, first), readMoment(asked, last)]
  if (!begin && !end) return undefined
  const from = begin ?? end?.subtract(longest)
  const to = end ?? begin?.add(longest)
  if (!from || !to) return undefined
  if (Temporal.Instant.compare(to, from) < 0) throw bad('dates_backwards', `${first} – ${last}`)
  if (Temporal.Duration.compare(from.until(to), longest) > 0) throw bad('span_too_long', `${first} – ${last}`)
  return { from, to }
}

export const newest = (now: Temporal.Instant): Span => ({ from: now.subtract(longest), to: now })

function readMoment(asked: Asked, name: string): Temporal.Instant | undefined {
  const text = asked(name)
  if (text === undefined) return undefined
  const moment = parseMoment(text)
  if (!moment) throw bad('date_unreadable', name)
  return moment
}

export const readList = (text: string | undefined): string[] | undefined => {
  const parts = text?.split(',').map((part) => part.trim())
  return parts?.filter((part) => part !== '')
}

/** `open`, `closed`, or both in a list; missing: both. */
export function readStatus(asked: Asked): 'open' | 'closed' | undefined {
  const given = new Set(readList(asked('status'))?.map((one) => one.toLowerCase()))
  for (const one of given) if (one !== 'open' && one !== 'closed') throw bad('status_unknown', one)
  if (given.size !== 1) return undefined
  return given.has('open') ? 'open' : 'closed'
}

/** What the standard allows in one answer, and what a page of it may hold. */
const most = { all: 1000, page: 500, usualPage: 50, pages: 2000 }

export function readPage(asked: Asked): { offset: number; limit: number } {
  const page = readWhole(asked, 'page', most.pages)
  const size = readWhole(asked, 'page_size', most.page)
  if (page === undefined && size === undefined) return { offset: 0, limit: most.all }
  const limit = size ?? most.usualPage
  return { offset: ((page ?? 1) - 1) * limit, limit }
}

function readWhole(asked: Asked, name: string, highest: number): number | undefined {
  const text = asked(name)
  if (text === undefined) return undefined
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1 || Number(text) > highest) throw bad('number_unreadable', name)
  return Number(text)
}

export function readNumber(asked: Asked, name: string): number | undefined {
  const text = asked(name)
  if (text === undefined) return undefined
  if (!/^[+-]?\d{1,9}(\.\d{1,20})?$/.test(text)) throw bad('number_unreadable', name)
  return Number(text)
}

/** `lat` and `long`, both or none. */
export function readPlace(asked: Asked): Place | undefined {
  const [lat, lon] = [readNumber(asked, 'lat'), readNumber(asked, 'long')]
  if (lat === undefined && lon === undefined) return undefined
  if (lat === undefined || lon === undefined) throw bad('place_half')
  if (!isOnGlobe({ lat, lon })) throw bad('number_unreadable', 'lat, long')
  return { lat, lon }
}

/** Metres; a circle of nothing, or as wide as a prefecture, is asked for by mistake. */
const widest = 50_000

export function readCircle(asked: Asked): { centre: Place; metres: number } | undefined {
  const centre = readPlace(asked)
  const metres = readNumber(asked, 'radius')
  if (!centre && metres === undefined) return undefined
  if (!centre) throw bad('place_half')
  if (metres === undefined) return { centre, metres: 1000 }
  if (metres <= 0 || metres > widest) throw bad('number_unreadable', 'radius')
  return { centre, metres }
}
