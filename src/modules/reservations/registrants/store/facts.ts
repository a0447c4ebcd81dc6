import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { MembershipId, NamedMemberId, RegistrantId } from '../domain/registrant.ts'
import type { MemberFactId, MemberFactKind } from './members.ts'

export type NewFact = {
  registrantId: RegistrantId
  of: { membershipId: MembershipId } | { namedMemberId: NamedMemberId }
  kind: MemberFactKind
  at: Temporal.Instant
  /** Missing: only said. */
  seen?:
    | { source: 'register'; on: Temporal.PlainDate }
    | { source: 'counter'; on: Temporal.PlainDate; by: StaffId; paper: string }
}

/** Says a fact of a member, or that it was seen. One that is there already stays. */
export async function insertFact(tx: Tx, { registrantId, of, kind, at, seen }: NewFact): Promise<void> {
  const counter = seen?.source === 'counter' ? seen : undefined
  await sql`
    insert into reservations.member_facts (registrant_id, membership_id, named_member_id, kind, declared_at, source, paper,
      verified_on, verified_by)
    values (${registrantId}, ${'membershipId' in of ? of.membershipId : null},
      ${'namedMemberId' in of ? of.namedMemberId : null}, ${kind}, ${at}, ${seen?.source ?? null},
      ${counter?.paper ?? null}, ${seen?.on ?? null}, ${counter?.by ?? null})
    on conflict do nothing`.execute(tx)
}

/** The counter has seen a paper for it. False: it is not there, or was seen before. */
export async function markFactSeen(
  tx: Tx,
  id: MemberFactId,
  { registrantId, ...seen }: { registrantId: RegistrantId; on: Temporal.PlainDate; by: StaffId; paper: string },
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.member_facts
    set source = 'counter', verified_on = ${seen.on}, verified_by = ${seen.by}, paper = ${seen.paper}
    where id = ${id} and registrant_id = ${registrantId} and source is null and ended_on is null returning 1`.execute(
    tx,
  )
  return rows.length > 0
}

export async function endFacts(
  tx: Tx,
  membershipId: MembershipId,
  kinds: readonly MemberFactKind[],
  on: Temporal.PlainDate,
): Promise<void> {
  await sql`
    update reservations.member_facts set ended_on = ${on}
    where membership_id = ${membershipId} and kind = any(${[...kinds]}::text[]) and ended_on is null`.execute(tx)
}

/** A fact that a member of staff could not confirm, or that is no longer so. */
export async function endFact(
  tx: Tx,
  id: MemberFactId,
  registrantId: RegistrantId,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const { rows } = await sql`
    update reservations.member_facts set ended_on = ${on}
    where id = ${id} and registrant_id = ${registrantId} and ended_on is null returning 1`.execute(tx)
  return rows.length > 0
}
