import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Started = { origin: string; seconds: number; stop(): Promise<void> }

/** `npm start` in `folder`, as a person does it; `seconds` until the home page answered 200. */
export async function npmStart(folder: string, port: number, settings: Record<string, string> = {}): Promise<Started> {
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...withoutNpm(), ...settings, PORT: String(port) },
    // A group of its own, so that the end can come as Ctrl-C does: to npm and what it runs at once.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const origin = `http://localhost:${port}`
  while ((await statusOf(origin)) !== 200) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${said}`)
    await sleep(10)
  }
  return { origin, seconds: (performance.now() - began) / 1000, stop: () => stop(child, () => said) }
}

/** Ctrl-C, and until everything is closed: a start that finds the old house still open would measure nothing. */
async function stop(child: ChildProcess, said: () => string): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : undefined
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  await ended
  while (!said().includes('Closed.')) await sleep(20)
  await sleep(500)
}

// What npm told us about the run of this bench would confuse the one that is started.
const withoutNpm = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(npm_|NODE_COMPILE_CACHE|INIT_CWD)/.test(name) ? [] : [[name, value]],
    ),
  )

function statusOf(origin: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(`${origin}/`, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', () => resolve(0))
    sent.end()
  })
}
