import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { derivePasswords, migrate, startEmbedded } from '#platform/db/index.ts'
import { migrateQueue } from '#platform/jobs/index.ts'
import { runSql, withDatabase } from './owner.ts'
import { silentLog } from './silent-log.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/** One PostgreSQL for the whole run, with a migrated template. `broken` says why there is none. */
export type TestCluster = { root: string; folder: string; ownerUrl: string; secret: string; broken?: string }

export const template = 'madoguchi_template'

const root = resolve(import.meta.dirname, '../../..')

/** Vitest's global set-up: starts the cluster, migrates the template, and takes both away again at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.users += 1
  shared.running ??= startCluster()
  const { cluster, stop } = await shared.running
  project.provide('cluster', cluster)
  return async () => {
    shared.users -= 1
    if (shared.users === 0) await stop()
  }
}

type Running = { cluster: TestCluster; stop(): Promise<void> }

// Each vitest project loads this file anew; they still share one cluster.
const slot = Symbol.for('madoguchi test cluster')
const shared = ((globalThis as { [slot]?: { users: number; running?: Promise<Running> } })[slot] ??= { users: 0 })

async function startCluster(): Promise<Running> {
  const place = placeOfCluster()
  removeLeftovers(place)
  const folder = mkdtempSync(join(place, `${prefix}${process.pid}-`))
  // Root's PostgreSQL runs as nobody and has to pass here.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  const secret = 'c0ffee'.repeat(11).slice(0, 64)
  const config = { root, dataDir: folder, env: 'test', secret } as const
  const started = await startEmbedded(config, silentLog, { durable: false })
  const cluster: TestCluster = { root, folder, ownerUrl: started.ownerUrl, secret }
  // Tests that need no database still run when a migration is broken.
  const broken = await makeTemplate(cluster).then(() => undefined, String)
  return {
    cluster: broken ? { ...cluster, broken } : cluster,
    async stop() {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In memory where there is room: a clone is a thousand files, and making those on a disk takes longer than most tests. */
function placeOfCluster(): string {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize > 2e9) return memory
  } catch {
    // Not a Linux, or one that keeps it shut.
  }
  return tmpdir()
}

const memory = '/dev/shm'
const prefix = 'madoguchi-test-'

/** What runs that were killed left there; not younger than an hour, as another container's processes look dead from here. */
function removeLeftovers(place: string): void {
  for (const name of readdirSync(place).filter((one) => one.startsWith(prefix))) {
    const folder = join(place, name)
    const pid = Number(/(\d+)-/.exec(name)?.[1] ?? 0)
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 3_600_000 && !isRunning(pid)) rmSync(folder, { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function makeTemplate({ ownerUrl, secret }: TestCluster): Promise<void> {
  await runSql(ownerUrl, `create database ${template}`)
  const templateUrl = withDatabase(ownerUrl, template)
  await migrate(templateUrl, root, { passwords: derivePasswords(secret) })
  await migrateQueue(templateUrl)
}
