import { EventEmitter } from 'node:events'
import { type Runner, type RunnerOptions, run, type WorkerEvents } from 'graphile-worker'
import { isConnectionLoss } from '#platform/db/retry.ts'

export type RunningQueue = {
  /** Takes no job until `resume`; waits for running ones. */
  pause(): Promise<void>
  resume(): Promise<void>
  /** Waits for running jobs and gives the others back. */
  stop(): Promise<void>
}

const restartMilliseconds = 2000

/**
 * Keeps the queue running. The library stops for good after some failures in a row, such as a database that is away
 * for ten seconds; then it is started again. `onStart` learns the name under which jobs are locked from now on.
 */
export async function runQueue(
  options: Omit<RunnerOptions, 'events' | 'noHandleSignals'>,
  onStart: (poolId: string) => void,
  onStop: (error: unknown) => void,
): Promise<RunningQueue> {
  let stopping = false
  let paused = false
  let timer: NodeJS.Timeout | undefined
  let runner: Runner

  async function start(): Promise<void> {
    runner = await run({ ...options, noHandleSignals: true, events: announcing(onStart) })
    runner.promise.then(() => restart(), restart)
  }

  function restart(error?: unknown): void {
    if (stopping || paused) return
    onStop(error)
    timer = setTimeout(() => void start().catch(restart), restartMilliseconds)
  }

  await start()
  return {
    pause: async () => {
      if (paused) return
      paused = true
      clearTimeout(timer)
      await runner.stop().catch(() => {})
    },
    resume: async () => {
      if (stopping || !paused) return
      await start()
      paused = false
    },
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      // It rejects when it has stopped by itself.
      await runner.stop().catch(() => {})
    },
  }
}

function announcing(onStart: (poolId: string) => void): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => onStart(workerPool.id))
  return events
}

/**
 * The library lets go of a promise when the database is away while it notes how jobs ended: nobody could catch it, and the
 * process would end. Their jobs are freed by the heartbeat. Everything else that nobody catches ends the process as before.
 */
export function surviveLostNotes(onLost: (error: unknown) => void): () => void {
  const listener = (error: unknown) => {
    if (!isConnectionLoss(error) || !error.stack?.includes('graphile-worker')) throw error
    onLost(error)
  }
  process.on('unhandledRejection', listener)
  return () => void process.off('unhandledRejection', listener)
}
