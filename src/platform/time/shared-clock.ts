import { type Database, sql, type Tx } from '#platform/db/index.ts'
import { listen, wakeChannel } from '#platform/events/index.ts'
import { type Clock, systemClock } from './clock.ts'

export type SharedClock = Clock & {
  shift: typeof shiftClock
  /** Reads the offset now instead of waiting for the notification. */
  refresh(): Promise<void>
  close(): Promise<void>
}

/** The demo's clock: real time plus the offset in `platform.clock`. Never used in production. */
export async function createSharedClock(db: Database): Promise<SharedClock> {
  let offset = await readOffset(db)
  const refresh = async () => {
    offset = await readOffset(db)
  }
  const listening = await listen(db.url, (reason) => {
    if (reason === 'clock' || reason === 'reconnected') void refresh().catch(() => {})
  })
  return { ...systemClock(() => offset), shift: shiftClock, refresh, close: listening.close }
}

/** Whether this is the demo's clock, which can be moved. */
export const isSharedClock = (clock: Clock): clock is SharedClock => 'shift' in clock && 'refresh' in clock

/** Moves business time forward for every process once `tx` commits. Throws `RangeError` for going back. */
export async function shiftClock(tx: Tx, by: Temporal.Duration): Promise<void> {
  const seconds = Math.ceil(by.total({ unit: 'seconds', relativeTo: Temporal.Now.zonedDateTimeISO('Asia/Tokyo') }))
  if (seconds < 0) throw new RangeError('the clock only moves forward')
  await sql`update platform.clock set offset_seconds = offset_seconds + ${seconds}`.execute(tx)
  await sql`select pg_notify(${wakeChannel}, 'clock')`.execute(tx)
}

async function readOffset(db: Database): Promise<Temporal.Duration> {
  const { rows } = await db.read((tx) =>
    sql<{ seconds: number }>`select offset_seconds as seconds from platform.clock`.execute(tx),
  )
  return Temporal.Duration.from({ seconds: Number(rows[0]?.seconds ?? 0) })
}
