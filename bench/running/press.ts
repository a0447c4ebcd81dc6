import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { type Answer, check, type Expected, type Sent } from './load.ts'

export type Presses = { origin: string; requests: readonly Sent[] }

/**
 * A process that sends all of these at the same moment, each on a connection of its own that was open before, as a proxy
 * keeps them or a browser that shows the page already. Requests are written beforehand: whoever presses has a processor
 * of their own, and ours is what is measured.
 */
export function startPresser(origin: string) {
  const child = fork(resolve('bench/running/press-process.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    async press(requests: readonly Sent[], expected: Expected): Promise<Answer[]> {
      child.send({ origin, requests } satisfies Presses)
      const [answers] = (await once(child, 'message')) as [Answer[]] // our own process wrote it
      check(answers, requests.length, expected)
      return answers
    },
    stop: () => child.disconnect(),
  }
}
