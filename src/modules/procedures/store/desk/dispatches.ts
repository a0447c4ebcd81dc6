import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { Id, OfficeId, PersonId, ReceiptNumber, StaffId } from '#platform/ids/index.ts'

export type DispatchState = 'queued' | 'printed' | 'posted' | 'on_shelf' | 'handed_over' | 'returned'

export type Dispatch = {
  id: Id<'dispatch'>
  applicationId: Id<'application'>
  certificateId: Id<'certificate'>
  /** Missing where another system printed the paper. */
  documentId: Id<'document'> | null
  way: 'post' | 'counter'
  state: DispatchState
  officeId: OfficeId
  procedure: string
  shelf: string | null
  queuedAt: Temporal.Instant
  printedAt: Temporal.Instant | null
  receiptNumber: string
  title: string
  copies: number
  /** Of the sheets, where another system printed them. */
  numbers: readonly string[]
  /** How often the post brought it back. */
  returns: number
  applicantPersonId: PersonId
  /** The paper was taken back: it does not leave the house any more. */
  isWithdrawn: boolean
}

const selectDispatch = sql`
  select d.id, d.application_id as "applicationId", d.certificate_id as "certificateId", c.document_id as "documentId",
         d.way, d.state, d.office_id as "officeId", d.shelf, d.queued_at as "queuedAt", d.printed_at as "printedAt",
         a.receipt_number as "receiptNumber", a.procedure, r.definition #>> '{name,ja}' as title, c.copies,
         array(select n.number from procedures.outside_numbers n where n.certificate_id = c.id order by n.position) as numbers,
         (select count(*) from procedures.returned_mail m where m.dispatch_id = d.id) as returns,
         a.applicant_person_id as "applicantPersonId", c.withdrawn_at is not null as "isWithdrawn"
    from procedures.dispatches d
    join procedures.applications a on a.id = d.application_id
    join procedures.revisions r on r.id = a.submitted_revision_id
    join procedures.certificates c on c.id = d.certificate_id`

export async function insertDispatch(
  tx: Tx,
  dispatch: {
    applicationId: Id<'application'>
    certificateId: Id<'certificate'>
    way: 'post' | 'counter'
    officeId: OfficeId
    at: Temporal.Instant
    /** Came out of another system's printer already. */
    printedBy?: StaffId
  },
): Promise<void> {
  const { printedBy = null } = dispatch
  const [state, printedAt] = printedBy ? ['printed', dispatch.at] : ['queued', null]
  await sql`
    insert into procedures.dispatches
      (application_id, certificate_id, way, office_id, queued_at, state, printed_by, printed_at)
    values (${dispatch.applicationId}, ${dispatch.certificateId}, ${dispatch.way}, ${dispatch.officeId}, ${dispatch.at},
            ${state}, ${printedBy}, ${printedAt})
    on conflict (application_id) do nothing`.execute(tx)
}

/** What waits to be printed, posted or fetched, oldest first. `scope` is the policy's predicate over `d` and `a`. */
export async function listDispatches(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  states: readonly DispatchState[],
  after: { queuedAt: string; id: string } | undefined,
  limit: number,
): Promise<Dispatch[]> {
  const { rows } = await sql<Dispatch>`
    ${selectDispatch}
     where ${scope} and c.withdrawn_at is null and d.state = any(${[...states]})
       ${after ? sql`and (d.queued_at, d.id) > (${after.queuedAt}::timestamptz, ${after.id}::uuid)` : sql``}
     order by d.queued_at, d.id limit ${limit}`.execute(tx)
  return rows.map(withPlainTitle)
}

export async function findDispatch(tx: Tx, id: Id<'dispatch'>, lock = false): Promise<Dispatch | undefined> {
  const { rows } = await sql<Dispatch>`
    ${selectDispatch} where d.id = ${id} ${lock ? sql`for update of d` : sql``}`.execute(tx)
  return rows.map(withPlainTitle)[0]
}

export async function dispatchByPickupHash(tx: Tx, hash: Uint8Array): Promise<Dispatch | undefined> {
  const { rows } = await sql<Dispatch>`${selectDispatch} where d.pickup_code_hash = ${hash}`.execute(tx)
  return rows.map(withPlainTitle)[0]
}

/** Of a case that came with paper: what was asked for on the web is handed over for its code alone. */
export async function dispatchByReceiptNumber(tx: Tx, number: ReceiptNumber): Promise<Dispatch | undefined> {
  const { rows } = await sql<Dispatch>`
    ${selectDispatch} where a.receipt_number = ${number} and a.channel <> 'web'`.execute(tx)
  return rows.map(withPlainTitle)[0]
}

const withPlainTitle = (dispatch: Dispatch): Dispatch => ({ ...dispatch, title: withoutReadings(dispatch.title) })

export async function markPrinted(tx: Tx, id: Id<'dispatch'>, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.dispatches set state = 'printed', printed_by = ${by}, printed_at = ${at}
     where id = ${id} and state = 'queued'`.execute(tx)
}

export async function markOnShelf(tx: Tx, id: Id<'dispatch'>, shelf: string, pickupHash: Uint8Array): Promise<void> {
  await sql`
    update procedures.dispatches set state = 'on_shelf', shelf = ${shelf}, pickup_code_hash = ${pickupHash}
     where id = ${id}`.execute(tx)
}

export async function markDone(
  tx: Tx,
  id: Id<'dispatch'>,
  state: 'posted' | 'handed_over',
  by: StaffId,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update procedures.dispatches set state = ${state}, done_by = ${by}, done_at = ${at} where id = ${id}`.execute(tx)
}

/** The newest posted paper with this 文書番号, receipt number or number for verification. `scope` is over `d`. */
export async function postedPaper(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  { code, text }: { code: string; text: string },
): Promise<Dispatch | undefined> {
  const { rows } = await sql<Dispatch>`
    ${selectDispatch}
     where ${scope} and d.state = 'posted'
       and (c.document_number = ${text} or a.receipt_number = ${text} or c.verification_code = ${code})
     order by d.done_at desc, d.id desc limit 1`.execute(tx)
  return rows.map(withPlainTitle)[0]
}

export async function markReturnedPaper(tx: Tx, id: Id<'dispatch'>): Promise<void> {
  await sql`update procedures.dispatches set state = 'returned' where id = ${id} and state = 'posted'`.execute(tx)
}

/** A paper that came back is printed and posted anew, if it was not taken back meanwhile. */
export async function requeueDispatch(tx: Tx, id: Id<'dispatch'>, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.dispatches
       set state = 'queued', queued_at = ${at}, printed_at = null, printed_by = null, done_at = null, done_by = null
     where id = ${id} and state = 'returned'`.execute(tx)
}
