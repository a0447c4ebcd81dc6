import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id, OfficeId, PersonId, ReceiptNumber } from '#platform/ids/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { ApplicationState } from '../domain/states.ts'

export type ApplicationId = Id<'application'>
export type RevisionId = Id<'revision'>

export type Application = {
  id: ApplicationId
  procedure: string
  revisionId: RevisionId
  applicantPersonId: PersonId
  accountId: AccountId
  officeId: OfficeId
  lang: Lang
  state: ApplicationState
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
  a.id, a.procedure, a.revision_id as "revisionId", a.applicant_person_id as "applicantPersonId",
  a.account_id as "accountId", a.office_id as "officeId", a.lang, a.state, a.content_hash as "contentHash",
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
