import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Invitation, InvitationId, SeatId } from '../domain/organisation.ts'

const columns = sql`id, organisation_id as "organisationId", role, seat_from as "seatFrom", term_to as "termTo",
  invited_by as "invitedBy", expires_at as "expiresAt", opened_by as "openedBy", state`

export type NewInvitation = Omit<Invitation, 'id' | 'openedBy' | 'state'> & {
  codeHash: Buffer
  invitedByStaff: StaffId | null
  at: Temporal.Instant
}

export async function insertInvitation(tx: Tx, made: NewInvitation): Promise<InvitationId> {
  const { rows } = await sql<{ id: InvitationId }>`
    insert into organisations.invitations (organisation_id, code_hash, role, seat_from, term_to, invited_by,
      invited_by_staff, invited_at, expires_at)
    values (${made.organisationId}, ${made.codeHash}, ${made.role}, ${made.seatFrom}, ${made.termTo},
      ${made.invitedBy}, ${made.invitedByStaff}, ${made.at}, ${made.expiresAt})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('invitation was not inserted')
  return row.id
}

/**
 * Makes an open invitation the person's who has the code; theirs already is found again. `undefined` for every other
 * code: unknown, expired, answered or somebody else's.
 */
export async function openByCode(
  tx: Tx,
  codeHash: Buffer,
  { personId, now }: { personId: PersonId; now: Temporal.Instant },
): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    update organisations.invitations set opened_by = ${personId}
    where code_hash = ${codeHash} and state = 'open' and expires_at > ${now}
      and (opened_by is null or opened_by = ${personId})
    returning ${columns}`.execute(tx)
  return rows[0]
}

export async function lockInvitation(tx: Tx, id: InvitationId): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select ${columns} from organisations.invitations where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function findInvitation(tx: Tx, id: InvitationId): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`select ${columns} from organisations.invitations where id = ${id}`.execute(tx)
  return rows[0]
}

export async function answerInvitation(
  tx: Tx,
  id: InvitationId,
  to:
    | { state: 'accepted'; seatId: SeatId; at: Temporal.Instant }
    | { state: 'declined' | 'withdrawn'; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update organisations.invitations
    set state = ${to.state}, answered_at = ${to.at}, seat_id = ${to.state === 'accepted' ? to.seatId : null}
    where id = ${id} and state = 'open'`.execute(tx)
}

/** Those that wait for an answer, the newest first. */
export async function openInvitations(tx: Tx, id: OrganisationId, now: Temporal.Instant): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from organisations.invitations
    where organisation_id = ${id} and state = 'open' and expires_at > ${now} order by id desc limit 100`.execute(tx)
  return rows
}

/** Those that a person has opened and not answered. */
export async function awaitingAnswer(
  tx: Tx,
  persons: readonly PersonId[],
  now: Temporal.Instant,
): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from organisations.invitations
    where opened_by = any(${[...persons]}::uuid[]) and state = 'open' and expires_at > ${now}
    order by id desc limit 50`.execute(tx)
  return rows
}

/** Takes back everything that waits, when the organisation ends. */
export async function withdrawAll(tx: Tx, id: OrganisationId, at: Temporal.Instant): Promise<void> {
  await sql`update organisations.invitations set state = 'withdrawn', answered_at = ${at}
    where organisation_id = ${id} and state = 'open'`.execute(tx)
}
