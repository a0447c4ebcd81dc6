import { between, happens, pick, type Random, randomOf, weighted } from '#demo/population/random.ts'
import type { WardCalendar } from '#platform/time/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { coarse, type Ground, isInside, moved, ownerAt, type Owner, type Place, type Town } from '../../ground/index.ts'
import {
  type Catalogue,
  type Category,
  isClosed,
  openDaysBetween,
  pausesClock,
  type Publication,
  type ReportState,
  routeFor,
} from '../../record/index.ts'
import { elsewhere, sentences, spots } from './sentences.ts'
import { besideIt, type WeakSpot, weakSpotOf } from './weak-spots.ts'

/** A report that nobody made, with its whole course. */
export type Invented = {
  category: Category
  /** What has a number on it and failed. */
  asset: WeakSpot['asset']
  place: Place
  shownPlace: Place
  town: string
  owner: Owner
  office: string
  body: string | undefined
  text: string
  publication: Publication
  /** When somebody of the office looked at the words. */
  lookedAt: Temporal.Instant | undefined
  filedAt: Temporal.Instant
  steps: readonly InventedStep[]
  dueOn: Temporal.PlainDate | undefined
}

export type InventedStep = {
  to: ReportState
  at: Temporal.Instant
  said?: string | undefined
  reason?: string | undefined
}

export type World = {
  ground: Ground
  catalogue: Catalogue
  calendar: WardCalendar
  weakSpots: readonly WeakSpot[]
  /** Reports were filed in the two years before. */
  now: Temporal.Instant
}

const years = 2
const seed = 20161001

const weights: Readonly<Record<string, number>> = {
  'street-lamp': 34,
  'road-hole': 12,
  sidewalk: 6,
  dumping: 6,
  'collection-point': 4,
  'street-tree': 5,
  playground: 3,
  bench: 3,
  'curve-mirror': 4,
  drain: 4,
  'litter-picked': 4,
  'leaves-swept': 3,
  'flowers-tended': 2,
}

/** Draws the kind of a report, each as often as a ward's people tell of it. */
export function kindsOf({ categories }: Catalogue): (next: Random) => Category {
  return weighted(
    [...categories.values()].filter(({ kind }) => kind !== 'theme').map((one) => [one, weights[one.code] ?? 1]),
  )
}

/** The n-th invented report of this world: always the same. */
export function inventReport(n: number, world: World, kindOf: (next: Random) => Category): Invented {
  const next = randomOf(seed, n)
  const weak = weakSpotOf(n, world.weakSpots, next)
  const category = weak?.category ?? kindOf(next)
  const town = weak?.town ?? pick(world.ground.towns, next)
  const place = weak ? besideIt(weak, next) : placeIn(town, world.ground, next)
  const owner = ownerAt(world.ground, place)?.owner ?? category.owner
  const { office, body } = routeFor(world.catalogue, { category, owner, town: town.name })
  const filedAt = filedOf(category, world, next)
  const filedOn = filedAt.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const steps = courseOf({ category, body, filedAt, world }, next)
  const isCoarse = category.isCoarse || (!weak && happens(800, next))
  const publication = publicationOf(steps.length > 1, next)
  return {
    category,
    asset: weak?.asset,
    place,
    shownPlace: isCoarse ? coarse(place) : place,
    town: town.name,
    owner,
    office,
    body,
    text: sayWhere(
      pick(sentences[category.code]?.said ?? sentences['other']?.said ?? [], next),
      world.ground,
      town,
      next,
      weak?.where,
    ),
    publication,
    lookedAt: steps[1]?.at ?? (publication === 'partial' ? undefined : filedAt),
    filedAt,
    steps,
    dueOn: category.targetDays === undefined ? undefined : dueOf(world.calendar, filedOn, category.targetDays, steps),
  }
}

function placeIn({ place }: Town, ground: Ground, next: Random): Place {
  for (let tries = 0; tries < 8; tries += 1) {
    const there = moved(moved(place, 'north', between(-260, 260, next)), 'east', between(-260, 260, next))
    if (isInside(ground, there) === 'inside') return there
  }
  return place
}

// Lamps are seen at night, deeds are done in the morning, the rest by day.
const hours: Readonly<Record<string, readonly [number, number]>> = { 'street-lamp': [18, 23], 'park-lamp': [18, 23] }

