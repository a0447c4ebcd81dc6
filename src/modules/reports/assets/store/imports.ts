import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { Written } from '../domain/facts.ts'
import type { LineFacts } from '../tables/read-line.ts'
import type { LineProblem } from '../text/tables.ts'

export type AssetImportId = Id<'asset-import'>

/** `new`: there is none with this number; `wrong`: it says why. */
export const lineOutcomes = ['new', 'changed', 'same', 'wrong'] as const
export type LineOutcome = (typeof lineOutcomes)[number]

export type ImportLine = {
  line: number
  plate: string
  outcome: LineOutcome
  problem: LineProblem | null
  field: string | null
  facts: LineFacts | null
  before: Written | null
  after: Written | null
  /** Of a new one: the id that it will have. */
  assetId: AssetId | null
  seenVersion: number | null
}

export type AssetImport = {
  id: AssetImportId
  officeId: OfficeId
  takenAt: Temporal.Instant | null
  created: number | null
  changed: number | null
}

export async function insertImport(
  tx: Tx,
  { officeId, by, at }: { officeId: OfficeId; by: StaffId; at: Temporal.Instant },
): Promise<AssetImportId> {
  const { rows } = await sql<{ id: AssetImportId }>`
    insert into reports.asset_imports (office_id, read_by, read_at) values (${officeId}, ${by}, ${at}) returning id`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('no import was inserted')
  return row.id
}

/** Some hundreds of lines at a time. */
export async function insertLines(tx: Tx, id: AssetImportId, lines: readonly ImportLine[]): Promise<void> {
  await sql`
    insert into reports.asset_import_lines (import_id, line, plate, outcome, problem, field, facts, before, after, asset_id,
      seen_version)
    select ${id}::uuid, line, plate, outcome, problem, field, facts, before, after, "assetId", "seenVersion"
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l (line int, plate text, outcome text, problem text, field text,
      facts jsonb, before jsonb, after jsonb, "assetId" uuid, "seenVersion" int)`.execute(tx)
}

/** What nobody took over. */
export async function forgetReadBefore(tx: Tx, at: Temporal.Instant): Promise<void> {
  await sql`
    delete from reports.asset_import_lines l using reports.asset_imports i
    where i.id = l.import_id and i.read_at < ${at}`.execute(tx)
}

/** The reading member's own. */
export async function findImport(tx: Tx, id: AssetImportId, by: StaffId): Promise<AssetImport | undefined> {
  const { rows } = await sql<AssetImport>`
    select id, office_id as "officeId", taken_at as "takenAt", created, changed from reports.asset_imports
    where id = ${id} and read_by = ${by}`.execute(tx)
  return rows[0]
}

export async function lockImport(tx: Tx, id: AssetImportId, by: StaffId): Promise<AssetImport | undefined> {
  await sql`select from reports.asset_imports where id = ${id} for update`.execute(tx)
  return findImport(tx, id, by)
}

export async function countLines(tx: Tx, id: AssetImportId): Promise<Record<LineOutcome, number>> {
  const { rows } = await sql<{ outcome: LineOutcome; n: number }>`
    select outcome, count(*)::int as n from reports.asset_import_lines where import_id = ${id}
    group by outcome order by outcome`.execute(tx)
  const found = new Map(rows.map(({ outcome, n }) => [outcome, n]))
  const count = (outcome: LineOutcome) => found.get(outcome) ?? 0
  return { new: count('new'), changed: count('changed'), same: count('same'), wrong: count('wrong') }
}

export async function linesOf(tx: Tx, id: AssetImportId, outcome: LineOutcome, limit: number): Promise<ImportLine[]> {
  const { rows } = await sql<ImportLine>`
    select line, plate, outcome, problem, field, facts, before, after, asset_id as "assetId", seen_version as "seenVersion"
    from reports.asset_import_lines where import_id = ${id} and outcome = ${outcome} order by line limit ${limit}`.execute(
    tx,
  )
  return rows
}

