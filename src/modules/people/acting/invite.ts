import { randomUUID } from 'node:crypto'
import { recordAudit } from '#platform/audit/index.ts'
import { findSignature, type Resident } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { MandateId } from '../mandates/domain.ts'
import { insertMandate } from '../mandates/store.ts'
import { mayLearnAbout } from '../protection/wall.ts'
import { findPerson } from '../register.ts'
import { lockPersons } from '../store/merges.ts'
import { currentPersonId, idsOfPerson } from '../store/register.ts'
import {
  daysOpen,
  type Invitation,
  type InvitationId,
  invitationHash,
  isOpen,
  isWithinAYear,
  openAtMost,
} from './invitation.ts'
import {
  endInvitation,
  insertInvitation,
  invitationOfCode,
  lockInvitation,
  waitingInvitations,
  writeSigned,
} from './invitation-store.ts'

type Verified = Resident & { personId: PersonId }
const kind = 'people.mandate-invitation'

export type DrawnUp = { ok: true; id: InvitationId } | { ok: false; reason: 'wrong_until' | 'too_many' }

/** The principal draws up a 委任状; the card's signature follows. `codeHashOf`: SHA-256 of the code of an invitation. */
export async function drawUpInvitation(
  tx: Tx,
  house: House,
  actor: Verified,
  given: {
    scope: readonly string[]
    lastDay: Temporal.PlainDate
    codeHashOf: (id: InvitationId) => Uint8Array
  },
): Promise<DrawnUp> {
  const now = house.clock.now()
  if (!isWithinAYear(given.lastDay, house.clock.today())) return { ok: false, reason: 'wrong_until' }
  await lockFor(tx, 'people.invite', actor.personId)
  const waiting = await waitingInvitations(tx, await idsOfPerson(tx, actor.personId), now)
  if (waiting.length >= openAtMost) return { ok: false, reason: 'too_many' }
  const id = randomUUID() as InvitationId
  const made = { id, principalId: actor.personId, scope: given.scope, validTo: given.lastDay.add({ days: 1 }) }
  await insertInvitation(tx, {
    ...made,
    accountId: actor.accountId,
    contentHash: invitationHash(made),
    codeHash: given.codeHashOf(id),
    drawnUpAt: now,
    expiresAt: now.add({ hours: daysOpen * 24 }),
  })
  await note(tx, actor, id, actor.personId, 'draw_up', 'own')
  return { ok: true, id }
}

/** The principal's own, locked, signed as soon as the card's signature over exactly this is there. Else `NotFound`. */
export async function ownInvitation(tx: Tx, house: House, actor: Verified, id: InvitationId): Promise<Invitation> {
  const found = await lockInvitation(tx, id)
  if (!found || !(await idsOfPerson(tx, actor.personId)).includes(found.principalId)) throw new NotFound('invitation')
  if (found.signedAt || found.outcome) return found
  const signature = await findSignature(tx, { kind, id, contentHash: found.contentHash })
  if (signature?.accountId !== found.accountId) return found
  const signedAt = house.clock.now()
  await writeSigned(tx, id, signedAt)
  await note(tx, actor, id, actor.personId, 'sign', 'own')
  return { ...found, signedAt }
}

/** The principal's, that wait for somebody. */
export const ownInvitations = async (tx: Tx, house: House, actor: Verified): Promise<Invitation[]> =>
  waitingInvitations(tx, await idsOfPerson(tx, actor.personId), house.clock.now())

/** Takes it back; the code is worth nothing from then on. `false`: it is over already. */
export async function revokeInvitation(tx: Tx, house: House, actor: Verified, id: InvitationId): Promise<boolean> {
  const found = await ownInvitation(tx, house, actor, id)
  if (found.outcome) return false
  await endInvitation(tx, id, { outcome: 'revoked', agentId: null, mandateId: null }, house.clock.now())
  await note(tx, actor, id, actor.personId, 'revoke', 'own')
  return true
}

/** What a code opens for somebody else than who gave it; `undefined` for every code that opens nothing, alike. */
export async function invitationFor(
  tx: Tx,
  house: House,
  actor: Verified,
  codeHash: Uint8Array,
): Promise<(Invitation & { principalName: string }) | undefined> {
  const found = await invitationOfCode(tx, codeHash)
  if (!found || !isOpen(found, house.clock.now())) return undefined
  const principal = await findPerson(tx, found.principalId)
  if (!principal || principal.personId === actor.personId) return undefined
  if (!(await mayKnowEachOther(tx, principal.personId, actor.personId))) return undefined
  // The mandate's own last day may come before the code's.
  if (Temporal.PlainDate.compare(house.clock.today(), found.validTo) >= 0) return undefined
  return { ...found, principalName: principal.name }
}

// A mandate shows each side to the other.
const mayKnowEachOther = async (tx: Tx, one: PersonId, other: PersonId): Promise<boolean> =>
  (await mayLearnAbout(tx, { asker: one, about: [other] })).has(other) &&
  (await mayLearnAbout(tx, { asker: other, about: [one] })).has(one)

export type Answered = { principalId: PersonId; mandateId: MandateId | null }

/** The agent accepts or refuses; both people are held, so that no death passes by. `undefined`: it opens nothing any more. */
export async function answerInvitation(
  tx: Tx,
  house: House,
  actor: Verified,
  { codeHash, accepts }: { codeHash: Uint8Array; accepts: boolean },
): Promise<Answered | undefined> {
  const known = await invitationOfCode(tx, codeHash)
  if (!known) return undefined
  const id = known.id
  await lockInvitation(tx, id)
  await lockPersons(tx, [known.principalId, actor.personId])
  const found = await invitationFor(tx, house, actor, codeHash)
  if (!found || !(await findPerson(tx, actor.personId))) return undefined
  const principalId = (await currentPersonId(tx, found.principalId)) ?? found.principalId
  const at = house.clock.now()
  if (!accepts) {
    await endInvitation(tx, id, { outcome: 'refused', agentId: actor.personId, mandateId: null }, at)
    await note(tx, actor, id, principalId, 'refuse', 'mandate')
    return { principalId, mandateId: null }
  }
  const today = house.clock.today()
  const mandateId = await insertMandate(tx, {
    kind: 'attorney',
    evidence: 'signed_online',
    principalId,
    agentId: actor.personId,
    scope: found.scope,
    seenOn: today,
    validFrom: today,
    validTo: found.validTo,
    recordedBy: null,
    recordedAt: at,
  })
  if (!mandateId) throw new Error('a mandate of an attorney excludes no other')
  await endInvitation(tx, id, { outcome: 'accepted', agentId: actor.personId, mandateId }, at)
  await note(tx, actor, id, principalId, 'accept', 'mandate')
  await note(tx, actor, id, actor.personId, 'accept', 'own')
  return { principalId, mandateId }
}

const note = (
  tx: Tx,
  actor: Verified,
  id: InvitationId,
  personId: PersonId,
  verb: string,
  reason: 'own' | 'mandate',
): Promise<void> =>
  recordAudit(tx, { actor, action: `people.invitations.${verb}`, subject: { kind, id }, personId, reason })
