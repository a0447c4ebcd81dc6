import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { parseCorporateNumber } from './domain/corporate-number.ts'
import { organisationKinds, seatRoles } from './domain/kinds.ts'

/** An empty field is no day. */
const optionalDay = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const day = parseWareki(typed)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

/** What people read is the last day; kept is the day after it. */
const termTo = optionalDay.transform((last) => last?.add({ days: 1 }) ?? null)

export const organisationForm = (numberWrong: string) =>
  z
    .object({
      kind: field.choice(organisationKinds),
      name: field.text(100),
      kana: field.text(200),
      public: field.ticked(),
      authorised: field.ticked(),
      number: field.optionalText(30),
      term: termTo,
    })
    .transform(({ kind, name, kana, number, term, ...ticks }, context) => {
      const corporateNumber = number ? parseCorporateNumber(number) : null
      if (corporateNumber === undefined) {
        context.addIssue({ code: 'custom', message: numberWrong, path: ['number'] })
        return z.NEVER
      }
      const isAuthorised = kind === 'neighbourhood' && ticks.authorised
      return { kind, name, nameKana: kana, isPublic: ticks.public, isAuthorised, corporateNumber, termTo: term }
    })

export const inviteForm = z.object({
  role: field.choice(seatRoles).refine((role) => role !== 'representative', 'choose'),
  from: field.day(parseWareki),
  term: termTo,
})

export const handOverForm = z.object({
  successor: z.string().default(''),
  handOverFrom: field.day(parseWareki),
  handOverTerm: termTo,
  replaces: z.string().default(''),
})

export const roleForm = z.object({
  member: z.string().default(''),
  newRole: field.choice(['deputy', 'treasurer', 'officer', 'member']),
  roleFrom: field.day(parseWareki),
  roleTerm: termTo,
})

/** What the office writes down anew of an organisation that stands. */
export const correctionForm = (numberWrong: string) =>
  z
    .object({
      name: field.text(100),
      kana: field.text(200),
      public: field.ticked(),
      authorised: field.ticked(),
      number: field.optionalText(30),
      why: field.text(500),
      seen: field.wholeNumber(0, 100),
    })
    .transform(({ number, kana, why, seen, ...rest }, context) => {
      const corporateNumber = number ? parseCorporateNumber(number) : null
      if (corporateNumber === undefined) {
        context.addIssue({ code: 'custom', message: numberWrong, path: ['number'] })
        return z.NEVER
      }
      const to = {
        name: rest.name,
        nameKana: kana,
        isPublic: rest.public,
        isAuthorised: rest.authorised,
        corporateNumber,
      }
      return { to, reason: why, seen }
    })

/** The last day of the 指定 is typed; kept is the day after it. */
export const contractForm = (wrongOrder: string) =>
  z
    .object({ facility: field.text(100), contractFrom: field.day(parseWareki), contractLast: field.day(parseWareki) })
    .transform(({ facility, contractFrom, contractLast }, context) => {
      if (Temporal.PlainDate.compare(contractLast, contractFrom) >= 0)
        return { facility, validFrom: contractFrom, validTo: contractLast.add({ days: 1 }) }
      context.addIssue({ code: 'custom', message: wrongOrder, path: ['contractLast'] })
      return z.NEVER
    })

/** The first day without the 指定 is typed, as it stands in the letter that takes it back. */
export const contractEndForm = z.object({
  contract: z.string().default(''),
  endOn: field.day(parseWareki),
  endReason: field.text(500),
})

export const codeForm = z.object({ code: field.text(40) })

export const clientForm = z.object({
  name: field.text(100),
  purpose: field.text(300),
  contact: field.text(200),
  scopes: z.array(z.string().max(100)).min(1, 'choose'),
})

/** How long a token may live, in days. */
export const tokenDays = [365, 90] as const
export const tokenForm = z.object({ days: field.choice(['365', '90']).transform(Number) })
export const reasonForm = z.object({ reason: field.text(500) })
