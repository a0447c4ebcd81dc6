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
export async function testHouse({
  modules = [],
  now = '2026-12-02T10:00:00+09:00',
  seed = true,
  settings = {},
  room,
}: TestHouseOptions = {}): Promise<TestHouse> {
  const database: TestDatabase = await testDatabase()
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
  if (seed) for (const module of modules) await db.transact(async (tx) => module.seed?.(tx, house))
  return {
    ...house,
    ownerUrl: database.ownerUrl,
    setNow,
    async close() {
      await db.close()
      await database.drop()
    },
  }
}
