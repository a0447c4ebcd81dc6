import type { MandateId } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Channel, ProcedureKind } from '../../domain/definition/kinds.ts'
import type { Bringer, IdentityPaper, IdentityWay } from '../../domain/reception/identity.ts'
import type { ApplicationId } from '../applications.ts'

export type Paying = 'free' | 'counter' | 'later'

/** What the office wrote down about the arrival. */
export type Reception = {
  channel: Exclude<Channel, 'web'>
  receivedOn: Temporal.PlainDate
  receivedBy: StaffId
  typedBy: StaffId
  typedAt: Temporal.Instant
  checkedBy: StaffId | null
  checkedAt: Temporal.Instant | null
  identity: IdentityWay
  identityPapers: IdentityPaper[]
  broughtBy: Bringer
  mandateSeen: boolean
  /** The mandate on record under which somebody else brought it. */
  mandateId: MandateId | null
  paying: Paying
  note: string | null
}

export async function receptionOf(tx: Tx, id: ApplicationId): Promise<Reception | undefined> {
  const { rows } = await sql<Reception>`
    select channel, received_on as "receivedOn", received_by as "receivedBy", typed_by as "typedBy",
           typed_at as "typedAt", checked_by as "checkedBy", checked_at as "checkedAt", identity,
           identity_papers as "identityPapers", brought_by as "broughtBy", mandate_seen as "mandateSeen",
           mandate_id as "mandateId", paying, note
      from procedures.receptions where application_id = ${id}`.execute(tx)
  return rows[0]
}

/** Writes or rewrites it. Typed again means to be compared again. */
export async function writeReception(
  tx: Tx,
  id: ApplicationId,
  reception: Omit<Reception, 'checkedBy' | 'checkedAt'>,
): Promise<void> {
  const { channel, receivedOn, receivedBy, typedBy, typedAt, identity, identityPapers, broughtBy } = reception
  await sql`
    insert into procedures.receptions (application_id, channel, received_on, received_by, typed_by, typed_at, identity,
      identity_papers, brought_by, mandate_seen, mandate_id, paying, note)
    values (${id}, ${channel}, ${receivedOn}, ${receivedBy}, ${typedBy}, ${typedAt}, ${identity},
      ${[...identityPapers]}::text[], ${broughtBy}, ${reception.mandateSeen}, ${reception.mandateId},
      ${reception.paying}, ${reception.note})
    on conflict (application_id) do update set received_on = excluded.received_on, received_by = excluded.received_by,
      typed_by = excluded.typed_by, typed_at = excluded.typed_at, identity = excluded.identity,
      identity_papers = excluded.identity_papers, brought_by = excluded.brought_by,
      mandate_seen = excluded.mandate_seen, mandate_id = excluded.mandate_id, paying = excluded.paying, note = excluded.note,
      checked_by = null, checked_at = null`.execute(tx)
}

/** 読み合わせ済み. False when somebody was faster. */
export async function writeCheck(tx: Tx, id: ApplicationId, by: StaffId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.receptions set checked_by = ${by}, checked_at = ${at}
    where application_id = ${id} and checked_by is null and typed_by <> ${by} returning 1`.execute(tx)
  return rows.length === 1
}

export type SimilarCase = {
  receiptNumber: string
  state: ApplicationState
  channel: Channel
  submittedAt: Temporal.Instant
}

/** The same person's open cases of the same procedure: perhaps the same paper, typed before. */
export async function similarCases(
  tx: Tx,
  personId: PersonId,
  procedure: string,
  except: ApplicationId,
): Promise<SimilarCase[]> {
  const { rows } = await sql<SimilarCase>`
    select receipt_number as "receiptNumber", state, channel, submitted_at as "submittedAt"
      from procedures.applications
     where applicant_person_id = ${personId} and procedure = ${procedure} and id <> ${except}
       and closed_at is null and submitted_at is not null
     order by submitted_at desc limit 5`.execute(tx)
  return rows
}

export type ReceptionRow = {
  id: ApplicationId
  procedure: string
  kind: ProcedureKind
  receiptNumber: string | null
  applicantPersonId: PersonId
  channel: Channel
  receivedOn: Temporal.PlainDate | null
  typedBy: StaffId | null
}

/** Typed and not compared yet, oldest first. */
export async function receptionsToCheck(tx: Tx, offices: readonly OfficeId[], limit = 50): Promise<ReceptionRow[]> {
  const { rows } = await sql<ReceptionRow>`
    select a.id, a.procedure, a.kind, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId",
           a.channel, r.received_on as "receivedOn", r.typed_by as "typedBy"
      from procedures.receptions r join procedures.applications a on a.id = r.application_id
     where r.checked_by is null and a.office_id = any(${[...offices]}::uuid[]) and a.closed_at is null
       and a.submitted_at is not null and a.kind not in ('entry', 'booking')
     order by r.typed_at, r.application_id limit ${limit}`.execute(tx)
  return rows
}

/** Begun and not filed: a name was chosen, the rest is still to be typed. */
export async function receptionDrafts(tx: Tx, offices: readonly OfficeId[], limit = 20): Promise<ReceptionRow[]> {
  const { rows } = await sql<ReceptionRow>`
    select a.id, a.procedure, a.kind, null as "receiptNumber", a.applicant_person_id as "applicantPersonId", a.channel,
           null as "receivedOn", e.staff_id as "typedBy"
      from procedures.applications a
      join procedures.case_events e on e.application_id = a.id and e.kind = 'started'
     where a.state = 'draft' and a.channel <> 'web' and a.office_id = any(${[...offices]}::uuid[])
     order by a.created_at desc, a.id limit ${limit}`.execute(tx)
  return rows
}
