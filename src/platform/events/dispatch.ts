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

/** One consumer per module, so that a subject's events of different types stay in order. */
const consumersOf = (house: House): Consumer[] =>
  house.modules.flatMap(({ name, consumers }) => (consumers ? [{ name, handlers: consumers }] : []))

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
