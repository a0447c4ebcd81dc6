import type { Kysely } from 'kysely'
import { sql } from '#platform/db/index.ts'
import type { RegisterEntry } from '../../domain/register-entry.ts'
import { entryColumns, entryRow } from './entry-row.ts'

/** A transaction, or one connection outside of any. */
export type Connection = Pick<Kysely<unknown>, 'getExecutor'>

/** `line`: where it stood in its file, if it came in one. */
export type StagedEntry = RegisterEntry & { line?: number }

/** An empty table that only this connection sees; what dies half-way leaves nothing behind. */
export async function openStage(connection: Connection): Promise<void> {
  await closeStage(connection)
  await sql`
    create temp table staged_entries as
    select 0 as line, ${entryColumns()} from people.register_entries with no data`.execute(connection)
}

export async function closeStage(connection: Connection): Promise<void> {
  await sql`drop table if exists pg_temp.staged_entries, pg_temp.touched, pg_temp.wanted`.execute(connection)
}

// Large enough that a statement's fixed cost vanishes, small enough that a batch is a few megabytes.
const batchSize = 500

/** Writes entries into the stage in batches; returns how many. */
export async function stageEntries(
  connection: Connection,
  entries: AsyncIterable<StagedEntry> | Iterable<StagedEntry>,
  onStaged: (count: number) => Promise<void> | void = () => {},
): Promise<number> {
  let batch: string[] = []
  let count = 0
  const flush = async () => {
    await sql`
      insert into staged_entries
      select * from json_populate_recordset(null::pg_temp.staged_entries, ${`[${batch.join(',')}]`}::json)`.execute(
      connection,
    )
    count += batch.length
    batch = []
    await onStaged(count)
  }
  for await (const entry of entries) {
    batch.push(JSON.stringify({ line: entry.line ?? null, ...entryRow(entry) }))
    if (batch.length === batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  await sql`analyze pg_temp.staged_entries`.execute(connection)
  return count
}
