import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { House } from '#platform/module/index.ts'
import { ruleCalendar } from './domain/calendar.ts'
import { flawsOf } from './domain/check/flaws.ts'
import type { KnownWords } from './domain/check/strangers.ts'
import {
  type WrittenRules,
  type WrittenTariffs,
  writtenRulesSchema,
  writtenTariffsSchema,
} from './domain/data/written.ts'
import { RulesError } from './domain/parse.ts'
import { problemsOf } from './domain/problems.ts'

export type Written = { rules: WrittenRules; tariffs: WrittenTariffs }
type Where = { config: Pick<House['config'], 'root' | 'profile'> }

/** `reservations/rules.json` and `tariffs.json`; both empty where the profile has none. Throws `RulesError`. */
export function writtenIn({ config }: Where): Written {
  const folder = folderOf(config)
  return {
    rules: readSets(join(folder, 'rules.json'), 'rules', writtenRulesSchema),
    tariffs: readSets(join(folder, 'tariffs.json'), 'tariff', writtenTariffsSchema),
  }
}

/** Throws `RulesError` when they contradict themselves, each other or the rest of the profile. */
export function checkWritten({ config, profile }: Where & Pick<House, 'profile'>, written: Written): void {
  const flaws = flawsOf(written, knownIn(folderOf(config)), ruleCalendar(profile))
  if (flaws.length > 0) throw new RulesError(flaws)
}

const folderOf = ({ root, profile }: Where['config']): string => join(root, 'profiles', profile, 'reservations')

const record = z.record(z.string(), z.unknown())
const setsSchema = z.strictObject({
  /** What every set says that does not say otherwise. */
  common: record.default({}),
  sets: z.array(record),
})

function readSets<Schema extends z.ZodType<readonly unknown[]>>(file: string, name: string, schema: Schema) {
  const written = read(file, setsSchema)
  const sets = written?.sets.map((set) => ({ ...set, [name]: { ...written.common, ...record.parse(set[name]) } }))
  return checked(file, schema, sets ?? [])
}

const keyed = z.array(z.object({ key: z.string() }))
const registrantWords = z.object({
  classes: z.array(z.object({ key: z.string(), inWard: z.boolean(), kind: z.enum(['person', 'group']) })),
  grants: keyed,
})

function knownIn(folder: string): KnownWords {
  const registrants = read(join(folder, 'registrants.json'), registrantWords)
  const words = read(join(folder, 'words.json'), z.object({ categories: keyed }))
  return {
    classes: registrants?.classes,
    grants: registrants?.grants.map(({ key }) => key),
    categories: words?.categories.map(({ key }) => key),
  }
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | undefined {
  if (!existsSync(file)) return undefined
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return checked(file, schema, json)
}

function checked<Schema extends z.ZodType>(file: string, schema: Schema, json: unknown): z.output<Schema> {
  const found = schema.safeParse(json)
  if (found.success) return found.data
  throw new RulesError(problemsOf(found.error.issues, json).map((problem) => `${file} ${problem}`))
}
