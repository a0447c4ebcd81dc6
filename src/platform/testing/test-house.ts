import { join } from 'node:path'
import { inject } from 'vitest'
import { loadConfig } from '#platform/config/index.ts'
import { createDatabase, createRoom, type RoomOptions } from '#platform/db/index.ts'
import { emergencyFront } from '#platform/emergency/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { movableClock } from './movable-clock.ts'
import { silentLog } from './silent-log.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

export type TestHouse = House & {
  /** The database with the owner's rights, for what the app may not do. */
  readonly ownerUrl: string
  /** Moves this house's business time: `2026-12-02T10:00:00+09:00`. */
  setNow(at: string): void
  /** Closes the pool and drops the database. */
  close(): Promise<void>
}

export type TestHouseOptions = {
  modules?: readonly Module[]
  now?: string
  /** False: the modules' seeds do not run. */
  seed?: boolean
  /** More settings, by the names of the environment variables. */
  settings?: Record<string, string>
  /** How much room its disk has, instead of the real one. */
  room?: RoomOptions
}

/** A house of its own on a fresh database, cloned from the migrated template, with the modules' seeds. */
export async function testHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const { modules = [], seed = true } = options
  if (!seed || modules.length === 0) return openHouse(options)
  const key = seedKey(options)
  const known = seeded.get(key)
  // From the second time on a template with the seeds is worth its making.
  seeded.set(key, known ?? {})
  if (!known) return openSeeded(options)
  known.template ??= openSeeded(options).then(async ({ leave }) => leave())
  return openHouse(options, await known.template)
}

// Of this worker, whose files share the modules: what they seed depends on nothing else.
const seeded = new Map<string, { template?: Promise<string> }>()
const moduleIds = new Map<Module, number>()

function seedKey({ modules = [], now, settings }: TestHouseOptions): string {
  for (const module of modules) if (!moduleIds.has(module)) moduleIds.set(module, moduleIds.size)
  return JSON.stringify([modules.map((module) => moduleIds.get(module)), now, settings])
}

async function openSeeded(options: TestHouseOptions) {
  const house = await openHouse(options)
  for (const module of house.modules) await house.db.transact(async (tx) => module.seed?.(tx, house))
  return house
}

async function openHouse(
  { modules = [], now = '2026-12-02T10:00:00+09:00', settings = {}, room }: TestHouseOptions,
  from?: string,
) {
  const database: TestDatabase = await testDatabase({ ...(from && { from }) })
  const { root, folder, secret } = inject('cluster')
  const config = loadConfig(
    { MADOGUCHI_ENV: 'test', MADOGUCHI_SECRET: secret, DATA_DIR: join(folder, 'files', database.name), ...settings },
    root,
  )
  const { setNow, ...clock } = movableClock(now)
  const db = createDatabase(database.url, silentLog, { room: createRoom(room) })
  const profile = loadProfile(config)
  const emergency = emergencyFront(config, profile)
  const house: House = { config, db, clock, log: silentLog, profile, emergency, modules }
  return {
    ...house,
    ownerUrl: database.ownerUrl,
    setNow,
    async close() {
      await db.close()
      await database.drop()
    },
    /** Closes the pool and leaves the database, whose name this is. */
    async leave() {
      await db.close()
      return database.name
    },
  }
}
