import { setTimeout as pause } from 'node:timers/promises'
import { runOnce } from 'graphile-worker'
import { dispatchEvents, hasEventsBehindHorizon } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { silentQueueLogger } from './queue-logger.ts'
import { queuePool } from './queue-pool.ts'
import { taskListOf } from './task-list.ts'

/**
 * Does everything that is due now, in this process, until nothing is left: sweeps, events, jobs. For tests and tools.
 * Throws an `AggregateError` of what failed unless `tolerant`; what failed backs off as usual.
 */
export async function settle(house: House, { tolerant = false } = {}): Promise<{ failures: unknown[] }> {
  const failures: unknown[] = []
  const pool = queuePool(house.db.url, 3, () => {})
  let ran = 0
  const taskList = taskListOf(house, (_task, error) => failures.push(error))
  for (const [name, task] of Object.entries(taskList)) {
    taskList[name] = (payload, helpers) => {
      ran += 1
      return task?.(payload, helpers)
    }
  }
  try {
    for (let round = 0; round < 500; round += 1) {
      ran = 0
      for (const module of house.modules) {
        for (const sweep of Object.values(module.sweeps ?? {})) await sweep(house)
      }
      const dispatched = await dispatchEvents(house)
      failures.push(...dispatched.failures)
      await runOnce({ pgPool: pool, taskList, concurrency: 1, noHandleSignals: true, logger: silentQueueLogger })
      if (ran > 0 || dispatched.handled > 0) continue
      if (!(await hasEventsBehindHorizon(house))) break
      await pause(20)
    }
  } finally {
    await pool.end()
  }
  if (failures.length > 0 && !tolerant) throw new AggregateError(failures, 'background work failed')
  return { failures }
}
