import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { ProgressId } from '#platform/progress/index.ts'
import type { LineProblem } from '../domain/line-problem.ts'
import type { FileKind } from '../register-file/sequence.ts'

export type ImportId = Id<'register-import'>

export type RegisterImport = {
  id: ImportId
  kind: FileKind
  fileName: string
  sequence: number
  encoding: string | null
  state: 'running' | 'applied' | 'refused' | 'failed'
  reason: string | null
  rowsRead: number
  rowsSetAside: number
  entriesAdded: number
  peopleAdded: number
  peopleChanged: number
  movedOut: number
  died: number
  removed: number
  unknownItems: string[]
  /** Items of the header that `reason` is about. */
  namedItems: string[]
  progressId: ProgressId | null
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
}

const columns = sql`id, kind, file_name as "fileName", sequence, encoding, state, reason, rows_read as "rowsRead",
  rows_set_aside as "rowsSetAside", entries_added as "entriesAdded", people_added as "peopleAdded",
  people_changed as "peopleChanged", moved_out as "movedOut", died, removed, unknown_items as "unknownItems",
  named_items as "namedItems", progress_id as "progressId", started_at as "startedAt", ended_at as "endedAt"`

/** Until the transaction ends no import begins; `false`: one runs. Whoever imports holds the same lock on its connection. */
export async function holdImports(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('people.import-register', 0)) as held`.execute(tx)
  return rows[0]?.held ?? false
}

/** Whether an import says that it runs, although the one who ran it may be dead. */
export async function isAnyRunning(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from people.register_imports where state = 'running'`.execute(tx)
  return rows.length > 0
}

/** What an import that was killed left: it is over, and nothing of it came in. */
export async function endInterrupted(tx: Tx, at: Temporal.Instant): Promise<void> {
  await sql`
    with ended as (
      update people.register_imports set state = 'failed', reason = 'interrupted', ended_at = ${at}
      where state = 'running' returning progress_id)
    update platform.progress set state = 'failed', reason = 'interrupted', updated_at = clock_timestamp()
    where state = 'running' and id in (select progress_id from ended)`.execute(tx)
}

export async function lastApplied(tx: Tx): Promise<number | undefined> {
  const { rows } = await sql<{ last: number | null }>`
    select max(sequence) as last from people.register_imports where state = 'applied'`.execute(tx)
  return rows[0]?.last ?? undefined
}

/** Whether these very bytes were applied; a file without lines is the same one only under the same number. */
export async function isFileApplied(tx: Tx, { sha256, sequence }: Pick<NewImport, 'sha256' | 'sequence'>) {
  const { rows } = await sql`
    select from people.register_imports
    where sha256 = ${sha256} and state = 'applied' and (rows_read > 0 or sequence = ${sequence})`.execute(tx)
  return rows.length > 0
}

export type NewImport = {
  kind: FileKind
  fileName: string
  sha256: string
  sequence: number
  progressId: ProgressId | null
  startedAt: Temporal.Instant
}

export async function insertImport(tx: Tx, made: NewImport): Promise<ImportId> {
  const { rows } = await sql<{ id: ImportId }>`
    insert into people.register_imports (kind, file_name, sha256, sequence, progress_id, started_at)
    values (${made.kind}, ${made.fileName}, ${made.sha256}, ${made.sequence}, ${made.progressId}, ${made.startedAt})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an import was not written')
  return row.id
}

export type ImportEnd = {
  state: 'applied' | 'refused' | 'failed'
  reason: string | null
  at: Temporal.Instant
  counts?: Partial<
    Pick<
      RegisterImport,
      | 'encoding'
      | 'rowsRead'
      | 'rowsSetAside'
      | 'entriesAdded'
      | 'peopleAdded'
      | 'peopleChanged'
      | 'movedOut'
      | 'died'
      | 'removed'
      | 'unknownItems'
      | 'namedItems'
    >
  >
}

export async function endImport(tx: Tx, id: ImportId, { state, reason, at, counts = {} }: ImportEnd): Promise<void> {
  await sql`
    update people.register_imports set state = ${state}, reason = ${reason}, ended_at = ${at},
      encoding = ${counts.encoding ?? null}, rows_read = ${counts.rowsRead ?? 0},
      rows_set_aside = ${counts.rowsSetAside ?? 0}, entries_added = ${counts.entriesAdded ?? 0},
      people_added = ${counts.peopleAdded ?? 0}, people_changed = ${counts.peopleChanged ?? 0},
      moved_out = ${counts.movedOut ?? 0}, died = ${counts.died ?? 0}, removed = ${counts.removed ?? 0},
      unknown_items = ${counts.unknownItems ?? []}::text[], named_items = ${counts.namedItems ?? []}::text[]
    where id = ${id} and state = 'running'`.execute(tx)
}

/** Where and why lines were set aside; at most as many as a person would read. */
export async function saveProblems(tx: Tx, id: ImportId, problems: readonly LineProblem[]): Promise<void> {
  await sql`
    insert into people.register_import_problems (import_id, line, position, atena_number, item, reason)
    select ${id}, p.line, row_number() over (partition by p.line order by p.reason, p.item, p."atenaNumber") - 1,
      p."atenaNumber", p.item, p.reason
    from jsonb_to_recordset(${JSON.stringify(problems.slice(0, 1000))}::jsonb)
      as p(line int, "atenaNumber" text, item text, reason text)`.execute(tx)
}

export async function findImport(tx: Tx, id: ImportId): Promise<RegisterImport | undefined> {
  const { rows } = await sql<RegisterImport>`
    select ${columns} from people.register_imports where id = ${id}`.execute(tx)
  return rows[0]
}

/** Newest first. */
export async function listImports(tx: Tx): Promise<RegisterImport[]> {
  const { rows } = await sql<RegisterImport>`
    select ${columns} from people.register_imports order by started_at desc, id desc limit 50`.execute(tx)
  return rows
}

export async function problemsOf(tx: Tx, id: ImportId): Promise<LineProblem[]> {
  const { rows } = await sql<LineProblem>`
    select line, atena_number as "atenaNumber", item, reason from people.register_import_problems
    where import_id = ${id} order by line, position limit 1000`.execute(tx)
  return rows
}
