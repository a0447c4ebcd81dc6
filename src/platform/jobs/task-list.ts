import type { JobHelpers, TaskList } from 'graphile-worker'
import { inSpan } from '#platform/telemetry/index.ts'
import { traceOfFlags } from './enqueue.ts'
import type { House } from '#platform/module/index.ts'

/** The tasks of all modules, each handed this house. */
export function taskListOf(house: House, onError: (task: string, error: unknown) => void): TaskList {
  const tasks = house.modules.flatMap((module) => Object.entries(module.tasks ?? {}))
  return {
    // The queue refuses an empty list.
    'jobs.nothing': () => {},
    ...Object.fromEntries(
      tasks.map(([name, handler]) => [
        name,
        async (payload: unknown, { job }: JobHelpers) => {
          try {
            const from = traceOfFlags(job.flags)
            await inSpan(`task ${name}`, { task: name }, () => handler(house, payload), { from, kind: 'consumer' })
          } catch (error) {
            onError(name, error)
            throw new JobFailed(error)
          }
        },
      ]),
    ),
  }
}

/** The queue stores the message of what a task throws, so it must not be one that may quote personal data. */
class JobFailed extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.name : 'unknown')
    this.name = 'JobFailed'
    this.stack = this.message
  }
}
