import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Invalid } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Ctx } from '../env.ts'
import { seeOther } from '../see-other.ts'
import { bodyOf, hiddenField } from './body.ts'
import { digestOf } from './digest.ts'
import { alone } from './in-flight.ts'
import { findUsedKey, takeKey, writeLocation } from './key-store.ts'
import { ownerOf } from './owner.ts'
import type { FieldError } from './read-form.ts'

/** The outcome for the route: answer with `response`, or show the page again with `errors`. */
export type Submitted = { ok: true; response: Response } | { ok: false; errors: FieldError[] }

type Outcome = { location: string } | { errors: FieldError[] }

/**
 * Carries out a posted form exactly once per hidden `idempotency_key`, in one transaction with the key. A second
 * submit waits for the first and gets its 303; errors roll everything back and free the key; another body under a
 * used key gets the existing result with `?notice=already-submitted`.
 */
export async function submitOnce(
  c: Ctx,
  house: House,
  scope: { form: string },
  work: (tx: Tx, actor: Actor) => Promise<Outcome>,
): Promise<Submitted> {
  const body = await bodyOf(c)
  const key = hiddenField(body, 'idempotency_key')
  if (!key || !/^[\w-]{8,64}$/.test(key)) throw new Invalid('form_key_missing')
  const use = { owner: ownerOf(c), form: scope.form, key, bodyHash: await digestOf(body) }

  return alone(`${use.owner}\0${use.form}\0${key}`, () =>
    house.db
      .transact(async (tx): Promise<Submitted> => {
        if (!(await takeKey(tx, use)))
          return { ok: true, response: replay(c, await findUsedKey(tx, use), use.bodyHash) }
        const outcome = await work(tx, c.get('actor'))
        if ('errors' in outcome) throw new RolledBack(outcome.errors)
        await writeLocation(tx, use, outcome.location)
        return { ok: true, response: seeOther(c, outcome.location) }
      })
      .catch((error: unknown): Submitted => {
        if (error instanceof RolledBack) return { ok: false, errors: error.errors }
        throw error
      }),
  )
}

/** Undoes the transaction when the work found errors. */
class RolledBack extends Error {
  constructor(readonly errors: FieldError[]) {
    super('form has errors')
  }
}

function replay(c: Ctx, used: { location: string | null; bodyHash: Buffer } | undefined, bodyHash: Buffer): Response {
  if (!used?.location) throw new Invalid('form_key_lost')
  if (used.bodyHash.equals(bodyHash)) return seeOther(c, used.location)
  return seeOther(c, `${used.location}${used.location.includes('?') ? '&' : '?'}notice=already-submitted`)
}
