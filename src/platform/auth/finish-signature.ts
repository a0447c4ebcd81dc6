import { z } from 'zod'
import { Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { isSubjectOf } from './accounts.ts'
import type { Actor } from './actor.ts'
import type { Claims } from './answer.ts'
import type { PendingSignature } from './attempts.ts'
import { checkSignature } from './certificate.ts'
import { storeSignature } from './signature-store.ts'

export type Finished = 'stored' | 'expired' | 'other_person' | 'unproven'

/** Checks what the card signed and stores it; only for the person who is signed in now and began it. */
export async function finishSignature(
  house: House,
  actor: Actor,
  pending: PendingSignature,
  claims: Claims,
): Promise<Finished> {
  if (actor.kind !== 'resident' || actor.accountId !== pending.accountId) return 'other_person'
  const subject = claims.sub
  if (!(await house.db.read((tx) => isSubjectOf(tx, actor.accountId, subject)))) return 'other_person'
  const contentHash = new Uint8Array(Buffer.from(pending.contentHash, 'base64url'))
  const check = await checkSignature(claims, {
    transactionId: pending.transactionId,
    contentHash,
    subject,
    today: house.clock.today(),
    authority: await authorityOf(house),
  })
  if (!check.ok) {
    house.log.warn({ reason: check.reason }, 'signature refused')
    return check.reason === 'expired' || check.reason === 'other_person' ? check.reason : 'unproven'
  }
  const { certificate, signature } = check
  const { accountId, reference, transactionId } = pending
  const isNew = await house.db.transact((tx) =>
    storeSignature(tx, { accountId, reference, contentHash, transactionId, certificate, signature }),
  )
  return isNew ? 'stored' : 'unproven'
}

const keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(20) })

/** The certification authority's public keys, from the provider that the settings name. */
async function authorityOf(house: House): Promise<z.output<typeof keys>> {
  const address = `${house.config.residentIdentity.issuer}/ca.json`
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: 'error' })
    return keys.parse(await response.json())
  } catch (error) {
    house.log.error({ err: error }, 'certification authority not reachable')
    throw new Unavailable('certification authority')
  }
}
