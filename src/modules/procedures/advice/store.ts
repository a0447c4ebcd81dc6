import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import { type AdviceEnd, type AdviceId, graceDays } from './domain.ts'

export type Advice = {
  id: AdviceId
  applicationId: ApplicationId
  /** The asked one. */
  officeId: OfficeId
  question: string
  shares: string[]
  dueOn: Temporal.PlainDate
  askedBy: StaffId
  askedAt: Temporal.Instant
  answer: string | null
  answeredBy: StaffId | null
  endedAt: Temporal.Instant | null
  endedFor: AdviceEnd | null
  receiptNumber: string
  procedure: string
  /** Of the case. */
  caseOfficeId: OfficeId
}

const selectAdvice = sql`
  select v.id, v.application_id as "applicationId", v.office_id as "officeId", v.question, v.shares, v.due_on as "dueOn",
    v.asked_by as "askedBy", v.asked_at as "askedAt", v.answer, v.answered_by as "answeredBy", v.ended_at as "endedAt",
    v.ended_for as "endedFor", a.receipt_number as "receiptNumber", a.procedure, a.office_id as "caseOfficeId"
  from procedures.advice v join procedures.applications a on a.id = v.application_id`

export async function findAdvice(tx: Tx, id: AdviceId): Promise<Advice | undefined> {
  const { rows } = await sql<Advice>`${selectAdvice} where v.id = ${id}`.execute(tx)
  return rows[0]
}

export async function adviceOfCase(tx: Tx, id: ApplicationId): Promise<Advice[]> {
  const { rows } = await sql<Advice>`
    ${selectAdvice} where v.application_id = ${id} order by v.asked_at, v.id limit 100`.execute(tx)
  return rows
}

/** What is open for the asked offices, what is due first in front. `scope` is the policy over `v`. */
export async function openAdvice(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<Advice[]> {
  const { rows } = await sql<Advice>`
    ${selectAdvice} where ${scope} and v.ended_at is null order by v.due_on, v.id limit ${limit}`.execute(tx)
  return rows
}

type NewAdvice = Pick<Advice, 'applicationId' | 'officeId' | 'question' | 'shares' | 'dueOn' | 'askedBy' | 'askedAt'>

export async function insertAdvice(tx: Tx, one: NewAdvice): Promise<AdviceId> {
  const { rows } = await sql<{ id: AdviceId }>`
    insert into procedures.advice (application_id, office_id, question, shares, due_on, asked_by, asked_at)
    values (${one.applicationId}, ${one.officeId}, ${one.question}, ${one.shares}, ${one.dueOn}, ${one.askedBy},
      ${one.askedAt})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('advice was not inserted')
  return row.id
}

/** False when it had ended already. */
export async function endAdvice(
  tx: Tx,
  id: AdviceId,
  { at, why, answer, by }: { at: Temporal.Instant; why: AdviceEnd; answer?: string; by?: StaffId },
): Promise<boolean> {
  const { rows } = await sql`
    update procedures.advice set ended_at = ${at}, ended_for = ${why}, answer = ${answer ?? null}, answered_by = ${by ?? null}
    where id = ${id} and ended_at is null returning 1`.execute(tx)
  return rows.length > 0
}

type Due = { id: AdviceId; applicationId: ApplicationId }

/** Open questions whose day has passed and of which nobody was reminded, or that expire, or whose case is over. */
export async function dueAdvice(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select v.id, v.application_id as "applicationId" from procedures.advice v
      join procedures.applications a on a.id = v.application_id
     where v.ended_at is null and (a.closed_at is not null or (v.reminded_at is null and v.due_on < ${today})
       or v.due_on < ${today.subtract({ days: graceDays })})
     order by v.due_on, v.id limit ${limit}`.execute(tx)
  return rows
}

/** False when it was said before. */
export async function markReminded(tx: Tx, id: AdviceId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.advice set reminded_at = ${at} where id = ${id} and reminded_at is null and ended_at is null
    returning 1`.execute(tx)
  return rows.length > 0
}
