import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type TestCluster, template } from '#platform/testing/global-set-up.ts'
import { runSql, withDatabase } from '#platform/testing/owner.ts'

/** Where a house of the journeys stands: `http://localhost:PORT` and `http://127.0.0.1:PORT+1`. */
export type HouseAddress = { url: string; simulatorsUrl: string }

/** Starts the built app as `npm start` runs it, on free ports and a database of its own; as this municipality. */
export async function openHouse(
  { root, ownerUrl, secret }: TestCluster,
  profile = 'nerima',
): Promise<{ address: HouseAddress; close(): Promise<void> }> {
  const database = `journeys_${randomUUID().replaceAll('-', '')}`
  await runSql(ownerUrl, `create database ${database} template ${template} strategy file_copy`)
  const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-journey-'))
  const port = await freePorts()
  const child = spawn(process.execPath, [join(root, '.build', 'cli.js'), 'start'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      MADOGUCHI_ENV: 'test',
      MADOGUCHI_PROFILE: profile,
      MADOGUCHI_SECRET: secret,
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: withDatabase(ownerUrl, database),
      LINKAGE_TIMEOUT_SECONDS: '1',
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
    const giveUp = () => reject(new Error(`the app did not start:\n${said}`))
    child.once('exit', giveUp)
    setTimeout(giveUp, 120_000).unref()
  })
  const address = { url: `http://localhost:${port}`, simulatorsUrl: `http://127.0.0.1:${port + 1}` }
  await openByDay(address)
  return {
    address,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await runSql(ownerUrl, `drop database if exists ${database} with (force)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** At night ordinary messages wait for the morning, and nobody in a journey does. */
async function openByDay({ url, simulatorsUrl }: HouseAddress): Promise<void> {
  const { hour } = (await timeIn(url)).toZonedDateTimeISO('Asia/Tokyo')
  const shift = (by: string) =>
    fetch(`${simulatorsUrl}/clock/shift`, {
      method: 'POST',
      body: new URLSearchParams({ shift: by }),
      redirect: 'manual',
    })
  // Before dawn it stays the same day, which journeys write into forms.
  for (let at = hour; at < 8; at += 1) await shift('PT1H')
  if (hour >= 20) await shift('next-morning')
}

/** A house that has just opened on a busy machine may answer once that it has no connection to its database yet. */
async function timeIn(url: string): Promise<Temporal.Instant> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(`${url}/demo/clock`)
    if (answer.ok) return Temporal.Instant.from(((await answer.json()) as { now: string }).now)
    const problem = `${answer.status} ${await answer.text()}`
    if (answer.status !== 503 || attempt === 20) throw new Error(`the clock of the house does not answer: ${problem}`)
    await sleep(1000)
  }
}

/** The day it is in a house that was opened now. */
export function dayInside(): Temporal.PlainDate {
  const now = Temporal.Now.zonedDateTimeISO('Asia/Tokyo')
  return now.toPlainDate().add({ days: now.hour >= 20 ? 1 : 0 })
}

/** The first of three ports in a row that are free; each worker has a range of its own, as two may look at the same time. */
async function freePorts(): Promise<number> {
  const range = 20_000 + (Number(process.env.VITEST_POOL_ID ?? 0) % 10) * 1000
  for (;;) {
    const port = range + Math.floor(Math.random() * 997)
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
