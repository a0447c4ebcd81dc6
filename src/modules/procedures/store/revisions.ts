import { sql, type Tx } from '#platform/db/index.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import type { RevisionId } from './applications.ts'

export type Revision = { id: RevisionId; procedure: string; number: number; definition: Definition }

type Row = { id: RevisionId; procedure: string; number: number; definition: unknown }

// Published revisions never change, so what was read once is right for ever.
const known = new Map<RevisionId, Revision>()

/** The revision that an application runs on. */
export async function revisionById(tx: Tx, id: RevisionId): Promise<Revision> {
  const kept = known.get(id)
  if (kept) return kept
  const { rows } = await sql<Row>`
    select id, procedure, number, definition from procedures.revisions where id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an application without its revision')
  return read(row)
}

/** The newest revision of each procedure, by name of the procedure. */
export async function currentRevisions(tx: Tx): Promise<Revision[]> {
  const { rows } = await sql<Row>`
    select distinct on (procedure) id, procedure, number, definition from procedures.revisions
    order by procedure, number desc limit 1000`.execute(tx)
  return rows.map(read)
}

export async function currentRevision(tx: Tx, procedure: string): Promise<Revision | undefined> {
  const { rows } = await sql<Row>`
    select id, procedure, number, definition from procedures.revisions
    where procedure = ${procedure} order by number desc limit 1`.execute(tx)
  return rows[0] && read(rows[0])
}

/** The definition of a revision as JSON, as it is stored. */
export async function definitionText(tx: Tx, procedure: string, number: number): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`
    select definition::text as text from procedures.revisions
    where procedure = ${procedure} and number = ${number}`.execute(tx)
  return rows[0]?.text
}

/** Adds the next number. Two seeds at once: the second does nothing. */
export async function publishRevision(
  tx: Tx,
  definition: Definition,
  number: number,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into procedures.revisions (procedure, number, definition, published_at)
    values (${definition.procedure}, ${number}, ${JSON.stringify(definition)}::jsonb, ${at})
    on conflict (procedure, number) do nothing`.execute(tx)
}

function read(row: Row): Revision {
  const kept = known.get(row.id)
  if (kept) return kept
  const revision = { ...row, definition: parseDefinition(row.definition) }
  known.set(row.id, revision)
  return revision
}
