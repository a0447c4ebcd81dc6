import { z } from 'zod'
import { parseWareki } from '#platform/time/index.ts'
import type { PlaceWords } from '../../places/index.ts'

/** Times of the day that people ask for; a block counts when it lies within. */
export const dayParts = {
  morning: [0, 12 * 60 + 30],
  afternoon: [12 * 60, 18 * 60],
  evening: [17 * 60, 24 * 60],
} as const
export type DayPart = keyof typeof dayParts

/** Kinds of days: Monday to Friday, Saturday, Sunday and holidays. */
export const weekParts = { weekdays: [1, 2, 3, 4, 5], saturday: [6], sunday: [7, 8] } as const
export type WeekPart = keyof typeof weekParts

export const views = ['list', 'table', 'month', 'map'] as const
export type View = (typeof views)[number]

/** What is looked for. All of it stands in the address, so that it can be sent on. */
export type VacancyQuery = {
  activity?: string
  people?: number
  area?: string
  near?: string
  category?: string
  /** Slug. */
  facility?: string
  features: readonly string[]
  access: readonly string[]
  from: Temporal.PlainDate
  on: readonly WeekPart[]
  time?: DayPart
  view: View
  /** How many spaces to pass over in the table. */
  skip: number
  /** The registration whose prices and reception are shown. */
  as?: string
}

const one = (allowed: readonly string[]) =>
  z
    .enum(allowed as [string, ...string[]])
    .optional()
    .catch(undefined)
const keysOf = (words: readonly { key: string }[]) => words.map(({ key }) => key)

/** How many days a page of results looks at. */
export const daysShown = 14

/** What an address asks for; what it has that cannot be is left out, and a day that is over becomes today. */
export function readQuery(params: URLSearchParams, words: PlaceWords, today: Temporal.PlainDate): VacancyQuery {
  const get = (name: string) => params.get(name) ?? undefined
  const list = (name: string, allowed: readonly string[]) =>
    params.getAll(name).filter((value) => allowed.includes(value))
  const activity = one(keysOf(words.activities)).parse(get('activity'))
  const area = one(keysOf(words.areas)).parse(get('area'))
  const near = one(keysOf(words.stations)).parse(get('near'))
  const category = one(keysOf(words.categories)).parse(get('category'))
  const time = one(Object.keys(dayParts)).parse(get('time')) as DayPart | undefined
  const people = z.coerce
    .number()
    .int()
    .min(1)
    .max(9999)
    .optional()
    .catch(undefined)
    .parse(get('people') || undefined)
  const facility = get('facility')
  const as = get('as')
  return {
    ...(activity && { activity }),
    ...(people !== undefined && { people }),
    ...(area && { area }),
    ...(near && { near }),
    ...(category && { category }),
    ...(facility && { facility }),
    ...(time && { time }),
    ...(as && { as }),
    features: list('feature', keysOf(words.features)),
    access: list('access', keysOf(words.accessibility)),
    from: dayFrom(get('from'), today),
    on: list('on', Object.keys(weekParts)) as WeekPart[],
    view: (one(views).parse(get('view')) as View | undefined) ?? 'list',
    skip: z.coerce.number().int().min(0).max(10_000).catch(0).parse(get('skip')),
  }
}

function dayFrom(text: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  const day = text === undefined ? undefined : parseWareki(text)
  if (!day || Temporal.PlainDate.compare(day, today) < 0) return today
  const last = today.add({ months: 24 })
  return Temporal.PlainDate.compare(day, last) > 0 ? last : day
}

/** The address of a query, with some of it otherwise; `undefined` takes it out. */
export function addressOf(query: VacancyQuery, changes: Partial<Record<keyof VacancyQuery, unknown>> = {}): string {
  const all: Record<string, unknown> = { ...query, skip: query.skip || undefined, ...changes }
  const params = new URLSearchParams()
  const names: Record<string, string> = { features: 'feature' }
  for (const [key, value] of Object.entries(all)) {
    const name = names[key] ?? key
    if (Array.isArray(value)) for (const item of value) params.append(name, String(item))
    else if (value !== undefined && !(key === 'view' && value === 'list')) params.set(name, String(value))
  }
  return `/vacancies?${params}`
}

/** The days that are looked at, in order. */
export function daysOf(
  { from, on }: Pick<VacancyQuery, 'from' | 'on'>,
  isHoliday: (day: Temporal.PlainDate) => boolean,
) {
  const kinds = on.flatMap((part): readonly number[] => weekParts[part])
  return Array.from({ length: daysShown }, (_, n) => from.add({ days: n })).filter(
    (day) => kinds.length === 0 || kinds.includes(isHoliday(day) ? 8 : day.dayOfWeek),
  )
}

/** The days of the month of `from`, without those that are over. */
export function monthOf(from: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const first = from.with({ day: 1 })
  const all = Array.from({ length: first.daysInMonth }, (_, n) => first.add({ days: n }))
  return all.filter((day) => Temporal.PlainDate.compare(day, today) >= 0)
}
