import { z } from 'zod'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const kana = z.string().regex(/^[\p{Script=Hiragana}ー・ 0-9A-Za-z（）()]+$/u)
const names = { name: z.string().min(1).max(100), kana, english: z.string().min(1) }

/** What rooms of a kind have in common; a room's own words go before. */
const kind = z.strictObject({
  /** Keys of activities. */
  activities: z.array(key).min(1),
  features: z.array(key).optional(),
  accessibility: z.array(key).optional(),
  /** Keys of rules.json and tariffs.json. */
  rules: key,
  tariff: key.optional(),
  timetable: key,
})

const space = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  ...names,
  kind: key,
  capacity: z.int().positive(),
  area: z.int().positive().optional(),
  /** Smallest parts that it is made of; missing: it is one of its own. */
  atoms: z.array(z.string().min(1)).min(1).optional(),
  /** false: asked for by telephone. */
  online: z.literal(false).optional(),
  ...kind.partial().shape,
})

const equipment = z.strictObject({
  ...names,
  stock: z.int().min(1).max(500),
  price: z.int().nonnegative().default(0),
  /** Slugs of spaces; missing: all of the facility. */
  spaces: z.array(z.string()).optional(),
})

const facility = z.strictObject({
  slug: key,
  ...names,
  category: key,
  area: key,
  address: z.string().min(1),
  /** Latitude and longitude; `exact`: of the house itself, not of its 丁目. */
  point: z.tuple([z.number(), z.number()]).optional(),
  exact: z.literal(true).optional(),
  station: key.optional(),
  walk: z.int().nonnegative().optional(),
  phone: z
    .string()
    .regex(/^0\d{1,4}-\d{1,4}-\d{3,4}$/)
    .optional(),
  /** Its doors open by a code that is good for one reservation; missing: by somebody with a key. */
  lock: z.literal('code').optional(),
  /** Key of the office in charge. */
  office: key,
  accessibility: z.array(key).default([]),
  online: z.literal(false).optional(),
  /** Key of the closed days. */
  closing: key,
  /** 休館 of its own, both days included. */
  closed: z.array(z.strictObject({ from: z.iso.date(), until: z.iso.date(), why: z.string().min(1) })).default([]),
  spaces: z.array(space).min(1),
  /** Pairs of atoms that hear each other. */
  neighbours: z.array(z.tuple([z.string(), z.string()])).default([]),
  equipment: z.array(equipment).default([]),
  /** false = 要確認. */
  confirmed: z.boolean(),
})

export const kindsSchema = z.record(key, kind)
/** One file of `reservations/facilities/`. */
export const facilitiesSchema = z.array(facility).min(1)

export type ProfileFacility = z.infer<typeof facility>
export type ProfileSpace = z.infer<typeof space> & z.infer<typeof kind>
