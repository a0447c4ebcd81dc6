import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { recordAudits } from '#platform/audit/index.ts'
import { loadStaff, type Staff } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import { endProgress, type ProgressId, reportProgress, startProgress } from '#platform/progress/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { parseFilter, type QueueFilter } from '../../queue/domain/filter.ts'
import { askerOf } from '../../queue/actions/queue-of.ts'
import { countUpTo, cursorOf, listQueue, type QueueCursor } from '../../queue/store/list.ts'
import { type Shape, shapeOf } from '../domain/columns.ts'
import { caseColumns, rowColumns } from '../domain/facts.ts'
import { headOf } from '../domain/values.ts'
import { dropFolder, finished, freshFolder } from '../files/place.ts'
import {
  openTable,
  pack,
  type Part,
  sheetNames,
  sheetPath,
  type TableWriter,
  workbookParts,
} from '#platform/sheets/index.ts'
import { mostCases } from '../formats.ts'
import { exportPermissions } from '../permissions.ts'
import {
  addPeople,
  type Export,
  type ExportId,
  type ExportProblem,
  lockExport,
  revisionsOf,
  writeFailed,
  writeMaking,
  writeReady,
} from '../store/exports.ts'
import { exportTexts as t } from '../text.ts'
import { rowsOf } from './rows.ts'

// Rows of one transaction, and all that is in memory at once.
const batch = 100
// A sheet of Excel holds 1,048,576 rows.
const mostRows = 1_000_000

/** Makes the file of an export that was asked for; a run that was broken off is done again from the beginning. */
export async function makeExport(house: House, id: ExportId): Promise<void> {
  const begun = await begin(house, id)
  if (!begun) return
  const folder = await freshFolder(house, id)
  const tables = await openTables(folder, begun)
  const written = await writeCases(house, begun, tables)
  for (const { writer } of tables) await writer.end()
  if (!written.ok) return fail(house, begun, written.problem)
  await putTogether(folder, tables, begun.one)
  const { size } = await stat(join(folder, finished))
  await house.db.transact(async (tx) => {
    await writeReady(tx, id, {
      fileName: nameOf(house, begun, tables.length),
      fileSize: size,
      cases: written.cases,
      withheld: written.withheld,
      misfits: [...written.misfits].slice(0, 100).join(''),
      misfitCases: written.misfitCases,
      at: house.clock.now(),
    })
    await endProgress(tx, begun.progress, { state: 'finished' })
  })
}

type Begun = { one: Export; actor: Staff; progress: ProgressId; shape: Shape; filter: QueueFilter }

function begin(house: House, id: ExportId): Promise<Begun | undefined> {
  return house.db.transact(async (tx) => {
    const one = await lockExport(tx, id)
    if (one?.state !== 'asked' && one?.state !== 'making') return undefined
    // Rights are those of the moment: who has left or moved takes nothing along.
    const actor = await loadStaff(tx, house, one.accountId)
    if (!actor?.permissions.has(exportPermissions.make) || actor.contract) {
      await writeFailed(tx, id, 'no_rights')
      return undefined
    }
    const filter: QueueFilter = {
      ...parseFilter(Object.fromEntries(new URLSearchParams(one.filter))),
      order: 'arrival',
    }
    const total = await countUpTo(tx, await askerOf(tx, house, actor, filter), { filter }, mostCases + 1)
    const progress = await startProgress(tx, { kind: 'procedures.export', total, accountId: one.accountId })
    await writeMaking(tx, id, progress)
    if (total > mostCases) {
      await writeFailed(tx, id, 'too_many')
      await endProgress(tx, progress, { state: 'failed', reason: 'too_many' })
      return undefined
    }
    const revisions = await revisionsOf(tx, one.procedure)
    const shape = shapeOf(revisions.map(({ definition }) => definition))
    return { one, actor, progress, shape, filter }
  })
}

type Table = { title: string; path: string; writer: TableWriter }

async function openTables(folder: string, { one, shape }: Begun): Promise<Table[]> {
  const wanted = [
    { title: t.cases, head: [...caseColumns, ...shape.columns] },
    ...shape.groups.map((group) => ({ title: group.label, head: [...rowColumns, ...group.columns] })),
  ]
  const tables: Table[] = []
  for (const [at, { title, head }] of wanted.entries()) {
    const path = join(folder, `table-${at}`)
    const writer = await openTable(path, one.format)
    await writer.write([headOf(head, one.withEras)])
    tables.push({ title, path, writer })
  }
  return tables
}

type Written =
  | { ok: true; cases: number; withheld: number; misfits: ReadonlySet<string>; misfitCases: number }
  | { ok: false; problem: ExportProblem }

async function writeCases(house: House, begun: Begun, tables: readonly Table[]): Promise<Written> {
  const { one, actor, filter, progress, shape } = begun
  const misfits = new Set<string>()
  const numbers = new Set<string>()
  let [cases, withheld] = [0, 0]
  let after: QueueCursor | undefined
  for (;;) {
    const { page, last, count } = await house.db.transact(async (tx) => {
      const asker = await askerOf(tx, house, actor, filter)
      const found = await listQueue(tx, asker, { filter }, after, batch)
      const rows = await rowsOf(tx, found, { shape, withEras: one.withEras })
      await addPeople(tx, one.id, rows.people)
      const subject = { kind: 'procedures.export', id: one.id }
      await recordAudits(tx, { actor, action: 'procedures.export.read', subject, reason: 'duty' }, rows.people)
      await reportProgress(tx, progress, cases + found.length)
      return { page: rows, last: found.at(-1), count: found.length }
    })
    for (const [at, rows] of [page.rows, ...page.groups].entries()) {
      const table = tables[at]
      if (!table || rows.length === 0) continue
      const written = await table.writer.write(rows)
      for (const character of written.misfits) misfits.add(character)
      for (const place of written.rows) numbers.add(String(rows[place]?.[0]))
      if (table.writer.count > mostRows) return { ok: false, problem: 'too_many' }
    }
    cases += count
    withheld += page.withheld
    if (count < batch || !last) return { ok: true, cases, withheld, misfits, misfitCases: numbers.size }
    after = cursorOf('arrival', last)
  }
}

async function fail(house: House, { one, progress }: Begun, problem: ExportProblem): Promise<void> {
  await dropFolder(house, one.id)
  await house.db.transact(async (tx) => {
    await writeFailed(tx, one.id, problem)
    await endProgress(tx, progress, { state: 'failed', reason: problem })
  })
}

async function putTogether(folder: string, tables: readonly Table[], { format }: Export): Promise<void> {
  const [first] = tables
  if (!first) throw new Error('an export without a table')
  const target = join(folder, finished)
  if (format !== 'xlsx' && tables.length === 1) return rename(first.path, target)
  const names = sheetNames(tables.map(({ title }) => title))
  const parts: Part[] =
    format === 'xlsx'
      ? [
          ...[...workbookParts(names)].map(([name, text]) => ({ name, from: { text } })),
          ...tables.map(({ path }, at) => ({ name: sheetPath(at + 1), from: { path } })),
        ]
      : tables.map(({ path }, at) => ({ name: `${at + 1}-${names[at]}.csv`, from: { path } }))
  await pack(target, parts)
}

function nameOf(house: House, { one }: Begun, tables: number): string {
  const ending = one.format === 'xlsx' ? 'xlsx' : tables === 1 ? 'csv' : 'zip'
  return `${one.procedure}-${wardDate(house.clock.now()).toString()}.${ending}`
}
