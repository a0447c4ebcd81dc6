import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { newId, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CsvRecord, WorkbookProblem } from '#platform/sheets/index.ts'
import { groundOf } from '../../ground/index.ts'
import { differences } from '../domain/facts.ts'
import { assetKindsOf } from '../kinds.ts'
import { assetsSeenBy, requireManaging } from '../own.ts'
import { assetsByPlates } from '../store/assets.ts'
import { type AssetImportId, forgetReadBefore, type ImportLine, insertImport, insertLines } from '../store/imports.ts'
import { factColumns, neededColumns } from '../tables/columns.ts'
import { openTable } from '../tables/open-table.ts'
import { plateOfLine, readingWith, readLine, type TableHead, writtenAsset, writtenLine } from '../tables/read-line.ts'

/** Lines of one table. */
export const mostLines = 10_000
const atOnce = 1000
const keptDays = 7

export type ReadTable =
  | { ok: true; id: AssetImportId }
  | { ok: false; reason: WorkbookProblem | 'too-many' | 'empty' }
  | { ok: false; reason: 'columns'; missing: string[] }

/** Reads a table against the register, and keeps what it would do, line by line; changes nothing of the register. */
export async function readTable(
  tx: Tx,
  house: House,
  staff: Staff,
  { content, officeId }: { content: Uint8Array; officeId: OfficeId },
): Promise<ReadTable> {
  requireManaging(staff)
  const table = await openTable(content)
  if (!table.ok) return { ok: false, reason: table.why }
  const at = house.clock.now()
  await forgetReadBefore(tx, at.subtract({ hours: 24 * keptDays }))
  const id = await insertImport(tx, { officeId, by: staff.staffId, at })
  const compare = await comparing(tx, house, staff)
  let head: Map<string, number> | undefined
  let lines = 0
  let batch: CsvRecord[] = []
  const flush = async () => {
    if (batch.length > 0) await insertLines(tx, id, await compare(headFrom(head), batch))
    batch = []
  }
  for await (const record of table.records) {
    if (!head) {
      head = new Map((record.cells ?? []).map((name, place) => [name.replace(/^\uFEFF/, '').trim(), place]))
      const missing = neededColumns.map((column) => factColumns[column]).filter((name) => !head?.has(name))
      if (missing.length > 0) return { ok: false, reason: 'columns', missing }
      continue
    }
    lines += 1
    if (lines > mostLines) return { ok: false, reason: 'too-many' }
    batch.push(record)
    if (batch.length >= atOnce) await flush()
  }
  await flush()
  return lines === 0 ? { ok: false, reason: 'empty' } : { ok: true, id }
}

const headFrom =
  (head: ReadonlyMap<string, number> | undefined): TableHead =>
  (column) =>
    head?.get(column)

/** Puts lines beside what the register has; remembers the numbers of the whole table. */
async function comparing(tx: Tx, house: House, staff: Staff) {
  const reading = readingWith(assetKindsOf(house), groundOf(house), house.clock.today())
  const seen = await assetsSeenBy(tx, house, staff)
  const plates = new Set<string>()
  return async (head: TableHead, records: readonly CsvRecord[]): Promise<ImportLine[]> => {
    const wanted = records.flatMap(({ cells }) => (cells && plateOfLine(head, cells)) ?? [])
    const known = new Map((await assetsByPlates(tx, wanted)).map((asset) => [asset.plate, asset]))
    return records.map(({ line, cells }): ImportLine => {
      if (!cells) return wrongLine(line, '', 'broken', null)
      const plate = plateOfLine(head, cells)
      if (!plate) return wrongLine(line, '', 'plate', factColumns.plate)
      if (plates.has(plate)) return wrongLine(line, plate, 'twice', factColumns.plate)
      plates.add(plate)
      const asset = known.get(plate)
      if (asset && seen !== 'all' && !seen.includes(asset.officeId))
        return wrongLine(line, plate, 'foreign', factColumns.plate)
      const read = readLine(reading, head, cells, asset)
      if (!read.ok) return wrongLine(line, plate, read.why, read.field)
      const after = writtenLine(read.facts)
      const change = differences(asset ? writtenAsset(asset) : {}, asset ? after : { plate, ...after })
      const isSame = Object.keys(change.before).length + Object.keys(change.after).length === 0
      return {
        line,
        plate,
        outcome: asset ? (isSame ? 'same' : 'changed') : 'new',
        problem: null,
        field: null,
        facts: read.facts,
        ...change,
        assetId: asset?.id ?? newId<'asset'>(),
        seenVersion: asset?.version ?? null,
      }
    })
  }
}

const nothing = { facts: null, before: null, after: null, assetId: null, seenVersion: null }
const wrongLine = (
  line: number,
  plate: string,
  problem: NonNullable<ImportLine['problem']>,
  field: string | null,
): ImportLine => ({ line, plate, outcome: 'wrong', problem, field, ...nothing })
