import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  type Cell,
  openTable,
  pack,
  type SheetFormat,
  sheetNames,
  sheetPath,
  workbookParts,
} from '#platform/sheets/index.ts'
import { keeperOf, requireCentral } from '../permissions.ts'
import { upkeepTexts as t } from '../text.ts'
import { type SheetTable, tableOf } from './sheet-tables.ts'

/** A table of the places or of who uses them as a file; it is gone from the disk when it has been read. */
export async function writeSheet(
  house: House,
  actor: Staff,
  { table, format }: { table: SheetTable; format: SheetFormat },
): Promise<ReadableStream> {
  await house.db.transact(async (tx) => {
    requireCentral(await keeperOf(tx, house, actor))
    const subject = { kind: 'reservations.sheet', id: table }
    await recordAudit(tx, { actor, action: 'reservations.sheet.read', subject })
  })
  const folders = join(house.config.dataDir, 'sheets')
  await mkdir(folders, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(folders, 'sheet-'))
  try {
    const path = join(folder, 'table')
    const writer = await openTable(path, format)
    await house.db.read(async (tx) => {
      for await (const rows of tableOf(tx, house, table))
        await writer.write(rows satisfies readonly (readonly Cell[])[])
    })
    await writer.end()
    return await opened(folder, format === 'xlsx' ? await workbook(folder, path, t.sheet.tables[table]) : path)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function workbook(folder: string, path: string, title: string): Promise<string> {
  const target = join(folder, 'book')
  await pack(target, [
    ...[...workbookParts(sheetNames([title]))].map(([name, text]) => ({ name, from: { text } })),
    { name: sheetPath(1), from: { path } },
  ])
  return target
}

async function opened(folder: string, path: string): Promise<ReadableStream> {
  const file = createReadStream(path)
  file.once('close', () => void rm(folder, { recursive: true, force: true }))
  return Readable.toWeb(file) as ReadableStream
}
