import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { CorrectionDraft } from '../domain/correction/draft.ts'
import type { Wait } from '../domain/course/waits.ts'
import type { ApplicationId } from './applications.ts'

export type CorrectionId = Id<'correction'>

export type Correction = {
  id: CorrectionId
  /** Keys of what is asked for: a field, `group.row.field`, `group.add`, `group.remove`, `paper`. */
  fields: string[]
  /** For all of them. */
  reason: string
  /** Beside it, by the same keys. */
  reasons: Record<string, string>
  answerBy: Temporal.PlainDate
  requestedAt: Temporal.Instant
  /** What the person has prepared and not sent. */
  draft: CorrectionDraft | null
}

const columns = sql`c.id, c.fields, c.reason, c.reasons, c.answer_by as "answerBy", c.requested_at as "requestedAt",
  c.draft`

/** What the office is waiting for, what is due first in front. */
export async function openCorrections(tx: Tx, id: ApplicationId): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select ${columns} from procedures.corrections c where c.application_id = ${id} and c.answered_at is null
    order by c.answer_by, c.requested_at, c.id limit 100`.execute(tx)
  return rows
}

/** What the office is waiting for next, if it is. */
export const openCorrection = async (tx: Tx, id: ApplicationId): Promise<Correction | undefined> =>
  (await openCorrections(tx, id))[0]

/** The case is locked by whoever writes. */
export async function writeDraft(tx: Tx, id: CorrectionId, draft: CorrectionDraft): Promise<void> {
  await sql`update procedures.corrections set draft = ${JSON.stringify(draft)}::jsonb
    where id = ${id} and answered_at is null`.execute(tx)
}

/** The request is over: nothing of an answer will be sent. */
export async function dropDrafts(tx: Tx, id: ApplicationId): Promise<void> {
  await sql`update procedures.corrections set draft = null
    where application_id = ${id} and draft is not null`.execute(tx)
}

type Answer = { before: Record<string, unknown>; after: Record<string, unknown>; fileId?: string | undefined }

/** Closes it; with an answer, it keeps what stood there before and what was answered. */
export async function closeCorrection(
  tx: Tx,
  id: CorrectionId,
  at: Temporal.Instant,
  answer: Answer | undefined,
): Promise<void> {
  await sql`
    update procedures.corrections
    set answered_at = ${at}, before = ${JSON.stringify(answer?.before ?? {})}::jsonb,
        after = ${answer ? JSON.stringify(answer.after) : null}::jsonb, file_id = ${answer?.fileId ?? null}, draft = null
    where id = ${id} and answered_at is null`.execute(tx)
}

/** When the office waited for answers, and for fees that it had fixed, and waits no longer; without `except`. */
export async function waitsOf(tx: Tx, id: ApplicationId, except?: CorrectionId): Promise<Wait[]> {
  const { rows } = await sql<Wait>`
    select (asked at time zone 'Asia/Tokyo')::date as asked, (ended at time zone 'Asia/Tokyo')::date as answered
      from (select requested_at as asked, answered_at as ended from procedures.corrections
             where application_id = ${id} and id is distinct from ${except ?? null}
            union all
            select asked_at, paid_at from procedures.charges where application_id = ${id} and before_decision) w
     where ended is not null order by asked, ended limit 1000`.execute(tx)
  return rows
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
    select ${columns}, c.requested_by as "requestedBy"
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
