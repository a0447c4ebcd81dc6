import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { ApplicationId } from './applications.ts'

export type CorrectionId = Id<'correction'>

export type Correction = {
  id: CorrectionId
  fields: string[]
  reason: string
  answerBy: Temporal.PlainDate
  requestedAt: Temporal.Instant
}

/** What the office is waiting for, if it is. */
export async function openCorrection(tx: Tx, id: ApplicationId): Promise<Correction | undefined> {
  const { rows } = await sql<Correction>`
    select id, fields, reason, answer_by as "answerBy", requested_at as "requestedAt"
    from procedures.corrections where application_id = ${id} and answered_at is null`.execute(tx)
  return rows[0]
}

/** Closes it and keeps the answers as they were before, for the difference that the clerk sees. */
export async function closeCorrection(
  tx: Tx,
  id: CorrectionId,
  answered: { at: Temporal.Instant; before: Record<string, unknown>; fileId?: string },
): Promise<void> {
  await sql`
    update procedures.corrections
    set answered_at = ${answered.at}, before = ${JSON.stringify(answered.before)}::jsonb, file_id = ${answered.fileId ?? null}
    where id = ${id} and answered_at is null`.execute(tx)
}
