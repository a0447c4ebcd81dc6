import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'

export type Outcome = 'issue' | 'refuse'

export type Decision = {
  id: Id<'decision'>
  outcome: Outcome
  reason: string | null
  proposedBy: StaffId
  proposedAt: Temporal.Instant
  confirmedBy: StaffId | null
  confirmedAt: Temporal.Instant | null
  returnedBy: StaffId | null
  returnedAt: Temporal.Instant | null
  returnNote: string | null
}

/** Every decision of a case, the newest first; the first one without `returnedAt` counts. */
export async function decisionsOf(tx: Tx, applicationId: Id<'application'>): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select id, outcome, reason, proposed_by as "proposedBy", proposed_at as "proposedAt", confirmed_by as "confirmedBy",
           confirmed_at as "confirmedAt", returned_by as "returnedBy",
           returned_at as "returnedAt", return_note as "returnNote"
      from procedures.decisions where application_id = ${applicationId} order by proposed_at desc, id desc`.execute(tx)
  return rows
}

export async function insertDecision(
  tx: Tx,
  applicationId: Id<'application'>,
  proposal: { outcome: Outcome; reason: string | undefined; by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into procedures.decisions (application_id, outcome, reason, proposed_by, proposed_at)
    values (${applicationId}, ${proposal.outcome}, ${proposal.reason ?? null}, ${proposal.by}, ${proposal.at})`.execute(
    tx,
  )
}

export async function markConfirmed(tx: Tx, id: Id<'decision'>, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`update procedures.decisions set confirmed_by = ${by}, confirmed_at = ${at} where id = ${id}`.execute(tx)
}

/** The house itself takes a confirmed decision back before anything left it; who decided stays recorded. */
export async function reopenDecision(tx: Tx, applicationId: Id<'application'>, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.decisions set returned_at = ${at}
     where application_id = ${applicationId} and returned_at is null`.execute(tx)
}

export async function markReturned(
  tx: Tx,
  id: Id<'decision'>,
  note: string,
  by: StaffId,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update procedures.decisions set returned_by = ${by}, returned_at = ${at}, return_note = ${note} where id = ${id}`.execute(
    tx,
  )
}
