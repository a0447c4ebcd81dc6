import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { memberLinks } from './domain/classes.ts'
import { registrantKinds } from './domain/registrant.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/)
const share = z.number().min(0).max(1)
const choices = z.array(z.strictObject({ key, label: z.string() }))

/** `reservations/registrants.json` of a profile: who may be registered, how, and for how long. */
const registrantsSchema = z.strictObject({
  /** Key of the office that keeps the registrations. */
  office: key,
  /** 文書記号 of its letters. */
  documentSymbol: z.string(),
  validYears: z.int().min(1).max(10),
  renewal: z.strictObject({ opensDaysBefore: z.int().min(1).max(365), lateDays: z.int().min(0).max(365) }),
  leastAge: z.strictObject({ person: z.int().min(0), representative: z.int().min(0) }),
  /** Of how many groups one person may be a member. */
  groupsAPerson: z.int().positive(),
  /** So many members in common make two groups one; then it is refused, or staff are told. */
  duplicates: z.strictObject({ shared: z.int().min(1), answer: z.enum(['refuse', 'tell']) }),
  suspensionMostMonths: z.int().positive(),
  /** In this order: the first whose conditions hold is the class. */
  classes: z.array(
    z.strictObject({
      key,
      kind: z.enum(registrantKinds),
      ja: z.string(),
      easy: z.string(),
      en: z.string(),
      inWard: z.boolean(),
      conditions: z.strictObject({
        leastMembers: z.int().positive().optional(),
        ward: z.strictObject({ share, links: z.array(z.enum(memberLinks)).min(1) }).optional(),
        ages: z.strictObject({ from: z.int().optional(), to: z.int().optional(), share }).optional(),
        disabledShare: share.optional(),
      }),
    }),
  ),
  grants: choices,
  grounds: z.strictObject({ refusal: choices.min(1), suspension: choices.min(1), revocation: choices.min(1) }),
  source: z.string(),
  /** false = 要確認: shown so on staff screens. */
  confirmed: z.boolean(),
})

export type RegistrantRules = z.infer<typeof registrantsSchema>

/** The municipality's rules of registration, read once; `undefined` where it offers none. */
export function registrantRules({ config }: Pick<House, 'config'>): RegistrantRules | undefined {
  if (!known.has(config)) known.set(config, readRules(config))
  return known.get(config)
}

const known = new WeakMap<House['config'], RegistrantRules | undefined>()

function readRules({ root, profile }: House['config']): RegistrantRules | undefined {
  const file = join(root, 'profiles', profile, 'reservations', 'registrants.json')
  if (!existsSync(file)) return undefined
  return registrantsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
