import type { Ctx } from '#platform/http/env.ts'
import { Forbidden } from '#platform/errors/index.ts'

/** The person has to prove once more who they are: `platform/http` sends the browser there and keeps what it had posted. */
export class ProofNeeded extends Error {
  constructor(
    readonly realm: 'resident' | 'staff',
    /** Any way of signing in is enough, a link by mail too. */
    readonly byAnyWay = false,
  ) {
    super('proof needed')
  }
}

/**
 * For an act that a stranger at an open screen must not do: goes on when the person signed in or proved it again within
 * the minutes, else sends to the proof and back, with everything typed. Call after `requireStaff` or `requireResident`.
 * A bearer token cannot prove anything and gets 403.
 */
export function requireRecentProof(c: Ctx, { minutes }: { minutes: number } = usualProof): void {
  const session = c.get('session')
  const { kind } = c.get('actor')
  if (!session || (kind !== 'resident' && kind !== 'staff')) throw new Forbidden('proof_missing')
  const age = Temporal.Now.instant().since(session.provenAt).total('minutes')
  // Who can read a mailbox has not proved who they are.
  if (age > minutes || (session.how === 'mail' && session.factors === 1)) throw new ProofNeeded(kind)
}

/** The same for what any way of signing in is enough for: ending sessions, and the account that nothing but a mail opens. */
export function requireFreshSession(c: Ctx): void {
  const session = c.get('session')
  const { kind } = c.get('actor')
  if (!session || (kind !== 'resident' && kind !== 'staff')) throw new Forbidden('proof_missing')
  const age = Temporal.Now.instant().since(session.provenAt).total('minutes')
  if (age > usualProof.minutes) throw new ProofNeeded(kind, true)
}

export const usualProof = { minutes: 10 }