type Taking = { import: AssetImport; by: StaffId; at: Temporal.Instant }

/** Whether what the lines were put together with is still there; keeps it from others until the transaction is over. */
export async function isStillSo(tx: Tx, id: AssetImportId): Promise<boolean> {
  await sql`
    select from reports.assets where id in (select asset_id from reports.asset_import_lines
      where import_id = ${id} and outcome = 'changed') order by id for update`.execute(tx)
  const { rows } = await sql`
    select from reports.asset_import_lines l left join reports.assets a on a.plate = l.plate
    where l.import_id = ${id} and (l.outcome = 'new' and a.id is not null
      or l.outcome = 'changed' and (a.id is distinct from l.asset_id or a.version <> l.seen_version)) limit 1`.execute(
    tx,
  )
  return rows.length === 0
}

/** The new ones and their history; how many. Without joins: nobody has counted yet how many lines there are. */
export async function takeNew(tx: Tx, { import: { id, officeId }, by, at }: Taking): Promise<number> {
  await sql`
    insert into reports.assets (id, kind, plate, label, position, town, owner, office_id, installed_on, inspected_on, ended_on,
      note, attributes, changed_at)
    select l.asset_id, f.kind, l.plate, f.label, point(f.lon, f.lat), f.town, f.owner, ${officeId}::uuid, f."installedOn",
      f."inspectedOn", f."endedOn", f.note, f.attributes, ${at}::timestamptz
    from reports.asset_import_lines l, ${factsOfLine} where l.import_id = ${id} and l.outcome = 'new'`.execute(tx)
  const { rows } = await sql<{ n: number }>`
    with noted as (
      insert into reports.asset_changes (asset_id, number, kind, after, at, by_staff)
      select l.asset_id, 1, 'registered', l.after, ${at}::timestamptz, ${by}::uuid
      from reports.asset_import_lines l where l.import_id = ${id} and l.outcome = 'new' returning 1)
    select count(*)::int as n from noted`.execute(tx)
  return rows[0]?.n ?? 0
}

/** The changed ones, which have to be locked, and their history; how many. */
export async function takeChanged(tx: Tx, { import: { id }, by, at }: Taking): Promise<number> {
  await sql`
    update reports.assets a set label = f.label, position = point(f.lon, f.lat), town = f.town, owner = f.owner,
      installed_on = f."installedOn", inspected_on = f."inspectedOn", ended_on = f."endedOn", note = f.note,
      attributes = f.attributes, changed_at = ${at}::timestamptz, version = a.version + 1
    from reports.asset_import_lines l, ${factsOfLine}
    where l.import_id = ${id} and l.outcome = 'changed' and a.id = l.asset_id`.execute(tx)
  const { rows } = await sql<{ n: number }>`
    with noted as (
      insert into reports.asset_changes (asset_id, number, kind, before, after, at, by_staff)
      select l.asset_id,
        (select coalesce(max(c.number), 0) + 1 from reports.asset_changes c where c.asset_id = l.asset_id),
        'changed', l.before, l.after, ${at}::timestamptz, ${by}::uuid
      from reports.asset_import_lines l where l.import_id = ${id} and l.outcome = 'changed' returning 1)
    select count(*)::int as n from noted`.execute(tx)
  return rows[0]?.n ?? 0
}

const factsOfLine = sql`jsonb_to_record(l.facts) as f (kind text, label text, lat float8, lon float8, town text, owner text,
  "installedOn" date, "inspectedOn" date, "endedOn" date, note text, attributes jsonb)`

export async function writeTaken(
  tx: Tx,
  id: AssetImportId,
  { at, created, changed }: { at: Temporal.Instant; created: number; changed: number },
): Promise<void> {
  await sql`
    update reports.asset_imports set taken_at = ${at}, created = ${created}, changed = ${changed} where id = ${id}`.execute(
    tx,
  )
  await sql`delete from reports.asset_import_lines where import_id = ${id}`.execute(tx)
}
