import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { MandateId } from '../mandates/domain.ts'
import type { Invitation, InvitationId } from './invitation.ts'

const columns = sql`id, principal_id as "principalId", account_id as "accountId", scope, valid_to as "validTo",
  content_hash as "contentHash", drawn_up_at as "drawnUpAt", signed_at as "signedAt", expires_at as "expiresAt", outcome`

export async function insertInvitation(
  tx: Tx,
  made: Omit<Invitation, 'signedAt' | 'outcome'> & { codeHash: Uint8Array },
): Promise<void> {
  await sql`
    insert into people.mandate_invitations
      (id, principal_id, account_id, scope, valid_to, content_hash, code_hash, drawn_up_at, expires_at)
    values (${made.id}, ${made.principalId}, ${made.accountId}, ${[...made.scope]}::text[], ${made.validTo},
      ${Buffer.from(made.contentHash)}, ${Buffer.from(made.codeHash)}, ${made.drawnUpAt}, ${made.expiresAt})`.execute(
    tx,
  )
}

/** Those of a principal that still wait, signed or not. */
export async function waitingInvitations(
  tx: Tx,
  principals: readonly PersonId[],
  now: Temporal.Instant,
): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from people.mandate_invitations
    where principal_id = any(${[...principals]}::uuid[]) and outcome is null and expires_at > ${now}
    order by drawn_up_at desc, id limit 20`.execute(tx)
  return rows
}

/** Held until the transaction ends. */
export async function lockInvitation(tx: Tx, id: InvitationId): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select ${columns} from people.mandate_invitations where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function invitationOfCode(tx: Tx, codeHash: Uint8Array): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select ${columns} from people.mandate_invitations where code_hash = ${Buffer.from(codeHash)}`.execute(tx)
  return rows[0]
}

export async function writeSigned(tx: Tx, id: InvitationId, at: Temporal.Instant): Promise<void> {
  await sql`update people.mandate_invitations set signed_at = ${at} where id = ${id} and signed_at is null`.execute(tx)
}

export type InvitationEnd =
  | { outcome: 'accepted'; agentId: PersonId; mandateId: MandateId }
  | { outcome: 'refused'; agentId: PersonId; mandateId: null }
  | { outcome: 'revoked'; agentId: null; mandateId: null }

export async function endInvitation(tx: Tx, id: InvitationId, end: InvitationEnd, at: Temporal.Instant): Promise<void> {
  await sql`
    update people.mandate_invitations
    set outcome = ${end.outcome}, agent_id = ${end.agentId}, mandate_id = ${end.mandateId}, ended_at = ${at}
    where id = ${id} and outcome is null`.execute(tx)
}
