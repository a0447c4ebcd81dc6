import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id, StaffId } from '#platform/ids/index.ts'
import type { ProgressId } from '#platform/progress/index.ts'
import type { FaultReason } from '../sheets/columns.ts'

export type SheetImportId = Id<'sheet-import'>
export const sheetKinds = ['reservations', 'patterns', 'spaces'] as const
export type SheetKind = (typeof sheetKinds)[number]
export type ImportState = 'asked' | 'running' | 'done' | 'refused' | 'failed'

export type SheetImport = {
  id: SheetImportId
  kind: SheetKind
  state: ImportState
  lines: number | null
  progressId: ProgressId | null
  askedBy: StaffId
  accountId: AccountId
  askedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
}

export type SheetProblem = { line: number; item: string; reason: FaultReason; otherLine: number | null }

const columns = sql`id, kind, state, lines, progress_id as "progressId", asked_by as "askedBy",
  account_id as "accountId", asked_at as "askedAt", ended_at as "endedAt"`

export async function insertImport(
  tx: Tx,
  made: { kind: SheetKind; content: Uint8Array; by: StaffId; accountId: AccountId; at: Temporal.Instant },
): Promise<SheetImportId> {
  const { rows } = await sql<{ id: SheetImportId }>`
    insert into reservations.sheet_imports (kind, content, asked_by, account_id, asked_at)
    values (${made.kind}, ${Buffer.from(made.content)}, ${made.by}, ${made.accountId}, ${made.at}) returning id`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('the import was not written')
  return row.id
}

export async function findImport(tx: Tx, id: SheetImportId): Promise<SheetImport | undefined> {
  const { rows } = await sql<SheetImport>`select ${columns} from reservations.sheet_imports where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

/** The latest first. */
export async function latestImports(tx: Tx, limit: number): Promise<SheetImport[]> {
  const { rows } = await sql<SheetImport>`
    select ${columns} from reservations.sheet_imports order by id desc limit ${limit}`.execute(tx)
  return rows
}

/** Takes it up, or up again after a run that was broken off; `undefined`: it is over. */
export async function beginImport(
  tx: Tx,
  id: SheetImportId,
  progressId: ProgressId,
): Promise<(SheetImport & { content: Buffer }) | undefined> {
  const { rows } = await sql<SheetImport & { content: Buffer }>`
    update reservations.sheet_imports set state = 'running', progress_id = ${progressId}
    where id = ${id} and state in ('asked', 'running') returning ${columns}, content`.execute(tx)
  return rows[0]
}

/** Locked, so that two runs of the same task do not both write. False: it is over. */
export async function lockImport(tx: Tx, id: SheetImportId): Promise<boolean> {
  const { rows } = await sql`
    select from reservations.sheet_imports where id = ${id} and state = 'running' for update`.execute(tx)
  return rows.length > 0
}

export async function endImport(
  tx: Tx,
  id: SheetImportId,
  end: { state: 'done' | 'refused' | 'failed'; lines: number; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update reservations.sheet_imports
    set state = ${end.state}, lines = ${end.lines}, ended_at = ${end.at}, content = null
    where id = ${id} and state = 'running'`.execute(tx)
}

export async function insertProblems(tx: Tx, id: SheetImportId, problems: readonly SheetProblem[]): Promise<void> {
  await sql`
    insert into reservations.sheet_problems (import_id, line, item, reason, other_line)
    select ${id}, p.line, p.item, p.reason, p."otherLine"
    from jsonb_to_recordset(${JSON.stringify(problems)}::jsonb) as p(line int, item text, reason text, "otherLine" int)
    on conflict do nothing`.execute(tx)
}

export async function problemsOf(tx: Tx, id: SheetImportId, limit: number): Promise<SheetProblem[]> {
  const { rows } = await sql<SheetProblem>`
    select line, item, reason, other_line as "otherLine" from reservations.sheet_problems
    where import_id = ${id} order by line, item limit ${limit}`.execute(tx)
  return rows
}

export type KnownRegistrant = {
  id: string
  number: string
  class: string
  kind: 'person' | 'group'
  personIds: string[]
}

/** Active registrations by number, with their members of that day. */
export async function registrantsByNumber(
  tx: Tx,
  numbers: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, KnownRegistrant>> {
  const { rows } = await sql<KnownRegistrant>`
    select r.id, r.number, r.class, r.kind, array(
      select m.person_id from reservations.memberships m
      where m.registrant_id = r.id and m.consented_at is not null and daterange(m.valid_from, m.ended_on) @> ${on}::date
      order by m.person_id) as "personIds"
    from reservations.registrants r
    where r.number = any(${[...new Set(numbers)]}::text[]) and r.state in ('active', 'suspended') order by r.id`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.number, row]))
}
