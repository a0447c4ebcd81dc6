import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Lang, MunicipalWords } from '#platform/i18n/index.ts'
import { exemptionsSchema, plainRevenue, refundGroundsSchema, revenueSchema, treasurySchema } from './money.ts'
import {
  calendarSchema,
  contractsSchema,
  convenienceStoreSchema,
  decisionRulesSchema,
  emergencyDraftsSchema,
  feesSchema,
  identitySchema,
  lettersSchema,
  officesSchema,
  organisationOfficesSchema,
  type Profile,
  type ProfileFee,
} from './schema.ts'

/** Reads `profiles/<name>/*.json` below the project's root. Throws with the file and the field that is wrong. */
export function loadProfile(config: { root: string; profile: string }): Profile {
  if (!/^[a-z][a-z0-9-]*$/.test(config.profile)) throw new Error(`not a profile name: ${config.profile}`)
  const folder = join(config.root, 'profiles', config.profile)
  if (!existsSync(folder)) throw new Error(`no profile "${config.profile}" (MADOGUCHI_PROFILE) in ${folder}`)
  const { words, ...identity } = parse(join(folder, 'identity.json'), identitySchema)
  const optional = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined =>
    existsSync(join(folder, name)) ? parse(join(folder, name), schema) : undefined
  const convenienceStore = optional('convenience-store.json', convenienceStoreSchema)
  const contracts = optional('contracts.json', contractsSchema)
  const treasury = optional('treasury.json', treasurySchema)
  return {
    ...identity,
    words: wordsOf(identity, words),
    offices: parse(join(folder, 'offices.json'), officesSchema),
    decisionRules: parse(join(folder, 'decision-rules.json'), decisionRulesSchema),
    organisationOffices: optional('organisation-offices.json', organisationOfficesSchema) ?? {},
    letters: parse(join(folder, 'letters.json'), lettersSchema),
    calendar: parse(join(folder, 'calendar.json'), calendarSchema),
    fees: parse(join(folder, 'fees.json'), feesSchema),
    revenue: optional('revenue.json', revenueSchema) ?? plainRevenue,
    exemptions: optional('exemptions.json', exemptionsSchema) ?? [],
    refundGrounds: optional('refund-grounds.json', refundGroundsSchema) ?? [],
    ...(contracts && { contracts }),
    emergencyDrafts: optional('emergency.json', emergencyDraftsSchema) ?? [],
    ...(convenienceStore && { convenienceStore }),
    ...(treasury && { treasury }),
  }
}

type Named = Pick<Profile, 'name' | 'nameKana' | 'nameEnglish'>
type GivenWords = Record<'office' | 'municipality' | 'namedOffice', Record<Lang, string>>

function wordsOf({ name, nameKana, nameEnglish }: Named, given: GivenWords): MunicipalWords {
  const read = `｜${name}《${nameKana}》`
  const all = { ...given, name: { ja: read, easy: read, en: nameEnglish } }
  const of = (lang: Lang) => ({
    office: all.office[lang],
    municipality: all.municipality[lang],
    name: all.name[lang],
    namedOffice: all.namedOffice[lang],
  })
  return { ja: of('ja'), easy: of('easy'), en: of('en') }
}

function parse<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`profile ${file}: ${problems.join('; ')}`)
}

/** The fee of the ward's data. Throws for a key that the profile lacks. */
export function feeOf(profile: Profile, key: string): ProfileFee {
  const fee = profile.fees.find((candidate) => candidate.key === key)
  if (!fee) throw new Error(`profile ${profile.code} has no fee "${key}"`)
  return fee
}
