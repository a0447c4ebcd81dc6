import { type RawBuilder, sql } from '#platform/db/index.ts'
import { leafHash } from './tree.ts'

/** Raise it with any change of what `leafOf` hashes; older leaves keep the number that they were made with. */
export const rowVersion = 1

/** One row of the audit, every column as text. */
export type AuditRow = Record<(typeof rowColumns)[number], string | null>

export const rowColumns = [
  'id',
  'at',
  'xid',
  'actor_kind',
  'account_id',
  'actor_person_id',
  'staff_id',
  'office_ids',
  'organs',
  'by_token',
  'task',
  'action',
  'subject_kind',
  'subject_id',
  'person_id',
  'reason',
  'ids',
  'client_id',
] as const

/** What to select of `platform.audit a`: text that depends on no setting of the connection. */
export const canonicalColumns: RawBuilder<unknown> = sql.join(
  rowColumns.map((column) => {
    if (column === 'at') return sql`to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`
    if (column === 'office_ids' || column === 'organs')
      return sql`array_to_json(a.${sql.ref(column)})::text as ${sql.ref(column)}`
    return sql`a.${sql.ref(column)}::text as ${sql.ref(column)}`
  }),
)

/** The leaf of a row: SHA-256 of 0x00 and the JSON array of version and columns, in the order of `rowColumns`. */
export const leafOf = (row: AuditRow): Buffer =>
  leafHash(Buffer.from(JSON.stringify([rowVersion, ...rowColumns.map((column) => row[column])])))
