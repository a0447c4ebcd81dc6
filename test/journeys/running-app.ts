import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { testDatabase } from '#platform/testing/index.ts'

export type RunningApp = { url: string; simulatorsUrl: string; stop(): Promise<void> }

/** The built app as `npm start` runs it, on free ports and a database of its own. */
export async function startApp(settings: Record<string, string> = {}): Promise<RunningApp> {
  const { root, secret } = inject('cluster')
  const database = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-journey-'))
  const port = await freePorts()
  const child = spawn(process.execPath, [join(root, '.build', 'cli.js'), 'start'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      MADOGUCHI_ENV: 'test',
      MADOGUCHI_SECRET: secret,
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: database.ownerUrl,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  const opened = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`the app did not start:\n${said}`)))
  })
  await opened
  return {
    url: `http://localhost:${port}`,
    simulatorsUrl: `http://127.0.0.1:${port + 1}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The first of three ports in a row that are free. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const free = await Promise.all([port, port + 1, port + 2].map(isFree))
    if (free.every(Boolean)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
