import { z } from 'zod'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
/** In three languages; furigana as 漢字《かんじ》. */
const words = z.strictObject({ ja: z.string(), easy: z.string(), en: z.string() })

const field = z.strictObject({
  code,
  datatype: z.enum(['string', 'number', 'singlevaluelist']),
  label: words,
  /** Behind a number: 「W」「cm」. */
  unit: z.string().max(10).optional(),
  values: z.array(z.strictObject({ key: code, name: words })).default([]),
})
/** What is written down of each asset of a kind. */
export type AssetField = z.infer<typeof field>

const kind = z.strictObject({
  /** As `asset` of a category of reports; stays when the name changes. */
  code,
  name: words,
  /** With what its numbers begin: 「L」 of 「L-0001」. */
  platePrefix: z.string().regex(/^[0-9A-Z]{1,6}$/),
  /** 点検の間隔, in months; missing: not inspected by the calendar. */
  inspectionMonths: z.int().min(1).max(240).optional(),
  /** 耐用年数 as planned, in years. */
  lifeYears: z.int().min(1).max(100).optional(),
  fields: z.array(field).default([]),
})
export type AssetKind = z.infer<typeof kind>

export const assetKindsSchema = z
  .array(kind)
  .refine((kinds) => new Set(kinds.map((one) => one.code)).size === kinds.length, 'a code stands twice')
  .refine((kinds) => new Set(kinds.map((one) => one.platePrefix)).size === kinds.length, 'a prefix stands twice')
