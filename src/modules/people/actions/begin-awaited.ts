import type { SystemActor } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { holdImports } from '../store/imports.ts'
import { beginAwaited } from '../store/loading/load-register.ts'
import { followOutcomes } from './follow-outcomes.ts'

/** A sweep: 異動 that were announced (転出予定) take effect on their day. */
export async function beginAwaitedMoves(house: House): Promise<void> {
  const today = house.clock.today()
  await house.db.transact(async (tx) => {
    // While a file is being imported the next turn comes a second later.
    if (!(await isAnyDue(tx, today)) || !(await holdImports(tx))) return
    await followOutcomes(tx, await beginAwaited(tx, today), sweeper)
  })
}

const sweeper: SystemActor = { kind: 'system', task: 'people.begin-awaited' }

/** When the next one is due. */
export async function nextAwaited(tx: Tx): Promise<Due | undefined> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select min(due_on) as day from people.register_awaited`.execute(tx)
  const day = rows[0]?.day
  return day ? { at: day.toZonedDateTime(wardTimeZone).toInstant(), label: '届け出られた異動の日' } : undefined
}

async function isAnyDue(tx: Tx, today: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`select from people.register_awaited where due_on <= ${today}::date limit 1`.execute(tx)
  return rows.length > 0
}
