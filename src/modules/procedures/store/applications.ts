import type { ActingAs, Ground, MandateId } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AccountId, Id, OfficeId, PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { ApplicationState } from '../domain/course/states.ts'
import type { Channel, ProcedureKind } from '../domain/definition/kinds.ts'
import type { Revision } from './revisions.ts'

export type ApplicationId = Id<'application'>
export type RevisionId = Id<'revision'>

export type Application = {
  id: ApplicationId
  procedure: string
  kind: ProcedureKind
  channel: Channel
  revisionId: RevisionId
  /** From which revision the draft came, while its person has not answered since. */
  movedFromRevisionId: RevisionId | null
  applicantPersonId: PersonId
  /** Who files it online for them, and on what ground; all `null` where they file it themselves. */
  filerPersonId: PersonId | null
  actingAs: ActingAs | null
  mandateId: MandateId | null
  /** Missing for what did not come through the web. */
  accountId: AccountId | null
  /** Asked without a card. */
  isGuest: boolean
  officeId: OfficeId
  lang: Lang
  state: ApplicationState
  /** Of the decision, once it has been notified. */
  outcome: 'grant' | 'partial' | 'refuse' | null
  contentHash: Uint8Array | null
  feeTotal: Yen | null
  receiptNumber: ReceiptNumber | null
  createdAt: Temporal.Instant
  updatedAt: Temporal.Instant
  confirmedAt: Temporal.Instant | null
  submittedAt: Temporal.Instant | null
  dueOn: Temporal.PlainDate | null
  closedAt: Temporal.Instant | null
  version: number
}

/** Columns of `Application`, for queries that join. The table must be called `a`. */
export const applicationColumns = sql`
  a.id, a.procedure, a.kind, a.channel, a.outcome, a.revision_id as "revisionId",
  a.moved_from_revision_id as "movedFromRevisionId", a.applicant_person_id as "applicantPersonId",
  a.filer_person_id as "filerPersonId", a.acting_as as "actingAs", a.mandate_id as "mandateId",
  a.account_id as "accountId", a.is_guest as "isGuest", a.office_id as "officeId", a.lang, a.state, a.content_hash as "contentHash",
  a.fee_total as "feeTotal", a.receipt_number as "receiptNumber", a.created_at as "createdAt",
  a.updated_at as "updatedAt", a.confirmed_at as "confirmedAt", a.submitted_at as "submittedAt",
  a.due_on as "dueOn", a.closed_at as "closedAt", a.version`

/** No policy is asked here: routes use a scoped query first. */
export async function findApplication(tx: Tx, id: ApplicationId): Promise<Application | undefined> {
  const found = await sql<Application>`
    select ${applicationColumns} from procedures.applications a where a.id = ${id}`.execute(tx)
  return found.rows[0]
}

/** Waits for every other change of this application and keeps them out until the transaction ends. */
export async function lockApplication(tx: Tx, id: ApplicationId): Promise<Application | undefined> {
  const found = await sql<Application>`
    select ${applicationColumns} from procedures.applications a where a.id = ${id} for update`.execute(tx)
  return found.rows[0]
}

export type NewApplication = {
  revision: Revision
  applicantPersonId: PersonId
  channel: Channel
  accountId: AccountId | null
  isGuest?: boolean
  filer?: { personId: PersonId; ground: Ground } | undefined
  officeId: OfficeId
  lang: Lang
  at: Temporal.Instant
}

