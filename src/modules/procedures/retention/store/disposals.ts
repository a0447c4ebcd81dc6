import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import type { DisposalId } from '../domain/hold.ts'

export type Disposal = {
  id: DisposalId
  officeId: OfficeId
  procedure: string
  /** 会計年度 in which the cases were closed. */
  closedYear: number
  years: number
  state: 'planned' | 'confirmed' | 'done'
  planned: number
  held: number
  countedOn: Temporal.PlainDate
  confirmedBy: StaffId | null
  confirmedAt: Temporal.Instant | null
  /** What has really gone so far. */
  cases: number
  files: number
  documents: number
  endedAt: Temporal.Instant | null
}

const columns =
  sql.raw(`id, office_id as "officeId", procedure, closed_year as "closedYear", years, state, planned, held,
  counted_on as "countedOn", confirmed_by as "confirmedBy", confirmed_at as "confirmedAt", cases, files, documents,
  ended_at as "endedAt"`)

/** Says whether this day has not been counted before. */
export async function takeCount(tx: Tx, today: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.disposal_counts (counted_on) values (${today})
    on conflict do nothing returning counted_on`.execute(tx)
  if (rows.length > 0) await sql`delete from procedures.disposal_counts where counted_on < ${today}`.execute(tx)
  return rows.length > 0
}

/** Writes down what is over today, by office, procedure and year. What is confirmed stays as it was confirmed. */
export async function countRipe(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await sql`
    insert into procedures.disposals as d (office_id, procedure, closed_year, years, planned, held, counted_on)
    select office_id, procedure, closed_year, years, count(*) filter (where not is_held), count(*) filter (where is_held), ${today}
      from procedures.ripe_cases(${today}) group by office_id, procedure, closed_year, years
    on conflict (office_id, procedure, closed_year, years) where state <> 'done'
    do update set planned = excluded.planned, held = excluded.held, counted_on = excluded.counted_on
    where d.state = 'planned'`.execute(tx)
  await sql`
    delete from procedures.disposals where state = 'planned' and counted_on < ${today}`.execute(tx)
}

/** What waits to be confirmed first, then the newest. */
export async function listDisposals(tx: Tx): Promise<Disposal[]> {
  const { rows } = await sql<Disposal>`
    select ${columns} from procedures.disposals
    order by state <> 'planned', confirmed_at desc nulls last, closed_year, procedure, id limit 500`.execute(tx)
  return rows
}

export async function lockDisposal(tx: Tx, id: DisposalId): Promise<Disposal | undefined> {
  const { rows } = await sql<Disposal>`select ${columns} from procedures.disposals where id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

export async function writeConfirmed(tx: Tx, id: DisposalId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.disposals set state = 'confirmed', confirmed_by = ${by}, confirmed_at = ${at}
    where id = ${id} and state = 'planned'`.execute(tx)
}

export async function confirmedDisposals(tx: Tx): Promise<DisposalId[]> {
  const { rows } = await sql<{ id: DisposalId }>`
    select id from procedures.disposals where state = 'confirmed' order by confirmed_at, id limit 100`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Destroyed = {
  applicationId: ApplicationId
  applicantPersonId: PersonId
  documents: string[]
  files: number
}

/** Takes the next cases of a confirmed disposal out of every table; empty when none is left. */
export async function destroyNext(
  tx: Tx,
  id: DisposalId,
  today: Temporal.PlainDate,
  most: number,
): Promise<Destroyed[]> {
  const { rows } = await sql<Destroyed>`
    select application_id as "applicationId", applicant_person_id as "applicantPersonId", documents, files
    from procedures.destroy_cases(${id}, ${today}, ${most}) order by 1`.execute(tx)
  const sum = (of: (one: Destroyed) => number) => rows.reduce((total, one) => total + of(one), 0)
  await sql`
    update procedures.disposals
    set cases = cases + ${rows.length}, files = files + ${sum(({ files }) => files)},
        documents = documents + ${sum(({ documents }) => documents.length)}
    where id = ${id}`.execute(tx)
  return rows
}

/** Those of them whose matter no case is any more, and who filed none for anybody else. */
export async function namedNowhere(tx: Tx, personIds: readonly PersonId[]): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select distinct id from unnest(${[...personIds]}::uuid[]) id
    where not exists (select from procedures.applications a where a.applicant_person_id = id)
      and not exists (select from procedures.applications a where a.filer_person_id = id)
    order by id`.execute(tx)
  return rows.map((row) => row.id)
}

export async function writeDone(tx: Tx, id: DisposalId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.disposals set state = 'done', ended_at = ${at} where id = ${id} and state = 'confirmed'`.execute(
    tx,
  )
}

export async function bytesToRemove(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select storage_name as name from procedures.disposal_files order by storage_name limit ${limit}`.execute(tx)
  return rows.map(({ name }) => name)
}

export async function writeRemoved(tx: Tx, names: readonly string[]): Promise<void> {
  await sql`delete from procedures.disposal_files where storage_name = any(${[...names]}::text[])`.execute(tx)
}
