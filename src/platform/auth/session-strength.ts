import { ProofNeeded } from './recent-proof.ts'
import type { Actor } from './actor.ts'
import type { Session } from './session.ts'
import type { Ctx } from '#platform/http/env.ts'

/** Mail and recovery codes open the account, not the person: no record and no matter of theirs, until card or passkey. */
export const isWeak = (session: Pick<Session, 'how' | 'factors'> | undefined): boolean =>
  session !== undefined && (session.how === 'mail' || session.how === 'recovery') && session.factors === 1

/** What a weak session lets its account be: nobody of the register, without a name. */
export function narrowed(actor: Actor, session: Session): Actor {
  if (actor.kind !== 'resident' || !isWeak(session)) return actor
  return { kind: 'resident', accountId: actor.accountId, level: 'signed-in', displayName: '' }
}

/** Sends who came by mail or recovery code to card or passkey, and back with what was typed. */
export function requireCardOrPasskey(c: Ctx): void {
  if (isWeak(c.get('session'))) throw new ProofNeeded('resident')
}
