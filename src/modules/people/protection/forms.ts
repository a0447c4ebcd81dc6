import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { atenaNumber, optionalDay } from '../forms/records.ts'
import type { GivenProtection } from './actions.ts'
import { protectionOpinions } from './domain.ts'
import { protectionTexts as t } from './text.ts'

const digits = (typed: string) => typed.normalize('NFKC').replaceAll(/[\s-]/g, '')

const optionalNumber = field.optionalText(20).transform((typed, context) => {
  const read = typed === undefined ? '' : digits(typed)
  if (read === '') return undefined
  if (/^\d{10}$/.test(read)) return read
  context.addIssue({ code: 'custom', message: t.errors.number })
  return z.NEVER
})

const numbers = field.optionalText(400).transform((typed, context) => {
  const lines = (typed ?? '')
    .split(/[\n、,]+/)
    .map(digits)
    .filter((line) => line !== '')
  if (lines.every((line) => /^\d{10}$/.test(line))) return lines
  context.addIssue({ code: 'custom', message: t.errors.number })
  return z.NEVER
})

const optionalPostcode = field.optionalText(20).transform((typed, context) => {
  const read = digits(typed ?? '')
  if (read === '') return null
  if (/^\d{7}$/.test(read)) return `${read.slice(0, 3)}-${read.slice(3)}`
  context.addIssue({ code: 'custom', message: t.errors.postcode })
  return z.NEVER
})

export const protectionForm = z
  .object({
    number: atenaNumber,
    origin: field.choice(['here', 'forwarded']),
    opinion: field.choice(protectionOpinions),
    from: field.day(parseWareki),
    family: numbers,
    aggressorNumber: optionalNumber,
    aggressorName: field.optionalText(200),
    aggressorBirth: optionalDay,
    aggressorAddress: field.optionalText(400),
    postcode: optionalPostcode,
    address: field.optionalText(400),
  })
  .refine(({ postcode, address }) => (postcode === null) === (address === undefined), {
    error: t.errors.both,
    path: ['address'],
  })
  .transform(
    ({ aggressorNumber, aggressorName, aggressorBirth, aggressorAddress, address, ...rest }): GivenProtection => ({
      ...rest,
      address: address ?? null,
      aggressor: {
        number: aggressorNumber,
        name: aggressorName,
        birthDate: aggressorBirth,
        address: aggressorAddress ?? null,
      },
    }),
  )

export const decisionForm = z.object({ outcome: field.choice(['granted', 'refused']) })
export const renewalForm = z.object({ opinion: field.choice(protectionOpinions) })
