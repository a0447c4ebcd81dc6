import type { Kysely } from 'kysely'
import { recordAudit } from '#platform/audit/index.ts'
import type { SystemActor } from '#platform/auth/actor.ts'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { endProgress } from '#platform/progress/index.ts'
import { type FileReading, newReading, readRegisterFile, UnfitFile } from '../register-file/read-file.ts'
import { type FileMark, turnOf } from '../register-file/sequence.ts'
import {
  endImport,
  endInterrupted,
  type ImportId,
  insertImport,
  isFileApplied,
  lastApplied,
  saveProblems,
} from '../store/imports.ts'
import { type Loaded, manyEntries, takeOverStage, TooManyAbsent } from '../store/loading/load-register.ts'
import { forget, setAsideContradictions } from '../store/loading/set-aside.ts'
import { closeStage, type Connection, openStage, stageEntries } from '../store/loading/stage.ts'
import { settleSearch } from '../store/loading/write.ts'
import { followOutcomes } from './follow-outcomes.ts'
import { type ImportProgress, importSteps, openProgress } from './import-progress.ts'

export type RegisterFile = FileMark & {
  /** Without its folder. */
  name: string
  sha256: string
  size: number
  open(): AsyncIterable<Uint8Array>
}

export type ImportResult =
  | { result: 'applied'; importId: ImportId; loaded: Loaded; reading: FileReading; setAside: number }
  | { result: 'unchanged' }
  | { result: 'refused'; importId?: ImportId; reason: RefusedReason; names: readonly string[] }

export type RefusedReason = 'busy' | 'older' | 'gap' | 'full_first' | UnfitFile['reason']

/**
 * Imports one file of the core system: read into a stage of this connection → checked → taken over in one transaction.
 * Whatever ends it before leaves the register as it was. Lines that cannot be used are set aside with all lines of
 * their person; more than one in a hundred, and the file is refused.
 */
export async function importRegister(
  house: House,
  file: RegisterFile,
  onProgress: (percent: number) => void = () => {},
): Promise<ImportResult> {
  return house.db.kysely.connection().execute(async (connection) => {
    if (!(await lockImports(connection))) return { result: 'refused', reason: 'busy', names: [] }
    try {
      const begun = await begin(house, file, onProgress)
      if (!begun.ok) return begun.answer
      const result = await run(house, connection, file, begun)
      if (result.result === 'applied' && result.loaded.entries > manyEntries) await settleSearch(connection)
      return result
    } finally {
      await closeStage(connection)
      await sql`reset statement_timeout`.execute(connection)
      await sql`select pg_advisory_unlock(hashtextextended('people.import-register', 0))`.execute(connection)
    }
  })
}

const importer: SystemActor = { kind: 'system', task: 'people.import-register' }

