import { sql, type Tx } from '#platform/db/index.ts'
import type { LineProblem } from '../../domain/line-problem.ts'
import { awaitFuture, deriveRecords } from './derive.ts'
import { type Outcome, outcomes } from './outcome.ts'
import { setAsideConflicts } from './set-aside.ts'
import { closeStage, openStage, type StagedEntry, stageEntries } from './stage.ts'
import { touchAbsent, touchAwaited, touchStaged } from './touch.ts'
import { admitEntries, admitPeople, beginFirstLoad, endFirstLoad, writeRecords } from './write.ts'

export type Loaded = {
  entries: number
  peopleAdded: number
  peopleChanged: number
  /** Of a full load: open records that it did not hold. */
  absent: number
  problems: LineProblem[]
  outcomes: Outcome[]
}

/**
 * Loads entries into the register, as many as there are, in the transaction's one go; what is there already stays as it
 * is. Known 宛名番号 and 世帯番号 keep their ids, new ones get some. For seeds: nobody is told, and the constraints check.
 */
export async function loadRegister(
  tx: Tx,
  entries: AsyncIterable<StagedEntry> | Iterable<StagedEntry>,
  { today, onStaged }: { today: Temporal.PlainDate; onStaged?: (count: number) => Promise<void> | void },
): Promise<Loaded> {
  await openStage(tx)
  await stageEntries(tx, entries, onStaged)
  const loaded = await takeOverStage(tx, { today })
  await closeStage(tx)
  return loaded
}

/** The file was probably cut off. */
export class TooManyAbsent extends Error {
  override readonly name = 'TooManyAbsent'
}

export type TakeOver = {
  today: Temporal.PlainDate
  importId?: string
  /** The stage holds the whole register; these numbers are in the file too, but their lines could not be used. */
  full?: { setAside: readonly string[] }
  onStep?: (step: 'derived' | 'entries' | 'records') => Promise<void>
}

/** Takes the stage over into the register: who conflicts is set aside, everybody else comes in. */
export async function takeOverStage(tx: Tx, { today, importId, full, onStep }: TakeOver): Promise<Loaded> {
  await makeRoom(tx)
  await touchStaged(tx)
  const absent = full ? await touchAbsent(tx, today, full.setAside) : 0
  if (absent > Math.max(100, (await openCount(tx)) / 100)) throw new TooManyAbsent()
  await deriveRecords(tx, today)
  const problems = await setAsideConflicts(tx)
  await onStep?.('derived')
  const found = await outcomes(tx)
  const peopleAdded = await admitPeople(tx)
  const entries = await admitEntries(tx, importId ?? null)
  await onStep?.('entries')
  const isFirst = entries > manyEntries && (await beginFirstLoad(tx))
  await writeRecords(tx)
  if (isFirst) await endFirstLoad(tx)
  await awaitFuture(tx, today)
  await onStep?.('records')
  const peopleChanged = (await touchedCount(tx)) - peopleAdded
  return { entries, peopleAdded, peopleChanged, absent, problems, outcomes: found }
}

/** Derives the records of everybody whose announced 異動日 has come. */
export async function beginAwaited(tx: Tx, today: Temporal.PlainDate): Promise<Outcome[]> {
  await openStage(tx)
  await touchAwaited(tx, today)
  await deriveRecords(tx, today)
  const problems = await setAsideConflicts(tx)
  const found = await outcomes(tx)
  await writeRecords(tx)
  await awaitFuture(tx, today)
  await putOff(tx, problems, today)
  await closeStage(tx)
  return found
}

// Tried again the next day: the core system's next file is what puts a conflict right.
async function putOff(tx: Tx, problems: readonly LineProblem[], today: Temporal.PlainDate): Promise<void> {
  await sql`
    update people.register_awaited set due_on = ${today.add({ days: 1 })}::date
    where atena_number = any(${problems.flatMap(({ atenaNumber }) => atenaNumber ?? [])}::text[])`.execute(tx)
}

/** Of a load that a ward has once, not of a day. */
export const manyEntries = 50_000

async function touchedCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_temp.touched`.execute(tx)
  return rows[0]?.count ?? 0
}

async function openCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from people.register_records where valid_to is null`.execute(tx)
  return rows[0]?.count ?? 0
}

// Sorts of hundreds of megabytes, for a minute: more memory than a page's query gets, and no limit of time.
async function makeRoom(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
  await sql`set local work_mem = '128MB'`.execute(tx)
}
