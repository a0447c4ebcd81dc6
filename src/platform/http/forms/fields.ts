import { z } from 'zod'

/**
 * Building blocks of form schemas. Their errors are codes that `readForm` words in the language of the page;
 * an error text of the schema's own (`refine(…, { error: text })`) is shown as it is.
 */

/** Typed text, trimmed of spaces on both sides, otherwise kept to the character. */
export const text = (max = 200) =>
  z
    .string({ error: 'required' })
    .transform(trimmed)
    .pipe(z.string().min(1, 'required').max(max, `too_long:${max}`))

/** Like `text`; an empty field is `undefined`. */
export const optionalText = (max = 200) =>
  z
    .string()
    .optional()
    .transform((value) => trimmed(value ?? '') || undefined)
    .pipe(z.string().max(max, `too_long:${max}`).optional())

/** A whole number; full-width digits and thousands separators are understood. Empty is an error, never 0. */
export const wholeNumber = (min: number, max: number) =>
  z.string({ error: 'required' }).transform((value, context) => {
    const folded = value
      .normalize('NFKC')
      .replace(/[\s,、]/g, '')
      .replace(/^[−‐‑–ー]/, '-')
    const number = /^-?\d{1,15}$/.test(folded) ? Number(folded) : undefined
    const code = folded === '' ? 'required' : number === undefined ? 'not_a_number' : undefined
    if (number !== undefined && number >= min && number <= max) return number
    context.addIssue({ code: 'custom', message: code ?? `out_of_range:${min}:${max}` })
    return z.NEVER
  })

/** One of the offered values. */
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: 'choose' })

/** Any number of the offered values; name the field in `lists`. */
export const choices = <const Values extends readonly [string, ...string[]]>(values: Values, min = 0) =>
  z.array(z.enum(values, { error: 'choose' })).min(min, 'choose')

/** A single checkbox. */
export const ticked = () =>
  z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== '')

/** A single checkbox that has to be ticked. */
export const mustTick = () => z.string({ error: 'tick' }).min(1, 'tick')

/** A day typed in any usual way; `parse` comes from `platform/time`. */
export const day = (parse: (text: string) => Temporal.PlainDate | undefined) =>
  z.string({ error: 'required' }).transform((value, context) => {
    const date = parse(value)
    if (date) return date
    context.addIssue({ code: 'custom', message: trimmed(value) === '' ? 'required' : 'not_a_date' })
    return z.NEVER
  })

/** An uploaded file; what it holds is `platform/files`' to judge. */
export const file = (maxBytes = 10_000_000) =>
  z
    .instanceof(File, { error: 'choose_file' })
    .refine((one) => one.size > 0, 'choose_file')
    .refine((one) => one.size <= maxBytes, `file_too_large:${Math.floor(maxBytes / 1_000_000)}`)

const trimmed = (value: string) => value.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
