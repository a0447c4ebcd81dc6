import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { problemsOf } from '../domain/definition/check-definition.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { wordOfProblem } from '../text/definition-problems.ts'
import { currentRevision, publishRevision } from '../store/revisions.ts'

/** Publishes a definition as the next number, unless it says what the newest revision says. Throws when the check finds anything. */
export async function publishDefinition(
  tx: Tx,
  house: House,
  definition: Definition,
): Promise<'published' | 'unchanged'> {
  const problems = problemsOf(definition)
  if (problems.length > 0) {
    const told = problems.map((problem) => `- ${wordOfProblem(problem)} [${problem.kind}]`)
    throw new Error(`「${definition.procedure}」は公開できません\n${told.join('\n')}`)
  }
  await lockFor(tx, 'procedures.publish', definition.procedure)
  const newest = await currentRevision(tx, definition.procedure)
  if (newest && isDeepStrictEqual(newest.definition, definition)) return 'unchanged'
  await publishRevision(tx, definition, (newest?.number ?? 0) + 1, house.clock.now())
  return 'published'
}

/** The definitions of the ward's profile, read once, in the order of their files. */
export function definitionsOf({ config }: { config: House['config'] }): readonly Definition[] {
  const known = definitions.get(config) ?? readDefinitions(config)
  definitions.set(config, known)
  return known
}

const definitions = new WeakMap<House['config'], readonly Definition[]>()

export function readDefinitions(config: Pick<House['config'], 'root' | 'profile'>): Definition[] {
  const folder = join(config.root, 'profiles', config.profile, 'procedures')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return files.toSorted().map((name) => parseDefinition(readProcedure(config.root, `${config.profile}/${name}`)))
}

/**
 * A procedure as the profile says it: in full, or as another municipality's with some keys of its own, deep:
 * `{ "like": "nerima/residence-certificate", "with": { "office": "residents" } }`.
 */
function readProcedure(root: string, file: string): unknown {
  const [profile = '', name = ''] = file.split('/')
  const read: unknown = JSON.parse(readFileSync(join(root, 'profiles', profile, 'procedures', name), 'utf8'))
  const taken = taking.safeParse(read)
  if (!taken.success) return read
  return overlaid(readProcedure(root, `${taken.data.like}.json`), taken.data.with)
}

/** Objects key by key, everything else as a whole. */
function overlaid(below: unknown, above: unknown): unknown {
  const [one, other] = [whole.safeParse(below), whole.safeParse(above)]
  if (!one.success || !other.success) return above
  const keys = Object.entries(other.data).map(([key, value]) => [key, overlaid(one.data[key], value)])
  return { ...one.data, ...Object.fromEntries(keys) }
}

const whole = z.record(z.string(), z.unknown())
const taking = z.strictObject({
  like: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/),
  with: whole,
})
