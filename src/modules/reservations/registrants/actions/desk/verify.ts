import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { MembershipId, RegistrantId } from '../../domain/registrant.ts'
import { endFact, insertFact, markFactSeen } from '../../store/facts.ts'
import { type MemberFactId, membersOn } from '../../store/members.ts'
import { noteRegistrant } from '../note.ts'
import { recheckClass } from '../recheck.ts'
import { putRepresentative } from '../represent.ts'
import { lockAtDesk } from './at-desk.ts'

/** What may be shown at the counter; its number is never written down. */
export const paperKinds = [
  'card',
  'licence',
  'passport',
  'residence-card',
  'employee-card',
  'student-card',
  'disability-handbook',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** The counter has seen a paper for what was said of a member. */
export async function seeFact(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, fact, paper }: { id: RegistrantId; fact: MemberFactId; paper: PaperKind },
): Promise<void> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'verify')
  const seen = { registrantId: id, on: house.clock.today(), by: staff.staffId, paper }
  if (!(await markFactSeen(tx, fact, seen))) throw new Conflict('seen_already')
  await noteRegistrant(tx, house, staff, id, 'see_fact', { fact })
  await recheckClass(tx, house, staff, registrant)
}

/** What was said cannot be shown, or is no longer so. */
export async function dropFact(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, fact }: { id: RegistrantId; fact: MemberFactId },
): Promise<void> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'verify')
  if (!(await endFact(tx, fact, id, house.clock.today()))) throw new NotFound('fact')
  await noteRegistrant(tx, house, staff, id, 'drop_fact', { fact })
  await recheckClass(tx, house, staff, registrant)
}

/** A member with a card showed at the counter that they live here: for who is not counted by the register. */
export async function seeResidence(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, membershipId, paper }: { id: RegistrantId; membershipId: MembershipId; paper: PaperKind },
): Promise<void> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'verify')
  const on = house.clock.today()
  const member = (await membersOn(tx, id, on)).find((one) => one.id === membershipId && one.personId !== null)
  if (!member) throw new NotFound('member')
  const seen = { source: 'counter', on, by: staff.staffId, paper } as const
  await insertFact(tx, { registrantId: id, of: { membershipId }, kind: 'lives', at: house.clock.now(), seen })
  await noteRegistrant(tx, house, staff, id, 'see_residence', { membership: membershipId })
  await recheckClass(tx, house, staff, registrant)
}

/** Puts a member in as the representative where nobody is left who could hand over. */
export async function nameRepresentative(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, membershipId }: { id: RegistrantId; membershipId: MembershipId },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'too_young' }> {
  await lockAtDesk(tx, house, staff, id, 'decide')
  const made = await putRepresentative(tx, house, id, membershipId)
  if (!made.ok) return made
  await noteRegistrant(tx, house, staff, id, 'name_representative', { membership: made.membershipId })
  return { ok: true }
}
