import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
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

type Days = { first: Temporal.PlainDate; last: Temporal.PlainDate }

/**
 * Cases whose last day to answer fell into one of these times: still waiting, or lapsed by it with nothing done since.
 * Oldest first.
 */
export async function answersCutOff(tx: Tx, times: readonly Days[], limit: number): Promise<ApplicationId[]> {
  const { rows } = await sql<{ applicationId: ApplicationId }>`
    select c.application_id as "applicationId" from procedures.corrections c
      join procedures.applications a on a.id = c.application_id
     where exists (select from unnest(${times.map(({ first }) => first.toString())}::date[],
                                      ${times.map(({ last }) => last.toString())}::date[]) t (first, last)
                    where c.answer_by between t.first and t.last)
       and (c.answered_at is null and a.state = 'awaiting_correction'
            or a.state = 'in_review' and ${isLapsed})
     order by c.answer_by, c.id limit ${limit}`.execute(tx)
  return rows.map(({ applicationId }) => applicationId)
}

/** The newest correction when nobody answered it and the sweep closed it. */
export async function lapsedCorrection(
  tx: Tx,
  id: ApplicationId,
): Promise<(Correction & { requestedBy: StaffId }) | undefined> {
  const { rows } = await sql<Correction & { requestedBy: StaffId }>`
    select c.id, c.fields, c.reason, c.answer_by as "answerBy", c.requested_at as "requestedAt",
           c.requested_by as "requestedBy"
      from procedures.corrections c where c.application_id = ${id} and ${isLapsed}`.execute(tx)
  return rows[0]
}

// The sweep closes it in the moment in which it writes the event; a later correction has taken its place.
const isLapsed = sql`(
  exists (select from procedures.case_events e where e.application_id = c.application_id
             and e.kind = 'answer_overdue' and e.at = c.answered_at)
  and not exists (select from procedures.corrections later where later.application_id = c.application_id
                     and later.requested_at > c.requested_at))`

export async function moveAnswerDay(tx: Tx, id: CorrectionId, answerBy: Temporal.PlainDate): Promise<void> {
  await sql`update procedures.corrections set answer_by = ${answerBy} where id = ${id} and answered_at is null`.execute(
    tx,
  )
}
