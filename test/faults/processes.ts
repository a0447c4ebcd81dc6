import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asApp, derivePasswords } from '#platform/db/index.ts'

const secret = 'c0ffee'.repeat(11).slice(0, 64)

/** Settings and a folder for a house that runs as processes of its own. */
export function placeForHouse(port: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-kills-'))
  if (process.getuid?.() === 0) chmodSync(dataDir, 0o711)
  return {
    dataDir,
    settings: { MADOGUCHI_ENV: 'test', MADOGUCHI_SECRET: secret, PORT: String(port), DATA_DIR: dataDir },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** The built program as a ward runs it; there when it says that it runs. */
export async function startProgram(
  root: string,
  settings: Record<string, string>,
  name: 'app' | 'worker',
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, '.build', 'cli.js'), 'start'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      // As `npm start` gives it: a restart would otherwise compile the whole program again.
      NODE_COMPILE_CACHE: join(root, '.build', 'compile-cache'),
      ...settings,
      MADOGUCHI_ROLE: name === 'app' ? 'web' : 'worker',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`the ${name} ended:\n${said.slice(-2000)}`)))
  })
  return child
}

export async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** PostgreSQL's own file: line 1 pid, line 4 port. */
export function postmaster(dataDir: string): { pid: number; port: number } {
  const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** With the app's rights. */
export function databaseUrl(dataDir: string): string {
  const password = readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim()
  const owner = `postgres://madoguchi_owner:${password}@127.0.0.1:${postmaster(dataDir).port}/madoguchi`
  return asApp(owner, derivePasswords(secret))
}

/** Kills PostgreSQL as `kill -9` does and waits until another one has taken its place. */
export async function killDatabase(dataDir: string): Promise<void> {
  const { pid } = postmaster(dataDir)
  process.kill(pid, 'SIGKILL')
  // Its backends may go on answering for a moment: that would be no recovery.
  while (pidOrNothing(dataDir) === pid) await sleep(10)
}

function pidOrNothing(dataDir: string): number | undefined {
  try {
    return postmaster(dataDir).pid
  } catch {
    return undefined // between two servers
  }
}

export async function isReady(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(20)
  }
}