export async function createApplication(tx: Tx, application: NewApplication): Promise<ApplicationId> {
  const { revision, applicantPersonId, channel, accountId, isGuest = false, filer, officeId, lang, at } = application
  const { rows } = await sql<{ id: ApplicationId }>`
    insert into procedures.applications
      (procedure, kind, channel, revision_id, applicant_person_id, account_id, is_guest, office_id, lang, created_at, updated_at,
       filer_person_id, acting_as, mandate_id)
    values (${revision.procedure}, ${revision.definition.kind}, ${channel}, ${revision.id}, ${applicantPersonId}, ${accountId}, ${isGuest}, ${officeId}, ${lang}, ${at}, ${at},
      ${filer?.personId ?? null}, ${filer?.ground.as ?? null}, ${filer?.ground.mandateId ?? null})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('insert returned no row')
  return row.id
}

/** The draft that this person left unfinished, in their own matter or, as `filer` says, in somebody's; newest first. */
export async function openDraft(
  tx: Tx,
  procedure: string,
  personId: PersonId,
  filer?: { personId: PersonId; ground: Ground },
): Promise<ApplicationId | undefined> {
  const { rows } = await sql<{ id: ApplicationId }>`
    select id from procedures.applications
    where applicant_person_id = ${personId} and procedure = ${procedure} and state in ('draft', 'confirmed')
      and filer_person_id is not distinct from ${filer?.personId ?? null}
      and acting_as is not distinct from ${filer?.ground.as ?? null}
      and mandate_id is not distinct from ${filer?.ground.mandateId ?? null}
    order by created_at desc, id desc limit 1`.execute(tx)
  return rows[0]?.id
}

/** Drafts that somebody else began for this person, newest first. */
export async function draftsByOthers(tx: Tx, procedure: string, personId: PersonId): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where a.applicant_person_id = ${personId} and a.procedure = ${procedure} and a.state in ('draft', 'confirmed')
      and a.filer_person_id is not null
    order by a.created_at desc, a.id desc limit 20 for update`.execute(tx)
  return rows
}

/** The draft becomes the person's own. */
export async function takeOverDraft(
  tx: Tx,
  id: ApplicationId,
  accountId: AccountId,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update procedures.applications
    set account_id = ${accountId}, filer_person_id = null, acting_as = null, mandate_id = null, updated_at = ${at},
      version = version + 1
    where id = ${id}`.execute(tx)
}

/** What somebody filed without a card, by its number. */
export async function guestApplication(
  tx: Tx,
  receiptNumber: ReceiptNumber,
): Promise<{ id: ApplicationId; accountId: AccountId } | undefined> {
  const { rows } = await sql<{ id: ApplicationId; accountId: AccountId }>`
    select id, account_id as "accountId" from procedures.applications
    where receipt_number = ${receiptNumber} and is_guest`.execute(tx)
  return rows[0]
}

/** What was confirmed. The state moves with `moveTo`. */
export async function writeConfirmation(
  tx: Tx,
  id: ApplicationId,
  confirmed: { contentHash: Uint8Array; feeTotal: Yen; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update procedures.applications
    set content_hash = ${Buffer.from(confirmed.contentHash)}, fee_total = ${confirmed.feeTotal}, confirmed_at = ${confirmed.at}
    where id = ${id}`.execute(tx)
}

/** What it costs after a correction. */
export async function writeFeeTotal(tx: Tx, id: ApplicationId, feeTotal: Yen): Promise<void> {
  await sql`update procedures.applications set fee_total = ${feeTotal} where id = ${id}`.execute(tx)
}

export async function writeSubmission(
  tx: Tx,
  id: ApplicationId,
  filed: { receiptNumber: ReceiptNumber; dueOn: Temporal.PlainDate; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update procedures.applications
    set receipt_number = ${filed.receiptNumber}, submitted_at = ${filed.at}, due_on = ${filed.dueOn},
      submitted_revision_id = revision_id
    where id = ${id}`.execute(tx)
}

export async function writeSubjects(tx: Tx, id: ApplicationId, personIds: readonly PersonId[]): Promise<void> {
  await sql`
    insert into procedures.subjects (application_id, person_id)
    select ${id}, unnest(${[...personIds]}::uuid[])`.execute(tx)
}

/** Subjects of a sheet that is typed anew; the database refuses it once a second person has compared the sheet. */
export async function rewriteSubjects(tx: Tx, id: ApplicationId, personIds: readonly PersonId[]): Promise<void> {
  await sql`select procedures.retype_subjects(${id}, ${[...personIds]}::uuid[])`.execute(tx)
}

export async function nextReceiptSerial(tx: Tx): Promise<number> {
  const { rows } = await sql<{ serial: number }>`select nextval('procedures.receipt_serial') as serial`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('sequence returned no row')
  return Number(row.serial)
}

export async function writeDueDate(tx: Tx, id: ApplicationId, dueOn: Temporal.PlainDate): Promise<void> {
  await sql`update procedures.applications set due_on = ${dueOn} where id = ${id}`.execute(tx)
}

export async function hasApplications(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from procedures.applications limit 1`.execute(tx)
  return rows.length > 0
}
