import { z } from 'zod'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const said = { ja: z.string().min(1), easy: z.string().min(1), en: z.string().min(1) }
const named = z.strictObject({ key, ...said })

/** `reservations/words.json`: what a municipality's facilities and what is done in them are called. 漢字《かんじ》 in `easy`. */
export const wordsSchema = z.strictObject({
  /** What quotas are counted by. */
  categories: z.array(named).min(1),
  areas: z.array(named).min(1),
  activities: z.array(z.strictObject({ key, ...said, noise: z.enum(['quiet', 'ordinary', 'loud']) })).min(1),
  features: z.array(named),
  /** `drawback`: what keeps somebody out; it is told and never asked for. */
  accessibility: z.array(z.strictObject({ key, ...said, drawback: z.literal(true).optional() })),
  stations: z.array(z.strictObject({ key, ...said, point: z.tuple([z.number(), z.number()]) })),
  /** Names of blocks: 午前, 夜間. */
  blocks: z.array(named),
  /** Why a house is closed again and again; other reasons are written out. */
  closings: z.array(named),
})

export type PlaceWords = z.infer<typeof wordsSchema>
export type Word = { key: string; ja: string; easy: string; en: string }
/** The lists that name a key in three languages. */
export type WordList = keyof PlaceWords
