import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ProgressId } from '#platform/progress/index.ts'
import type { RevisionId } from '../../store/applications.ts'
import { type Revision, revisionById } from '../../store/revisions.ts'
import type { ExportFormat } from '../formats.ts'

export type ExportId = Id<'export'>
export type ExportProblem = 'no_rights' | 'too_many' | 'marked_since'

export type Export = {
  id: ExportId
  accountId: AccountId
  staffId: StaffId
  procedure: string
  /** As the queue's address has it. */
  filter: string
  format: ExportFormat
  withEras: boolean
  reason: string
  state: 'asked' | 'making' | 'ready' | 'failed' | 'gone'
  problem: ExportProblem | null
  progressId: ProgressId | null
  cases: number | null
  /** Cases of which only the number is told. */
  withheld: number | null
  /** Characters that Shift_JIS does not have. */
  misfits: string
  misfitCases: number
  fileName: string | null
  fileSize: number | null
  askedAt: Temporal.Instant
  madeAt: Temporal.Instant | null
  expiresAt: Temporal.Instant
}

const columns = sql.raw(`id, account_id as "accountId", staff_id as "staffId", procedure, filter, format,
  with_eras as "withEras", reason, state, problem, progress_id as "progressId", cases, withheld, misfits,
  misfit_cases as "misfitCases", file_name as "fileName", file_size as "fileSize", asked_at as "askedAt",
  made_at as "madeAt", expires_at as "expiresAt"`)

type Wanted = Pick<
  Export,
  'accountId' | 'staffId' | 'procedure' | 'filter' | 'format' | 'withEras' | 'reason' | 'askedAt' | 'expiresAt'
>

export async function insertExport(tx: Tx, one: Wanted): Promise<ExportId> {
  const { rows } = await sql<{ id: ExportId }>`
    insert into procedures.exports
      (account_id, staff_id, procedure, filter, format, with_eras, reason, asked_at, expires_at)
    values (${one.accountId}, ${one.staffId}, ${one.procedure}, ${one.filter}, ${one.format}, ${one.withEras},
      ${one.reason}, ${one.askedAt}, ${one.expiresAt})
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) throw new Error('export was not inserted')
  return id
}

export async function findExport(tx: Tx, id: ExportId): Promise<Export | undefined> {
  const { rows } = await sql<Export>`select ${columns} from procedures.exports where id = ${id}`.execute(tx)
  return rows[0]
}

export async function lockExport(tx: Tx, id: ExportId): Promise<Export | undefined> {
  const { rows } = await sql<Export>`select ${columns} from procedures.exports where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** The newest first. */
export async function exportsOf(tx: Tx, accountId: AccountId, limit: number): Promise<Export[]> {
  const { rows } = await sql<Export>`
    select ${columns} from procedures.exports where account_id = ${accountId}
    order by asked_at desc, id desc limit ${limit}`.execute(tx)
  return rows
}

/** Begins anew: whoever an earlier run had read is forgotten. */
export async function writeMaking(tx: Tx, id: ExportId, progressId: ProgressId): Promise<void> {
  await sql`delete from procedures.export_people where export_id = ${id}`.execute(tx)
  await sql`
    update procedures.exports set state = 'making', progress_id = ${progressId} where id = ${id}`.execute(tx)
}

type Made = {
  fileName: string
  fileSize: number
  cases: number
  withheld: number
  misfits: string
  misfitCases: number
  at: Temporal.Instant
}

export async function writeReady(tx: Tx, id: ExportId, made: Made): Promise<void> {
  await sql`
    update procedures.exports
    set state = 'ready', file_name = ${made.fileName}, file_size = ${made.fileSize}, cases = ${made.cases},
        withheld = ${made.withheld}, misfits = ${made.misfits}, misfit_cases = ${made.misfitCases}, made_at = ${made.at}
    where id = ${id} and state = 'making'`.execute(tx)
}

export async function writeFailed(tx: Tx, id: ExportId, problem: ExportProblem): Promise<void> {
  await sql`
    update procedures.exports set state = 'failed', problem = ${problem}
    where id = ${id} and state in ('asked', 'making', 'ready')`.execute(tx)
  await sql`delete from procedures.export_people where export_id = ${id}`.execute(tx)
}

export async function addPeople(tx: Tx, id: ExportId, people: readonly PersonId[]): Promise<void> {
  await sql`
    insert into procedures.export_people (export_id, person_id)
    select ${id}, p from unnest(${[...people]}::uuid[]) p on conflict do nothing`.execute(tx)
}

/** Whose record lies open in the file; as many as cases and their people can be. */
export async function peopleIn(tx: Tx, id: ExportId): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from procedures.export_people where export_id = ${id}
    order by person_id limit 1000000`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Ended ones, oldest first, whose files are still there. */
export async function endedExports(tx: Tx, now: Temporal.Instant, limit: number): Promise<ExportId[]> {
  const { rows } = await sql<{ id: ExportId }>`
    select id from procedures.exports where state <> 'gone' and expires_at <= ${now}
    order by expires_at, id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function writeGone(tx: Tx, id: ExportId): Promise<void> {
  await sql`delete from procedures.export_people where export_id = ${id}`.execute(tx)
  await sql`update procedures.exports set state = 'gone', problem = null where id = ${id}`.execute(tx)
}

export async function nextToEnd(tx: Tx): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(expires_at) as at from procedures.exports where state <> 'gone'`.execute(tx)
  return rows[0]?.at ?? undefined
}

/** The row goes when the house does not have to account for it any more. */
export async function forgetExportsBefore(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`delete from procedures.exports where state = 'gone' and asked_at < ${before}`.execute(tx)
}

/** Every revision of a procedure, oldest first. */
export async function revisionsOf(tx: Tx, procedure: string): Promise<Revision[]> {
  const { rows } = await sql<{ id: RevisionId }>`
    select id from procedures.revisions where procedure = ${procedure} order by number limit 1000`.execute(tx)
  const revisions: Revision[] = []
  for (const { id } of rows) revisions.push(await revisionById(tx, id))
  return revisions
}
