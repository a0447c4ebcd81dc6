import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseRuleSet } from '../domain/parse.ts'

/** The rules of another municipality, by kind of place: `testing/towns/<town>.json`, nothing but configuration. */
export function rulesOfTown(town: string) {
  const file = join(process.cwd(), 'src/modules/reservations/rules/testing/towns', `${town}.json`)
  const kinds = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8'))))
  return (kind: string) => parseRuleSet(kinds.get(kind))
}
