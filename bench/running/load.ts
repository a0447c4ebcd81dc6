import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

export type Sent = { method?: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string }

/** `total` requests, the list over and over, at most `concurrency` at once. */
export type Load = {
  origin: string
  requests: readonly Sent[]
  total: number
  concurrency: number
  /** How long a client reads before it asks again, on average (evenly from half to one and a half); 0: not at all. */
  pauseMilliseconds?: number
}

export type Answer = { status: number; bytes: number; ms: number; location: string | undefined }
export type LoadResult = { seconds: number; answers: Answer[] }

export type Loader = {
  run(load: Omit<Load, 'origin'>, expected: Expected): Promise<LoadResult>
  stop(): void
}

/** What every single answer has to be, or the figure would be about something else. */
/** Several statuses where somebody has to lose. */
export type Expected = { status: number | readonly number[]; minBytes?: number; location?: RegExp }

/** A process that sends requests to `origin`. */
export function startLoader(origin: string): Loader {
  const child = fork(resolve('bench/running/load-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    async run(load, expected) {
      child.send({ origin, ...load })
      const [result] = (await once(child, 'message')) as [LoadResult] // our own process wrote it
      check(result.answers, load.total, expected)
      return result
    },
    stop: () => child.disconnect(),
  }
}

export function check(answers: readonly Answer[], total: number, { status, minBytes = 0, location }: Expected): void {
  if (answers.length !== total) throw new Error(`${answers.length} answers to ${total} requests`)
  const wrong = answers.find(
    (answer) =>
      ![status].flat().includes(answer.status) ||
      answer.bytes < minBytes ||
      !(location?.test(answer.location ?? '') ?? true),
  )
  if (wrong) throw new Error(`not the answer that was to be measured: ${JSON.stringify(wrong)}`)
}
