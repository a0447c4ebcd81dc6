import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { problemsOf } from '../domain/definition/check-definition.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { currentRevision, publishRevision } from '../store/revisions.ts'

/** Publishes a definition as the next number, unless it says what the newest revision says. Throws when the check finds anything. */
export async function publishDefinition(
  tx: Tx,
  house: House,
  definition: Definition,
): Promise<'published' | 'unchanged'> {
  const problems = problemsOf(definition)
  if (problems.length > 0) {
    throw new Error(`${definition.procedure}: ${problems.map(({ kind, where }) => `${kind} at ${where}`).join('; ')}`)
  }
  await lockFor(tx, 'procedures.publish', definition.procedure)
  const newest = await currentRevision(tx, definition.procedure)
  if (newest && isDeepStrictEqual(newest.definition, definition)) return 'unchanged'
  await publishRevision(tx, definition, (newest?.number ?? 0) + 1, house.clock.now())
  return 'published'
}

/** The definitions of the ward's profile, read once. */
export function definitionsOf({ config }: House): readonly Definition[] {
  const known = definitions.get(config) ?? readDefinitions(config)
  definitions.set(config, known)
  return known
}

const definitions = new WeakMap<House['config'], readonly Definition[]>()

function readDefinitions(config: House['config']): Definition[] {
  const folder = join(config.root, 'profiles', config.profile, 'procedures')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.toSorted().map((name) => parseDefinition(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}
