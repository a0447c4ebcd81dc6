import { type ChildProcess, fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '#platform/telemetry/index.ts'

export type Child = {
  /** The first time that it says it is ready; also resolves when it is stopped before. */
  ready: Promise<void>
  stop(): Promise<void>
}

type ChildOptions = { file: string; env: Record<string, string>; log: Logger; isReady: () => Promise<boolean> }

/**
 * Runs a program beside us, starts it again when it crashes, and stops it with us. It is apart from the terminal, so
 * Ctrl-C reaches only us; it ends by itself when the channel to us closes.
 */
export function superviseChild({ file, env, log, isReady }: ChildOptions): Child {
  let stopping = false
  let child: ChildProcess | undefined
  const stopped = Promise.withResolvers<void>()

  async function keepRunning(): Promise<void> {
    for (let pause = 200; !stopping; pause = Math.min(pause * 2, 5000)) {
      const began = performance.now()
      child = fork(file, [], {
        env: { ...env, ...compileCache() },
        detached: true,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      await ended(child)
      if (stopping) return
      log.warn({}, 'the simulators ended by themselves; starting them again')
      if (performance.now() - began > 10_000) pause = 200
      await sleep(pause)
    }
  }

  const running = keepRunning()
  return {
    ready: Promise.race([becomesReady(isReady, () => stopping), stopped.promise]),
    async stop() {
      stopping = true
      stopped.resolve()
      child?.kill('SIGTERM')
      const patience = setTimeout(() => child?.kill('SIGKILL'), 5000)
      await running
      clearTimeout(patience)
    },
  }
}

// Code that was compiled once starts faster; `npm start` names the folder.
function compileCache(): Record<string, string> {
  const folder = getCompileCacheDir()
  return folder ? { NODE_COMPILE_CACHE: dirname(folder) } : {}
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })

async function becomesReady(isReady: () => Promise<boolean>, isStopping: () => boolean): Promise<void> {
  while (!isStopping() && !(await isReady())) await sleep(50)
}
