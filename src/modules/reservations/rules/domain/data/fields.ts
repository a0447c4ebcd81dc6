import { z } from 'zod'
import { type Yen, yen } from '#platform/money/index.ts'

/** Fields that rule sets and tariffs have in common. Their own messages are Japanese sentences that say what to write. */
export const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, '英小文字・数字・ハイフンの名前で書いてください')
export const keys = z.array(key).min(1, '1つ以上書いてください')
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '時刻は 09:00 の形で書いてください')
export const amount = z
  .int('円の整数で書いてください')
  .nonnegative('0円以上で書いてください')
  .transform((value): Yen => yen(value))
export const percent = z.int().min(0, '0から100で書いてください').max(100, '0から100で書いてください')
export const months = z
  .array(z.int().min(1, '月は1から12です').max(12, '月は1から12です'))
  .min(1, '1つ以上書いてください')
export const says = z.strictObject({ ja: z.string().min(1), easy: z.string().min(1), en: z.string().min(1) })
export const dayKinds = z.array(z.enum(['weekday', 'saturday', 'sunday', 'holiday'])).min(1, '1つ以上書いてください')

/** Whom a line of the rules is about; nothing given: everybody. */
export const who = {
  /** Keys of registrant classes; any of them. */
  classes: keys.optional(),
  inWard: z.boolean().optional(),
  kinds: z
    .array(z.enum(['person', 'group']))
    .min(1)
    .optional(),
  /** Keys of granted reductions or priorities; any of them. */
  grants: keys.optional(),
}

/** Fractions of a sum: to whole units of so many yen. */
export const rounding = z.strictObject({
  unit: z.union([z.literal(1), z.literal(10), z.literal(50), z.literal(100)]),
  to: z.enum(['down', 'up', 'nearest']),
})
