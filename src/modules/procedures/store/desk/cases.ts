import type { ActingAs, MandateId } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Channel, ProcedureKind } from '../../domain/definition/kinds.ts'
import { lockApplication } from '../applications.ts'

export type CaseRow = {
  id: Id<'application'>
  procedure: string
  definition: unknown
  receiptNumber: string
  applicantPersonId: PersonId
  filerPersonId: PersonId | null
  actingAs: ActingAs | null
  mandateId: MandateId | null
  accountId: AccountId | null
  isGuest: boolean
  kind: ProcedureKind
  channel: Channel
  outcome: 'grant' | 'partial' | 'refuse' | null
  officeId: OfficeId
  state: ApplicationState
  lang: 'ja' | 'easy' | 'en'
  contentHash: Uint8Array
  feeTotal: Yen
  submittedAt: Temporal.Instant
  dueOn: Temporal.PlainDate
  assigneeId: StaffId | null
  version: number
}

/** A filed case, locked until the end of the transaction. */
export async function lockCase(tx: Tx, id: Id<'application'>): Promise<CaseRow | undefined> {
  // Apart from the read: a statement that waited for the lock sees the locked row anew, but the joined ones as before.
  await lockApplication(tx, id)
  return findCase(tx, id)
}

/** A filed case. */
export async function findCase(tx: Tx, id: Id<'application'>): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select a.id, a.procedure, a.kind, a.channel, a.outcome, r.definition, a.receipt_number as "receiptNumber",
           a.applicant_person_id as "applicantPersonId", a.filer_person_id as "filerPersonId",
           a.acting_as as "actingAs", a.mandate_id as "mandateId", a.account_id as "accountId", a.is_guest as "isGuest",
           a.office_id as "officeId", a.state, a.lang, a.content_hash as "contentHash", a.fee_total as "feeTotal",
           a.submitted_at as "submittedAt", a.due_on as "dueOn", s.staff_id as "assigneeId", a.version
      from procedures.applications a
      join procedures.revisions r on r.id = a.submitted_revision_id
      left join procedures.assignments s on s.application_id = a.id
     where a.id = ${id} and a.submitted_at is not null`.execute(tx)
  return rows[0]
}

/** The people whose records this case may print, in the order they stand in the register. */
export async function authorisedSubjects(tx: Tx, id: Id<'application'>): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from procedures.subjects where application_id = ${id} order by person_id`.execute(tx)
  return rows.map((row) => row.personId)
}

export type CaseEvent = {
  at: Temporal.Instant
  kind: string
  actorKind: 'resident' | 'staff' | 'system'
  staffId: StaffId | null
  /** To whom it was handed over: an office or a colleague, by the kind. */
  to: string | null
}

export async function caseEvents(tx: Tx, id: Id<'application'>): Promise<CaseEvent[]> {
  const { rows } = await sql<CaseEvent>`
    select at, kind, actor_kind as "actorKind", staff_id as "staffId", data ->> 'to' as "to"
      from procedures.case_events where application_id = ${id} order by at desc, id desc limit 100`.execute(tx)
  return rows
}

export async function assign(tx: Tx, id: Id<'application'>, staffId: StaffId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.assignments (application_id, staff_id, since) values (${id}, ${staffId}, ${at})
    on conflict (application_id) do nothing returning 1`.execute(tx)
  return rows.length === 1
}

export async function unassign(tx: Tx, id: Id<'application'>): Promise<void> {
  await sql`delete from procedures.assignments where application_id = ${id}`.execute(tx)
}

export type Correction = {
  id: Id<'correction'>
  fields: string[]
  reason: string
  reasons: Record<string, string>
  answerBy: Temporal.PlainDate
  requestedBy: StaffId
  requestedAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  before: Record<string, unknown>
  /** Missing: not answered, or answered before this was kept. */
  after: Record<string, unknown> | null
  fileId: Id<'file'> | null
}

export async function correctionsOf(tx: Tx, id: Id<'application'>): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select id, fields, reason, reasons, answer_by as "answerBy", requested_by as "requestedBy",
           requested_at as "requestedAt", answered_at as "answeredAt", before, after, file_id as "fileId"
      from procedures.corrections where application_id = ${id} order by requested_at, id`.execute(tx)
  return rows
}

export async function insertCorrection(
  tx: Tx,
  id: Id<'application'>,
  ask: {
    fields: readonly string[]
    reason: string
    reasons?: Readonly<Record<string, string>> | undefined
    answerBy: Temporal.PlainDate
    by: StaffId
    at: Temporal.Instant
  },
): Promise<void> {
  await sql`
    insert into procedures.corrections (application_id, fields, reason, reasons, answer_by, requested_by, requested_at)
    values (${id}, ${[...ask.fields]}, ${ask.reason}, ${JSON.stringify(ask.reasons ?? {})}::jsonb, ${ask.answerBy},
      ${ask.by}, ${ask.at})`.execute(tx)
}
