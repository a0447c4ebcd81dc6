import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export type WorkerProcess = { megabytes(): number; stop(): Promise<void> }

/** `MADOGUCHI_ROLE=worker`, the built program as a ward runs it beside its web processes. */
export async function startWorkerProcess(settings: Record<string, string>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['.build/cli.js', 'start'], {
    env: { PATH: process.env['PATH'], ...settings, MADOGUCHI_ROLE: 'worker' },
    // The channel is how it notices when we are gone.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await saysItRuns(child)
  return {
    megabytes: () => megabytesOf(child.pid ?? 0),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function saysItRuns(child: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) resolve()
    })
    child.once('exit', () => reject(new Error(`the worker ended:\n${said}`)))
  })
}

/** Resident memory; `NaN` where there is no /proc. */
function megabytesOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
