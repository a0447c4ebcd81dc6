import { createHash } from 'node:crypto'
import type { AccountId, Id, PersonId } from '#platform/ids/index.ts'

export type InvitationId = Id<'mandate-invitation'>

/** A 委任状 that the principal draws up online, until somebody holds the code, accepts, and a mandate stands. */
export type Invitation = {
  id: InvitationId
  principalId: PersonId
  accountId: AccountId
  scope: readonly string[]
  /** The first day on which the mandate does not stand. */
  validTo: Temporal.PlainDate
  contentHash: Uint8Array
  drawnUpAt: Temporal.Instant
  signedAt: Temporal.Instant | null
  expiresAt: Temporal.Instant
  outcome: 'accepted' | 'refused' | 'revoked' | null
}

/** How many may wait at once, and for how long: a code that lies about is one that is found. */
export const openAtMost = 5
export const daysOpen = 7

/** SHA-256 over what the principal signs: whose mandate it is, in what, until when. The agent is who holds the code. */
export function invitationHash({
  id,
  principalId,
  scope,
  validTo,
}: Pick<Invitation, 'id' | 'principalId' | 'scope' | 'validTo'>): Uint8Array {
  const text = JSON.stringify({ id, principalId, scope: [...scope].sort(), validTo: validTo.toString() })
  return new Uint8Array(createHash('sha256').update(`people.mandate-invitation\0${text}`, 'utf8').digest())
}

/** A 委任状 given online has a last day within a year of today, today included. */
export const isWithinAYear = (lastDay: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(lastDay, today) >= 0 && Temporal.PlainDate.compare(lastDay, today.add({ years: 1 })) <= 0

/** Signed, waiting, and not too old. */
export const isOpen = ({ outcome, signedAt, expiresAt }: Invitation, now: Temporal.Instant): boolean =>
  outcome === null && signedAt !== null && Temporal.Instant.compare(now, expiresAt) < 0
