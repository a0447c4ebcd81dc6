import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { MembershipId, RegistrantId } from '../domain/registrant.ts'

export type MemberInvitationId = Id<'member-invitation'>

export type MemberInvitation = {
  id: MemberInvitationId
  registrantId: RegistrantId
  role: 'deputy' | 'member'
  expiresAt: Temporal.Instant
  openedBy: PersonId | null
  state: 'open' | 'accepted' | 'declined' | 'withdrawn'
}

const columns = sql`id, registrant_id as "registrantId", role, expires_at as "expiresAt", opened_by as "openedBy", state`

export async function insertInvitation(
  tx: Tx,
  made: {
    id?: MemberInvitationId
    registrantId: RegistrantId
    codeHash: Buffer
    role: 'deputy' | 'member'
    invitedBy: PersonId
    at: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<MemberInvitationId> {
  const { rows } = await sql<{ id: MemberInvitationId }>`
    insert into reservations.member_invitations (id, registrant_id, code_hash, role, invited_by, invited_at, expires_at)
    values (coalesce(${made.id ?? null}::uuid, uuidv7()), ${made.registrantId}, ${made.codeHash}, ${made.role}, ${made.invitedBy}, ${made.at}, ${made.expiresAt})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('invitation was not inserted')
  return row.id
}

/** Makes an open invitation the person's who has the code; theirs already is found again. */
export async function openByCode(
  tx: Tx,
  codeHash: Buffer,
  { personId, now }: { personId: PersonId; now: Temporal.Instant },
): Promise<MemberInvitation | undefined> {
  const { rows } = await sql<MemberInvitation>`
    update reservations.member_invitations set opened_by = ${personId}
    where code_hash = ${codeHash} and state = 'open' and expires_at > ${now}
      and (opened_by is null or opened_by = ${personId})
    returning ${columns}`.execute(tx)
  return rows[0]
}

export async function findInvitation(tx: Tx, id: MemberInvitationId): Promise<MemberInvitation | undefined> {
  const { rows } = await sql<MemberInvitation>`
    select ${columns} from reservations.member_invitations where id = ${id}`.execute(tx)
  return rows[0]
}

export async function answerInvitation(
  tx: Tx,
  id: MemberInvitationId,
  to:
    | { state: 'accepted'; membershipId: MembershipId; at: Temporal.Instant }
    | { state: 'declined' | 'withdrawn'; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update reservations.member_invitations set state = ${to.state}, answered_at = ${to.at},
      membership_id = ${to.state === 'accepted' ? to.membershipId : null}
    where id = ${id} and state = 'open'`.execute(tx)
}

/** Those that wait for an answer, the newest first. */
export async function openInvitations(tx: Tx, id: RegistrantId, now: Temporal.Instant): Promise<MemberInvitation[]> {
  const { rows } = await sql<MemberInvitation>`
    select ${columns} from reservations.member_invitations
    where registrant_id = ${id} and state = 'open' and expires_at > ${now} order by id desc limit 100`.execute(tx)
  return rows
}

/** Invitations that this person has opened and not answered. */
export async function awaitingAnswer(
  tx: Tx,
  persons: readonly PersonId[],
  now: Temporal.Instant,
): Promise<MemberInvitation[]> {
  const { rows } = await sql<MemberInvitation>`
    select ${columns} from reservations.member_invitations
    where opened_by = any(${[...persons]}::uuid[]) and state = 'open' and expires_at > ${now}
    order by id limit 50`.execute(tx)
  return rows
}

export async function withdrawAll(tx: Tx, id: RegistrantId, at: Temporal.Instant): Promise<void> {
  await sql`
    update reservations.member_invitations set state = 'withdrawn', answered_at = ${at}
    where registrant_id = ${id} and state = 'open'`.execute(tx)
}
