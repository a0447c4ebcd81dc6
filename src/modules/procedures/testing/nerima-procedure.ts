import { readFileSync } from 'node:fs'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'

/** A procedure as Nerima's profile holds it. */
export const nerimaProcedure = (procedure: string): Definition =>
  parseDefinition(
    JSON.parse(
      readFileSync(new URL(`../../../../profiles/nerima/procedures/${procedure}.json`, import.meta.url), 'utf8'),
    ),
  )
