import { sqlState } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { endProgress, reportProgress, startProgress } from '#platform/progress/index.ts'
import { openSheet } from '../sheets/records.ts'
import {
  beginImport,
  endImport,
  findImport,
  insertProblems,
  lockImport,
  type SheetImport,
  type SheetImportId,
} from '../store/imports.ts'
import { importPatterns } from './import-patterns.ts'
import { importReservations } from './import-reservations.ts'
import { importSpaces } from './import-spaces.ts'
import { type Running, SheetRefused } from './sheet-refused.ts'

const attempts = 3

/** Reads a sheet that was asked for: all of it is in, or its faults are told by line. Run twice, the second finds it over. */
export async function importSheet(house: House, id: SheetImportId): Promise<void> {
  const begun = await begin(house, id)
  if (!begun) return
  const read = { reservations: importReservations, patterns: importPatterns, spaces: importSpaces }[begun.one.kind]
  for (let attempt = 1; ; attempt += 1) {
    try {
      await house.db.transact(async (tx) => {
        if (!(await lockImport(tx, id))) return
        const lines = await read(tx, house, begun)
        await endImport(tx, id, { state: 'done', lines, at: house.clock.now() })
      })
      await end(house, begun.one, 'finished')
      return
    } catch (error) {
      if (error instanceof SheetRefused) return refuse(house, begun.one, error)
      // Somebody else has taken one of the places meanwhile: read again, its line is found now.
      if (sqlState(error) !== '23P01') throw error
      if (attempt === attempts) return giveUp(house, begun.one)
    }
  }
}

async function begin(house: House, id: SheetImportId): Promise<Running | undefined> {
  const asked = await house.db.read((tx) => findImport(tx, id))
  if (asked?.state !== 'asked' && asked?.state !== 'running') return undefined
  const begun = await house.db.transact(async (tx) => {
    const work = { kind: 'reservations.import-sheet', total: 100, accountId: asked.accountId }
    return beginImport(tx, id, await startProgress(tx, work))
  })
  if (!begun) return undefined
  const { content, ...one } = begun
  const sheet = await openSheet(content)
  if (!sheet.ok) {
    const problem = { line: 1, item: '', reason: sheet.reason, otherLine: null }
    await refuse(house, one, new SheetRefused([problem], 0))
    return undefined
  }
  const { records } = sheet
  let all = 0
  for await (const _ of records()) all += 1
  let told = 0
  return {
    one,
    records,
    async report(lines) {
      const percent = Math.min(99, Math.floor((lines * 100) / Math.max(all, 1)))
      if (percent < told + 2 || !one.progressId) return
      told = percent
      const { progressId } = one
      await house.db.transact((tx) => reportProgress(tx, progressId, percent))
    },
  }
}

async function refuse(house: House, one: SheetImport, { problems, lines }: SheetRefused): Promise<void> {
  await house.db.transact(async (tx) => {
    await insertProblems(tx, one.id, problems)
    await endImport(tx, one.id, { state: 'refused', lines, at: house.clock.now() })
  })
  await end(house, one, 'failed')
}

async function giveUp(house: House, one: SheetImport): Promise<void> {
  await house.db.transact((tx) => endImport(tx, one.id, { state: 'failed', lines: 0, at: house.clock.now() }))
  await end(house, one, 'failed')
}

async function end(house: House, { progressId }: SheetImport, state: 'finished' | 'failed'): Promise<void> {
  if (!progressId) return
  await house.db.transact((tx) =>
    endProgress(tx, progressId, state === 'finished' ? { state } : { state, reason: 'refused' }),
  )
}
