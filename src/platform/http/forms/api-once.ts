import { createHash } from 'node:crypto'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Invalid } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Ctx } from '../env.ts'
import { type CallKey, keepAnswer, type KeyUse, lockKey, type UsedKey } from './key-store.ts'
import { ownerOf } from './owner.ts'

export type ApiAnswer = { status: ContentfulStatusCode; body: unknown; location?: string }

/** `sent`: what the key stands for where it is not the body to the byte, such as a file whose parts have a boundary. */
export type ApiScope = {
  form: string
  sent?: Buffer
}

/**
 * Carries out an API call once per `Idempotency-Key` header, in one transaction with the key: a repeated call gets
 * the stored answer, one in flight 409, another body under the same key 422. A key counts for one address: the same key
 * on another case is another call. Without the header the call is just made.
 */
export async function apiOnce(
  c: Ctx,
  house: House,
  scope: ApiScope,
  work: (tx: Tx, actor: Actor) => Promise<ApiAnswer>,
): Promise<Response> {
  const use = await useOf(c, scope)
  if (!use) return answer(c, await house.db.transact((tx) => work(tx, c.get('actor'))))
  return house.db.transact(async (tx) => {
    const used = await usedBefore(tx, use)
    if (used) return replay(c, used, use.bodyHash)
    const done = await work(tx, c.get('actor'))
    await keepAnswer(tx, use, done)
    return answer(c, done)
  })
}

/**
 * The answer of the same call before, for work that begins outside the transaction. `undefined` where there is none; throws
 * as `apiOnce` does where it is in flight or was another body.
 */
export async function answeredBefore(c: Ctx, house: House, scope: ApiScope): Promise<Response | undefined> {
  const use = await useOf(c, scope)
  if (!use) return undefined
  return house.db.transact(async (tx) => {
    const used = await usedBefore(tx, use)
    return used && replay(c, used, use.bodyHash)
  })
}

async function usedBefore(tx: Tx, use: KeyUse): Promise<UsedKey | undefined> {
  const { isFree, used } = await lockKey(tx, use)
  if (!isFree) throw new Conflict('idempotency_key_in_flight')
  return used
}

/** The key of this call, for a statement that asks `isNewKey` of many; `undefined`: it has none, and is always new. */
export const keyOfCall = (c: Ctx, scope: ApiScope): Promise<CallKey | undefined> => useOf(c, scope)

async function useOf(c: Ctx, { form, sent }: ApiScope): Promise<KeyUse | undefined> {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw new Invalid('idempotency_key_malformed')
  const bodyHash = createHash('sha256')
    .update(sent ?? (await c.req.text()))
    .digest()
  return { owner: ownerOf(c), form: `api:${form}:${c.get('path')}`, key, bodyHash }
}

function replay(c: Ctx, used: UsedKey, bodyHash: Buffer): Response {
  if (!used.bodyHash.equals(bodyHash)) throw new Invalid('idempotency_key_reused', undefined, 422)
  if (!used.answer) throw new Conflict('idempotency_key_in_flight')
  return answer(c, used.answer as ApiAnswer) // parse edge: we wrote it
}

function answer(c: Ctx, { status, body, location }: ApiAnswer): Response {
  if (location) c.header('Location', location)
  return c.json(body, status)
}