function filedOf(category: Category, { now }: World, next: Random): Temporal.Instant {
  const today = now.toZonedDateTimeISO(wardTimeZone)
  const days = between(0, 365 * years - 1, next)
  const [first, last] = hours[category.code] ?? (category.kind === 'good_deed' ? [6, 10] : [7, 20])
  const at = today.subtract({ days }).with({ hour: between(first, last, next), minute: next(60), second: next(60) })
  const instant = at.toInstant()
  return Temporal.Instant.compare(instant, now) < 0 ? instant : at.subtract({ days: 1 }).toInstant()
}

type Course = { category: Category; body: string | undefined; filedAt: Temporal.Instant; world: World }

function courseOf({ category, body, filedAt, world }: Course, next: Random): InventedStep[] {
  const steps: InventedStep[] = [{ to: 'received', at: filedAt }]
  let at = filedAt
  const put = (hoursLater: number, step: Omit<InventedStep, 'at'>): void => {
    at = at.add({ hours: hoursLater, minutes: next(60) })
    if (Temporal.Instant.compare(at, world.now) <= 0) steps.push({ ...step, at })
  }
  if (category.kind === 'good_deed') {
    put(between(12, 60, next), { to: 'thanked', said: answerOf(category, next) })
    return steps
  }
  const days = category.targetDays ?? 5
  put(between(2, 30, next), { to: 'investigating' })
  if (body)
    put(between(2, 24, next), { to: 'handed_over', reason: 'other-body', said: '管理している機関へ伝えました。' })
  else if (happens(3500, next)) put(between(4, 40, next), { to: 'in_progress' })
  const ends = between(6 + days * 3, 20 + days * 34, next)
  const draw = next(100)
  if (draw < 84) put(ends, { to: 'fixed', said: answerOf(category, next) })
  else if (draw < 89) put(ends, { to: 'no_action', reason: 'cannot-find', said: pick(elsewhere.no_action, next) })
  else if (draw < 92)
    put(ends, { to: 'not_responsible', reason: 'other-body', said: pick(elsewhere.not_responsible, next) })
  else if (draw < 96)
    put(ends, { to: 'out_of_scope', reason: 'long-term-wish', said: pick(elsewhere.out_of_scope, next) })
  else if (draw < 98) put(ends, { to: 'fixed_by_others', said: '直っていることを、近所の方が確かめました。' })
  else put(ends, { to: 'cancelled' })
  return steps
}

const answerOf = (category: Category, next: Random): string =>
  `${pick(sentences[category.code]?.answered ?? ['直しました。'], next)}知らせていただき、ありがとうございました。`

function dueOf(
  calendar: WardCalendar,
  filedOn: Temporal.PlainDate,
  targetDays: number,
  steps: readonly InventedStep[],
): Temporal.PlainDate {
  const due = calendar.addBusinessDays(filedOn, targetDays)
  const paused = steps.findIndex(({ to }) => pausesClock(to))
  const resumed = steps[paused + 1]
  if (paused < 0 || !resumed || isClosed(resumed.to)) return due
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const passed = openDaysBetween(calendar, dayOf(steps[paused]?.at ?? resumed.at), dayOf(resumed.at))
  return passed === 0 ? due : calendar.addBusinessDays(due, passed)
}

function publicationOf(isLookedAt: boolean, next: Random): Publication {
  const draw = next(100)
  if (draw < 1) return 'hidden'
  if (draw < 4) return 'private'
  if (!isLookedAt || draw < 9) return 'partial'
  return 'public'
}

function sayWhere(sentence: string, { landmarks }: Ground, town: Town, next: Random, where?: string): string {
  const near = landmarks.filter(
    ({ place }) => Math.abs(place.lat - town.place.lat) < 0.008 && Math.abs(place.lon - town.place.lon) < 0.01,
  )
  const usable = near.length > 0 ? spots : spots.filter((spot) => !spot.includes('{landmark}'))
  const spot = where ?? pick(usable, next)
  return sentence
    .replace('{place}', spot)
    .replace('{landmark}', near.length > 0 ? pick(near, next).name : '')
    .replace('{town}', town.name)
}
