import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import type { GivenAddress } from '../actions/other-addresses.ts'
import type { GivenOutside } from '../actions/register-outside.ts'
import type { BirthDate } from '../domain/birth.ts'
import { outsideKinds } from '../domain/outside-record.ts'
import { purposes, recordTexts } from '../text/staff.ts'

const { errors } = recordTexts

const postcode = (text: string): string | undefined => {
  const match = /^(\d{3})-?(\d{4})$/.exec(text.normalize('NFKC').replaceAll(/[\s−‐]/g, ''))
  return match ? `${match[1]}-${match[2]}` : undefined
}

const neededPostcode = field.text(20).transform((typed, context) => {
  const read = postcode(typed)
  if (read) return read
  context.addIssue({ code: 'custom', message: errors.postcode })
  return z.NEVER
})

const day = field.day(parseWareki)
export const optionalDay = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const read = parseWareki(typed)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

/** A 居所 or 送付先. */
export const otherAddressForm = z
  .object({
    kind: field.choice(['mailing', 'residence']),
    purpose: z.enum(['', ...Object.keys(purposes)], { error: 'choose' }).default(''),
    addressee: field.optionalText(100),
    postcode: neededPostcode,
    address: field.text(200),
    building: field.optionalText(200),
    from: day,
    until: optionalDay,
    note: field.text(400),
  })
  .refine(({ from, until }) => until === null || Temporal.PlainDate.compare(from, until) <= 0, {
    error: errors.until,
    path: ['until'],
  })
  .transform(
    (typed): GivenAddress => ({
      kind: typed.kind,
      purpose: typed.kind === 'mailing' && typed.purpose !== '' ? typed.purpose : null,
      addressee: typed.addressee ?? null,
      postcode: typed.postcode,
      address: typed.address,
      building: typed.building ?? null,
      reason: typed.note,
      validFrom: typed.from,
      // People say the last day; kept is the day after it.
      validTo: typed.until?.add({ days: 1 }) ?? null,
    }),
  )

/** Somebody outside the register. */
export const outsideForm = z
  .object({
    kind: field.choice(outsideKinds),
    name: field.text(200),
    kana: field.optionalText(200),
    birthDate: field.optionalText(60),
    sex: z.enum(['', 'male', 'female', 'other'], { error: 'choose' }).default(''),
    postcode: neededPostcode,
    address: field.text(200),
    building: field.optionalText(200),
    note: field.text(400),
    another: field.ticked(),
  })
  .transform((typed): GivenOutside & { isAnother: boolean } => ({
    isAnother: typed.another,
    kind: typed.kind,
    name: typed.name,
    kana: typed.kana ?? null,
    birthDate: typed.birthDate === undefined ? null : birthOf(typed.birthDate),
    sex: typed.sex === '' ? null : typed.sex,
    postcode: typed.postcode,
    address: typed.address,
    building: typed.building ?? null,
    reason: typed.note,
  }))

// What is no day is kept as it was said: 「昭和15年 月日不詳」.
function birthOf(typed: string): BirthDate {
  const date = parseWareki(typed)
  return date ? { isKnown: true, date } : { isKnown: false, text: typed, assumed: null }
}

export const atenaNumber = field.text(20).transform((typed, context) => {
  const read = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (/^\d{10}$/.test(read)) return read
  context.addIssue({ code: 'custom', message: errors.number })
  return z.NEVER
})

export const mergeForm = z.object({ number: atenaNumber, why: field.text(400) })

export const mergeDecisionForm = z.object({ decision: field.choice(['confirmed', 'rejected']) })
