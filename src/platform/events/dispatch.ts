import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Consumer, deliverNext } from './deliver.ts'
import { takeEvents } from './take.ts'

/**
 * Hands every committed event to its consumers until none is ready; any number of processes may do so at once.
 * Returns how many were handled and the errors of those that were put off.
 */
export async function dispatchEvents(house: House): Promise<{ handled: number; failures: unknown[] }> {
  const results = await Promise.all(consumersOf(house).map((consumer) => dispatchTo(house, consumer)))
  return {
    handled: results.reduce((sum, result) => sum + result.handled, 0),
    failures: results.flatMap((result) => result.failures),
  }
}

/**
 * Whether committed events wait for an older transaction to end, of any database of the cluster. They come by
 * themselves; a test that must have seen everything waits for it.
 */
export async function hasEventsBehindHorizon(house: House): Promise<boolean> {
  for (const { name, handlers } of consumersOf(house)) {
    const { rows } = await house.db.transact((tx) =>
      sql`
        select from platform.events e join platform.event_positions p on (e.xid, e.id) > (p.xid, p.id)
        where p.consumer = ${name} and e.type = any(${Object.keys(handlers)}::text[]) limit 1`.execute(tx),
    )
    if (rows.length > 0) return true
  }
  return false
}

/** One consumer per module, so that a subject's events of different types stay in order. */
const consumersOf = (house: House): Consumer[] =>
  house.modules.flatMap(({ name, consumers, consumersIn }) => {
    const handlers = { ...consumers, ...consumersIn?.(house) }
    return Object.keys(handlers).length > 0 ? [{ name, handlers }] : []
  })

async function dispatchTo(house: House, consumer: Consumer): Promise<{ handled: number; failures: unknown[] }> {
  const types = Object.keys(consumer.handlers)
  const result = { handled: 0, failures: [] as unknown[] }
  await house.db.transact((tx) => takeEvents(tx, consumer.name, types))
  for (;;) {
    const turn = await deliverNext(house, consumer)
    if (turn.outcome === 'idle') return result
    if (turn.outcome === 'handled') result.handled += 1
    else result.failures.push(turn.error)
  }
}
