import type { House } from '#platform/module/index.ts'

export type Worker = {
  /** Finishes running tasks (at most 10 seconds), gives the rest back and closes every connection. */
  stop(): Promise<void>
}

/** Runs this house's tasks, consumers and sweeps until stopped. Any number of processes may do so. */
export async function startWorker(_house: House): Promise<Worker> {
  return { stop: async () => {} }
}
