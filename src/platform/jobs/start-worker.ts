import { checkpointKeyOf, sealer, sealerDatabase, watchUnsealed } from '#platform/audit/sealing/index.ts'
import { keepUploads } from '#platform/db/backup/index.ts'
import { inTurn } from '#platform/db/index.ts'
import { dispatchEvents, type Listening, listen } from '#platform/events/index.ts'
import { scanHeldFiles, sweepFiles } from '#platform/files/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { beat, freeJobsOfTheDead, signOff } from './heartbeat.ts'
import { keepHouse } from './housekeeping.ts'
import { runForLeader } from './leadership.ts'
import { type Loop, startLoop } from './loop.ts'
import { queueLoggerTo } from './queue-logger.ts'
import { watchQueue } from './queue-metrics.ts'
import { queuePool } from './queue-pool.ts'
import { type RunningQueue, runQueue, surviveLostNotes } from './run-queue.ts'
import { taskListOf } from './task-list.ts'
import type { TaskList } from 'graphile-worker'

export type Worker = {
  /** Finishes running tasks (at most 10 seconds), gives the rest back and closes every connection. */
  stop(): Promise<void>
}

export type WorkerOptions = {
  concurrency?: number
  /** After so many silent seconds a worker counts as dead and its jobs are freed. */
  deadAfterSeconds?: number
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/**
 * Runs this house's tasks, consumers and sweeps until stopped. Any number of processes may do so: jobs and events
 * are claimed by row, sweeps run in the process that leads.
 */
export async function startWorker(
  house: House,
  { concurrency = 4, deadAfterSeconds = 20 }: WorkerOptions = {},
): Promise<Worker> {
  const log = house.log.child({ worker: `pid-${process.pid}` })
  const failed = (what: string) => (error: unknown) => log.error({ err: error, task: what }, 'background work failed')
  const poolIds = { usual: '', urgent: '' }
  const processId = newId()
  const leader = runForLeader(house.db.url)
  const pool = queuePool(house.db.url, concurrency + 4, failed('queue.connection'))
  const taskList = taskListOf(house, (task, error) =>
    log.error({ err: error, task }, 'a task failed and is tried again'),
  )
  const shared = { pgPool: pool, logger: queueLoggerTo(log), pollInterval: second }
  const forgetNotes = surviveLostNotes(failed('queue.notes'))
  const usual = await runQueue(
    { ...shared, taskList, concurrency },
    (poolId) => {
      poolIds.usual = poolId
    },
    failed('queue.run'),
  )
  const urgentTasks = urgentOf(house, taskList)
  const urgent =
    urgentTasks &&
    (await runQueue(
      { ...shared, taskList: urgentTasks, concurrency: 1 },
      (poolId) => {
        poolIds.urgent = poolId
      },
      failed('queue.run'),
    ))
  const queue = togetherWith(usual, urgent)

  const resting = startLoop(second, () => restWhileFull(house, queue), failed('queue.rest'))
  const pulse = startLoop(
    (deadAfterSeconds / 4) * second,
    unlessFull(house, () =>
      house.db.transact((tx) => beat(tx, { processId, poolIds: Object.values(poolIds).filter((id) => id !== '') })),
    ),
    failed('jobs.heartbeat'),
  )
  const dispatcher = startLoop(
    second,
    unlessFull(house, () => dispatchEvents(house)),
    failed('events.dispatch'),
  )
  const sealing = sealerDatabase(house.config, house.db.url, log)
  const seal = sealer({ db: sealing, folder: house.config.audit.checkpointDir, key: checkpointKeyOf(house.config) })
  const sweeps = [
    ...leaderLoops(house, leader.held, deadAfterSeconds, failed),
    startLoop(
      second,
      unlessFull(house, async () => leader.held() && (await seal())),
      failed('audit.seal'),
    ),
  ]
  const election = startLoop(
    second,
    async () => {
      const before = leader.held()
      if ((await leader.check()) && !before) for (const sweep of sweeps) sweep.poke()
    },
    failed('jobs.leadership'),
  )
  const listening: Listening = await listen(house.db.url, (reason) => {
    if (reason !== 'notices') dispatcher.poke()
    if (reason !== 'events') for (const sweep of sweeps) sweep.poke()
  })

  return {
    stop: async () => {
      await listening.close()
      await Promise.all([resting, pulse, dispatcher, election, ...sweeps].map((loop) => loop.stop()))
      await Promise.race([queue.stop(), patience(10 * second)])
      forgetNotes()
      await leader.close()
      await house.db.transact((tx) => signOff(tx, processId)).catch(failed('jobs.sign-off'))
      await pool.end()
      await sealing.close()
    },
  }
}

function urgentOf({ modules }: House, taskList: TaskList): TaskList | undefined {
  const names = new Set(modules.flatMap(({ urgentTasks = [] }) => urgentTasks))
  return names.size === 0 ? undefined : Object.fromEntries(Object.entries(taskList).filter(([name]) => names.has(name)))
}

function togetherWith(usual: RunningQueue, urgent: RunningQueue | undefined): RunningQueue {
  const both = async (work: (queue: RunningQueue) => Promise<void>) => {
    await Promise.all([usual, ...(urgent ? [urgent] : [])].map(work))
  }
  return {
    pause: () => both((queue) => queue.pause()),
    resume: () => both((queue) => queue.resume()),
    stop: () => both((queue) => queue.stop()),
  }
}

/** Work that would only be refused is left for later. */
const unlessFull =
  (house: House, work: () => Promise<unknown>): (() => Promise<void>) =>
  async () => {
    if (!house.db.room.isFull) await work()
  }

const restWhileFull = ({ db }: House, queue: RunningQueue): Promise<void> =>
  db.room.isFull ? queue.pause() : queue.resume()

// Of the eight connections the others stay for people: all sweeps wake at once, and who comes then would wait behind them.
const sweepsAtOnce = 4

/** One loop per sweep, so that a slow one does not hold up the others. */
function leaderLoops(
  house: House,
  leads: () => boolean,
  deadAfterSeconds: number,
  failed: (what: string) => (error: unknown) => void,
): Loop[] {
  const whenLeading = (name: string, milliseconds: number, work: () => Promise<unknown>) =>
    startLoop(
      milliseconds,
      unlessFull(house, async () => leads() && (await work())),
      failed(name),
    )
  const atOnce = inTurn(sweepsAtOnce)
  return [
    ...house.modules.flatMap(({ sweeps = {} }) =>
      Object.entries(sweeps).map(([name, sweep]) => whenLeading(name, second, () => atOnce(() => sweep(house)))),
    ),
    whenLeading('jobs.free-the-dead', (deadAfterSeconds / 4) * second, () =>
      house.db.transact((tx) => freeJobsOfTheDead(tx, deadAfterSeconds)),
    ),
    whenLeading('files.scan-held', minute, () => scanHeldFiles(house)),
    whenLeading('files.sweep', hour, () => sweepFiles(house)),
    whenLeading('files.keep-copies', 30 * second, () => keepUploads(house.config)),
    whenLeading('jobs.figures', 15 * second, () => watchQueue(house.db)),
    whenLeading('audit.figures', 15 * second, () => watchUnsealed(house.db)),
    whenLeading('jobs.housekeeping', hour, () =>
      house.db.transact((tx) => keepHouse(tx, house.config.audit.retentionMonths)),
    ),
  ]
}

const patience = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
