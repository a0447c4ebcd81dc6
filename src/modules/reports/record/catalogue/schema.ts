import { z } from 'zod'
import { owners } from '../../ground/index.ts'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** In three languages; furigana as 漢字《かんじ》. */
const words = z.strictObject({ ja: z.string(), easy: z.string(), en: z.string() })
export type Words = z.infer<typeof words>

/** A question about a report of one kind, as Open311 GeoReport v2 describes attributes of a service. */
const attribute = z.strictObject({
  code,
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean().default(false),
  label: words,
  help: words.optional(),
  values: z.array(z.strictObject({ key: code, name: words })).default([]),
})
export type Attribute = z.infer<typeof attribute>

const category = z.strictObject({
  /** Stays when the name changes: programs know it. */
  code,
  group: code,
  kind: z.enum(['defect', 'good_deed', 'theme']),
  name: words,
  /** What its reports are called in lists: 「街路灯がつかない」. */
  title: words,
  /** What to say and to photograph. */
  hint: words.optional(),
  /** Words by which it is suggested. */
  keywords: z.array(z.string()),
  radiusMetres: z.int().min(5).max(1000),
  /** Open days until the office wants to have answered; missing: no clock. */
  targetDays: z.int().min(1).max(120).optional(),
  /** Whose it is where no road, park or river says otherwise. */
  owner: z.enum(owners),
  /** Kind of thing with a number on it. */
  asset: code.optional(),
  /** It may hurt somebody: the telephone comes first. */
  isDangerous: z.boolean().default(false),
  /** It tells of somebody's home: its place is shown within about 100 m. */
  isCoarse: z.boolean().default(false),
  /** Never shown to everybody. */
  isPrivate: z.boolean().default(false),
  attributes: z.array(attribute).default([]),
})
export type Category = z.infer<typeof category>

export const categoriesSchema = z.strictObject({
  groups: z.array(z.strictObject({ code, name: words })),
  categories: z.array(category),
})

const body = z.strictObject({
  code,
  name: words,
  owner: z.enum(owners),
  phone: z.string().optional(),
  /** Takes reports at a GeoReport v2 server under this name in the settings. */
  open311: code.optional(),
  confirmed: z.boolean(),
})
export type Body = z.infer<typeof body>
export const bodiesSchema = z.array(body)

/** The first that fits decides; what is not said fits everything. */
const rule = z.strictObject({
  categories: z.array(code).optional(),
  groups: z.array(code).optional(),
  owners: z.array(z.enum(owners)).optional(),
  /** Names of towns without 丁目. */
  towns: z.array(z.string()).optional(),
  office: code,
  /** Who has to be asked to act. */
  body: code.optional(),
})
export type RoutingRule = z.infer<typeof rule>
export const routingSchema = z.array(rule)

const reason = z.strictObject({
  code,
  /** For which states or deeds it may be given. */
  for: z.array(z.enum(['out_of_scope', 'no_action', 'not_responsible', 'handed_over', 'private', 'hidden', 'unable'])),
  name: words,
})
export type Reason = z.infer<typeof reason>
export const reasonsSchema = z.array(reason)

const template = z.strictObject({
  code,
  label: z.string(),
  groups: z.array(code).optional(),
  to: z.string(),
  text: z.string(),
})
export type Template = z.infer<typeof template>
export const templatesSchema = z.array(template)

export const settingsSchema = z.strictObject({
  /** What the municipality calls it; missing: 「まちのレポート」. */
  name: words.optional(),
  /** `mail`: also who has only confirmed a mail address. */
  mayReport: z.enum(['mail', 'verified']),
  /** `after-look`: nothing is public before the office has looked at it. */
  publish: z.enum(['at-once', 'after-look']),
  /** Sees what no rule gives to another. */
  office: code,
  /** Where crews set out in the morning; missing: their way begins at its first stop. */
  crewsSetOutFrom: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  /** Calls and danger by telephone, in office hours and at other times. */
  dangerPhone: z.string(),
  dangerPhoneAtNight: z.string(),
  confirmed: z.boolean(),
  reopenWithinDays: z.int().min(1),
  reopenTimes: z.int().min(1),
  perPersonADay: z.int().min(1),
  perNetworkAnHour: z.int().min(1),
  photos: z.int().min(1).max(10),
  /** Years after the end until nobody's name and words are kept. */
  keepYears: z.int().min(1),
})
export type ReportSettings = z.infer<typeof settingsSchema>
