import { sql, type Tx } from '#platform/db/index.ts'
import type { ApplicationId } from '../store/applications.ts'

export type TypedField = {
  fieldId: string
  /** Empty where it stands in no row of a group. */
  rowId: string
  /** What stands in the inputs and is no answer yet; `null` where it has become the answer. */
  typed: readonly string[] | null
  version: number
  writtenIn: string
  updatedAt: Temporal.Instant
}

/** How far the fields of a draft have come; fields that nobody wrote yet are missing. */
export async function typedFields(tx: Tx, id: ApplicationId): Promise<TypedField[]> {
  const { rows } = await sql<TypedField>`
    select field_id as "fieldId", row_id as "rowId", typed, version, written_in as "writtenIn", updated_at as "updatedAt"
    from procedures.typed_fields where application_id = ${id} order by updated_at, row_id, field_id limit 5000`.execute(
    tx,
  )
  return rows
}

/** Counts what was written in the fields outside of rows, so that it changes with each of them. */
export async function turnOfDraft(tx: Tx, id: ApplicationId): Promise<number> {
  const { rows } = await sql<{ turn: number }>`
    select coalesce(sum(version), 0)::bigint as turn from procedures.typed_fields
    where application_id = ${id} and row_id = ''`.execute(tx)
  return rows[0]?.turn ?? 0
}

/** Writes what is typed, or with `null` that it has become the answer. Returns the new version of each field. */
export async function writeTyped(
  tx: Tx,
  id: ApplicationId,
  { rowId, window, at }: { rowId: string; window: string; at: Temporal.Instant },
  typed: ReadonlyMap<string, readonly string[] | null>,
): Promise<Map<string, number>> {
  const fields = Array.from(typed, ([field, value]) => ({ field, typed: value }))
  const { rows } = await sql<{ field: string; version: number }>`
    insert into procedures.typed_fields as t (application_id, field_id, row_id, typed, written_in, updated_at)
    select ${id}, f.field, ${rowId}, f.typed, ${window}, ${at}
    from jsonb_to_recordset(${JSON.stringify(fields)}::jsonb) as f (field text, typed jsonb) order by f.field
    on conflict (application_id, field_id, row_id) do update
    set typed = excluded.typed, version = t.version + 1, written_in = excluded.written_in, updated_at = excluded.updated_at
    returning field_id as field, version`.execute(tx)
  return new Map(rows.map(({ field, version }) => [field, version]))
}

/** A draft that is typed in is not left alone: it is kept as long again. */
export async function touchDraft(tx: Tx, id: ApplicationId, at: Temporal.Instant): Promise<void> {
  await sql`update procedures.applications set updated_at = ${at} where id = ${id}`.execute(tx)
}

/** What was typed in a row that is taken out. */
export async function forgetRow(tx: Tx, id: ApplicationId, rowId: string): Promise<void> {
  await sql`delete from procedures.typed_fields where application_id = ${id} and row_id = ${rowId}`.execute(tx)
}

/** At filing nothing unfinished stays. */
export async function forgetTyped(tx: Tx, id: ApplicationId): Promise<void> {
  await sql`delete from procedures.typed_fields where application_id = ${id}`.execute(tx)
}
