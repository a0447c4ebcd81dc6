import { staffNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, field, type Raw } from '#platform/http/index.ts'
import { formatDateTime, parseWareki } from '#platform/time/index.ts'
import { z } from 'zod'
import type { Typed } from '../pages/pattern-form.tsx'
import type { ToldChange } from '../pages/say.tsx'
import type { WrittenChange } from '../store/changes.ts'

export const typedOf = (raw: Raw): Typed => ({
  text(name) {
    const value = raw[name]
    return typeof value === 'string' ? value : undefined
  },
  list(name) {
    const value = raw[name]
    return typeof value === 'string' ? [value] : (value ?? [])
  },
})

export const slugIn = (c: Ctx): string => c.req.param('slug') ?? ''

/** Names of who did it and when, in one look-up. */
export async function told(tx: Tx, changes: readonly WrittenChange[]): Promise<ToldChange[]> {
  const names = await staffNames(tx, [...new Set(changes.map(({ draftedBy }) => draftedBy))])
  return changes.map((one) => ({
    ...one,
    by: names.get(one.draftedBy) ?? '',
    at: formatDateTime(one.draftedAt, 'ja'),
  }))
}

export const dayField = field.day(parseWareki)

/** An empty field is no day. */
export const optionalDay = z
  .string()
  .optional()
  .transform((value, context) => {
    if (!value || value.trim() === '') return undefined
    const day = parseWareki(value)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

export const optionalNumber = (min: number, max: number) =>
  z
    .string()
    .optional()
    .transform((value) => value?.trim() || undefined)
    .pipe(field.wholeNumber(min, max).optional())

export const reason = field.text(300)
