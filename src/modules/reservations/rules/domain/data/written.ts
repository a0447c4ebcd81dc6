import { z } from 'zod'
import { keys } from './fields.ts'
import { ruleSetSchema } from './rule-set.ts'
import { tariffSchema } from './tariff.ts'

const validity = {
  /** Groups of spaces, or kinds of prices, that they are for. */
  keys,
  /** First day of use, missing: since ever. */
  from: z.iso.date('日付は 2026-04-01 の形で書いてください').optional(),
  /** Last day, missing: without an end. */
  until: z.iso.date('日付は 2026-04-01 の形で書いてください').optional(),
}

/** `reservations/rules.json` and `reservations/tariffs.json` of a profile. */
export const writtenRulesSchema = z.array(z.strictObject({ ...validity, rules: ruleSetSchema }))
export const writtenTariffsSchema = z.array(z.strictObject({ ...validity, tariff: tariffSchema }))

export type WrittenRules = z.output<typeof writtenRulesSchema>
export type WrittenTariffs = z.output<typeof writtenTariffsSchema>
