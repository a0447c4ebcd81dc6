import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { ApplicationId } from '../applications.ts'
import type { CoreBatchId } from './batches.ts'

/** One case on its way into the core system. */
export type CoreEntry = {
  applicationId: ApplicationId
  receiptNumber: string
  applicantPersonId: PersonId
  state: ApplicationState
  system: string
  procedure: string
  officeId: OfficeId
  since: Temporal.Instant
  batchId: CoreBatchId | null
  rowNumber: number | null
  handed: string[] | null
  held: string[] | null
  enteredBy: StaffId | null
  enteredAt: Temporal.Instant | null
  checkedBy: StaffId | null
  checkedAt: Temporal.Instant | null
}

const columns = sql.raw(`e.application_id as "applicationId", a.receipt_number as "receiptNumber",
  a.applicant_person_id as "applicantPersonId", a.state, e.system, e.procedure, e.office_id as "officeId", e.since,
  e.batch_id as "batchId", e.row_number as "rowNumber", e.handed, e.held, e.entered_by as "enteredBy",
  e.entered_at as "enteredAt", e.checked_by as "checkedBy", e.checked_at as "checkedAt"`)

const source = sql.raw(`procedures.core_entries e join procedures.applications a on a.id = e.application_id`)

/** 入力待ち: from now on it is to be entered, once. */
export async function insertEntry(
  tx: Tx,
  entry: { applicationId: ApplicationId; system: string; procedure: string; officeId: OfficeId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into procedures.core_entries (application_id, system, procedure, office_id, since)
    values (${entry.applicationId}, ${entry.system}, ${entry.procedure}, ${entry.officeId}, ${entry.at})
    on conflict (application_id) do nothing`.execute(tx)
}

export type Waiting = { system: string; procedure: string; officeId: OfficeId; count: number; since: Temporal.Instant }

/** How much waits, by procedure. */
export async function countWaiting(tx: Tx, offices: readonly OfficeId[]): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select system, procedure, office_id as "officeId", count(*) as count, min(since) as since
      from procedures.core_entries
     where batch_id is null and office_id = any(${[...offices]}::uuid[])
     group by system, procedure, office_id order by min(since) limit 100`.execute(tx)
  return rows
}

/** What waits, oldest first, locked; what another batch is taking is left out. */
export async function takeWaiting(
  tx: Tx,
  { procedure, officeId, limit }: { procedure: string; officeId: OfficeId; limit: number },
): Promise<CoreEntry[]> {
  const { rows: locked } = await sql<{ id: ApplicationId }>`
    select application_id as id from procedures.core_entries
     where batch_id is null and procedure = ${procedure} and office_id = ${officeId}
     order by since, application_id limit ${limit} for update skip locked`.execute(tx)
  return entriesById(
    tx,
    locked.map(({ id }) => id),
  )
}

async function entriesById(tx: Tx, ids: readonly ApplicationId[]): Promise<CoreEntry[]> {
  const { rows } = await sql<CoreEntry>`
    select ${columns} from ${source} where e.application_id = any(${[...ids]}::uuid[])
     order by e.since, e.application_id`.execute(tx)
  return rows
}

export async function entriesOfBatch(tx: Tx, batchId: CoreBatchId): Promise<CoreEntry[]> {
  const { rows } = await sql<CoreEntry>`
    select ${columns} from ${source} where e.batch_id = ${batchId} order by e.row_number limit 500`.execute(tx)
  return rows
}

export async function lockEntry(tx: Tx, id: ApplicationId): Promise<CoreEntry | undefined> {
  await sql`select from procedures.core_entries where application_id = ${id} for update`.execute(tx)
  return (await entriesById(tx, [id]))[0]
}

export async function putIntoBatch(
  tx: Tx,
  batchId: CoreBatchId,
  rows: readonly { applicationId: ApplicationId; handed: readonly string[] }[],
): Promise<void> {
  await sql`
    update procedures.core_entries e
       set batch_id = ${batchId}, row_number = given.place, handed = given.handed::jsonb
      from unnest(${rows.map((row) => row.applicationId)}::uuid[], ${rows.map((row) => JSON.stringify(row.handed))}::text[])
        with ordinality as given (id, handed, place)
     where e.application_id = given.id and e.batch_id is null`.execute(tx)
}

/** Back among those that wait; what was handed over of it does not count any more. */
export async function takeOutOfBatch(tx: Tx, id: ApplicationId): Promise<void> {
  await sql`
    update procedures.core_entries set batch_id = null, row_number = null, handed = null, held = null, held_at = null
    where application_id = ${id}`.execute(tx)
}

export async function writeEntered(tx: Tx, id: ApplicationId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.core_entries set entered_by = ${by}, entered_at = ${at} where application_id = ${id}`.execute(tx)
}

export async function writeChecked(tx: Tx, id: ApplicationId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.core_entries set checked_by = ${by}, checked_at = ${at} where application_id = ${id}`.execute(tx)
}

/** What the core system says it holds, for the whole batch: who is not in the file is held by nobody. */
export async function writeHeld(
  tx: Tx,
  batchId: CoreBatchId,
  held: readonly { receiptNumber: string; values: readonly string[] }[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    with given as (
      select number, held::jsonb as held
        from unnest(${held.map((row) => row.receiptNumber)}::text[], ${held.map((row) => JSON.stringify(row.values))}::text[])
          as one (number, held)
    ), extra as (
      insert into procedures.core_extras (batch_id, receipt_number, held_at)
      select ${batchId}, left(number, 60), ${at} from given
       where not exists (select from procedures.core_entries e join procedures.applications a on a.id = e.application_id
                          where e.batch_id = ${batchId} and a.receipt_number = given.number)
      on conflict do nothing)
    update procedures.core_entries e set held = given.held, held_at = ${at}
      from procedures.applications a left join given on given.number = a.receipt_number
     where a.id = e.application_id and e.batch_id = ${batchId} and e.checked_by is null`.execute(tx)
}

export type Reconciled = CoreEntry & { batchSystem: string; serial: number; items: string[]; hasResult: boolean }

/** Everything handed over and not compared yet, for the reconciliation list. */
export async function uncheckedEntries(tx: Tx, offices: readonly OfficeId[], limit = 200): Promise<Reconciled[]> {
  const { rows } = await sql<Reconciled>`
    select ${columns}, b.system as "batchSystem", b.serial, b.items, b.result_at is not null as "hasResult"
      from ${source} join procedures.core_batches b on b.id = e.batch_id
     where e.checked_by is null and e.office_id = any(${[...offices]}::uuid[])
     order by b.made_at, e.row_number limit ${limit}`.execute(tx)
  return rows
}

export type Extra = {
  batchId: Id<'core-batch'>
  serial: number
  system: string
  receiptNumber: string
  heldAt: Temporal.Instant
}

export async function extrasOf(tx: Tx, offices: readonly OfficeId[], limit = 100): Promise<Extra[]> {
  const { rows } = await sql<Extra>`
    select x.batch_id as "batchId", b.serial, b.system, x.receipt_number as "receiptNumber", x.held_at as "heldAt"
      from procedures.core_extras x join procedures.core_batches b on b.id = x.batch_id
     where b.office_id = any(${[...offices]}::uuid[])
     order by x.held_at desc, x.receipt_number limit ${limit}`.execute(tx)
  return rows
}

/** A newer file of the batch does not have them any more. */
export async function forgetExtras(tx: Tx, batchId: CoreBatchId): Promise<void> {
  await sql`delete from procedures.core_extras where batch_id = ${batchId}`.execute(tx)
}