// Held by the connection, so that it ends with us however we end.
async function lockImports(connection: Connection): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_lock(hashtextextended('people.import-register', 0)) as held`.execute(connection)
  return rows[0]?.held ?? false
}

type Begun = { ok: true; id: ImportId; progress: ImportProgress }

function begin(
  house: House,
  file: RegisterFile,
  onProgress: (percent: number) => void,
): Promise<Begun | { ok: false; answer: ImportResult }> {
  return house.db.transact(async (tx) => {
    const at = house.clock.now()
    await endInterrupted(tx, at)
    const turn = turnOf(file, await lastApplied(tx), await isFileApplied(tx, file))
    if (turn.turn === 'done') return { ok: false, answer: { result: 'unchanged' } }
    const row = { kind: file.kind, sequence: file.sequence, fileName: file.name, sha256: file.sha256, startedAt: at }
    if (turn.turn === 'its') {
      const progress = await openProgress(tx, house, onProgress)
      return { ok: true, id: await insertImport(tx, { ...row, progressId: progress.id }), progress }
    }
    const importId = await insertImport(tx, { ...row, progressId: null })
    await endImport(tx, importId, { state: 'refused', reason: turn.reason, at })
    return { ok: false, answer: { result: 'refused', importId, reason: turn.reason, names: [] } }
  })
}

async function run(house: House, connection: Kysely<unknown>, file: RegisterFile, begun: Begun): Promise<ImportResult> {
  const reading = newReading()
  try {
    await stage(connection, file, reading, begun.progress)
    return await apply(house, connection, file, reading, begun)
  } catch (error) {
    const refusal = refusalOf(error)
    await house.db.transact((tx) => noteFailure(tx, house, begun, reading, refusal))
    if (!refusal) throw error
    return { result: 'refused', importId: begun.id, reason: refusal.reason, names: refusal.names }
  }
}

function refusalOf(error: unknown): UnfitFile | undefined {
  if (error instanceof TooManyAbsent) return new UnfitFile('too_many_absent')
  return error instanceof UnfitFile ? error : undefined
}

async function stage(
  connection: Kysely<unknown>,
  file: RegisterFile,
  reading: FileReading,
  progress: ImportProgress,
): Promise<void> {
  await sql`set statement_timeout = 0`.execute(connection)
  await openStage(connection)
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of file.open()) {
      bytes += chunk.length
      yield chunk
    }
  }
  await stageEntries(connection, readRegisterFile(counted(), reading), () =>
    progress.report((importSteps.read * bytes) / file.size),
  )
  // On a holiday nobody moves; but a ward is never without people.
  if (reading.lines === 0 && file.kind === 'full') throw new UnfitFile('empty')
  const spoilt = [...reading.spoilt].map(
    (atenaNumber) => ({ line: 0, atenaNumber, item: null, reason: 'missing' }) as const,
  )
  await forget(connection, spoilt)
  for (const problem of await setAsideContradictions(connection)) {
    reading.problems.push(problem)
    if (problem.atenaNumber) reading.spoilt.add(problem.atenaNumber)
  }
  refuseSpoilt(reading)
}

// A file that is wrong in many places was probably made wrong, and its right lines are not to be trusted either.
function refuseSpoilt({ problems, lines }: FileReading): void {
  if (problems.length > Math.max(100, lines / 100)) throw new UnfitFile('too_many_problems')
}

function apply(
  house: House,
  connection: Kysely<unknown>,
  { kind }: RegisterFile,
  reading: FileReading,
  { id, progress }: Begun,
): Promise<ImportResult> {
  return connection.transaction().execute(async (tx) => {
    // A line without a readable number may be anybody's: then nobody is taken for absent.
    const isWhole = kind === 'full' && reading.nameless === 0
    const loaded = await takeOverStage(tx, {
      today: house.clock.today(),
      importId: id,
      ...(isWhole && { full: { setAside: [...reading.spoilt] } }),
      onStep: (step) => progress.report(importSteps[step]),
    })
    reading.problems.push(...loaded.problems)
    refuseSpoilt(reading)
    await followOutcomes(tx, loaded.outcomes, importer)
    const setAside = linesSetAside(reading)
    const count = (what: string) => loaded.outcomes.filter((outcome) => outcome.what === what).length
    await endImport(tx, id, {
      state: 'applied',
      reason: null,
      at: house.clock.now(),
      counts: {
        encoding: reading.encoding ?? null,
        rowsRead: reading.lines,
        rowsSetAside: setAside,
        entriesAdded: loaded.entries,
        peopleAdded: loaded.peopleAdded,
        peopleChanged: loaded.peopleChanged,
        movedOut: count('moved_out'),
        died: count('died'),
        removed: count('removed'),
        unknownItems: reading.unknownItems,
      },
    })
    await saveProblems(tx, id, reading.problems)
    await endProgress(tx, progress.id, { state: 'finished' })
    await recordAudit(tx, {
      actor: importer,
      action: 'people.register.import',
      subject: { kind: 'people.register-import', id },
    })
    return { result: 'applied', importId: id, loaded, reading, setAside }
  })
}

const linesSetAside = ({ problems }: FileReading): number => new Set(problems.map(({ line }) => line)).size

async function noteFailure(
  tx: Parameters<typeof endImport>[0],
  house: House,
  { id, progress }: Begun,
  reading: FileReading,
  refusal: UnfitFile | undefined,
): Promise<void> {
  const reason = refusal?.reason ?? 'broken_off'
  await endImport(tx, id, {
    state: refusal ? 'refused' : 'failed',
    reason,
    at: house.clock.now(),
    counts: {
      encoding: reading.encoding ?? null,
      rowsRead: reading.lines,
      rowsSetAside: linesSetAside(reading),
      unknownItems: reading.unknownItems,
      namedItems: [...(refusal?.names ?? [])],
    },
  })
  await saveProblems(tx, id, reading.problems)
  await endProgress(tx, progress.id, { state: 'failed', reason })
}
