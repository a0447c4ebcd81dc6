import type { Client } from '#platform/auth/index.ts'
import { type Ctx, meetClient } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Asked } from '../reading/query.ts'
import { noKey } from '../answers/refusal.ts'
import { fileScopes } from '../permissions.ts'

/** The program whose key came with the form, or as bearer. Throws a `Refusal` with 403: no key, a wrong one, or one that may not. */
export async function requireProgram(c: Ctx, house: House, asked: Asked): Promise<Client> {
  const key = asked('api_key') ?? /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (key === undefined) throw noKey('key_missing')
  if (!/^[\w-]{20,200}$/.test(key)) throw noKey('key_wrong')
  await meetClient(c, house, key)
  const actor = c.get('actor')
  if (actor.kind !== 'client') throw noKey('key_wrong')
  if (!c.get('actor').scopes?.has(fileScopes[actor.holder.kind])) throw noKey('key_without_scope')
  return actor
}
