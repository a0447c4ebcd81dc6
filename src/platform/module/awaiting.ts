import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Awaiting, House } from './module.ts'

/** What stands still until this member of staff decides, of all modules; who waits longest comes first. */
export async function awaitingOf(tx: Tx, staff: Staff, house: House): Promise<readonly Awaiting[]> {
  const matters: Awaiting[] = []
  for (const module of house.modules) matters.push(...((await module.awaits?.(tx, staff, house)) ?? []))
  return matters.toSorted((a, b) => Temporal.Instant.compare(a.since, b.since))
}
