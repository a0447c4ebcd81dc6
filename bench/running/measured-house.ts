import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '#platform/config/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { openLog } from '#src/cli/log.ts'
import { openHouse, seed } from '#src/main.ts'

export const constantPage = '/bench/constant'
export const constantStaffPage = '/staff/bench/constant'

export type MeasuredHouse = {
  house: House
  origin: string
  /** For what the program itself may not do to its tables. */
  ownerUrl: string
  close(): Promise<void>
}

/**
 * The whole demo ward in this process on a database of its own, with one page more: a constant behind the same
 * middleware. No background work and no simulators run, so that the process's CPU time is that of its answers.
 */
export async function openMeasuredHouse(port = 3140): Promise<MeasuredHouse> {
  const folder = temporaryFolder()
  const config = loadConfig({ PORT: String(port), DATA_DIR: folder, MADOGUCHI_ENV: 'demo' }, process.cwd())
  const { house, database, close } = await openHouse(config, openLog(config))
  await seed(house)
  const server = await startServer(createApp({ ...house, modules: [...house.modules, constant] }), config)
  return {
    house,
    origin: `http://localhost:${server.port}`,
    ownerUrl: database.ownerUrl,
    async close() {
      await server.stop()
      await close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For a database of a bench's own; PostgreSQL's user may enter. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'))
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  return folder
}

const constant: Module = {
  name: 'bench',
  routes: (app) => {
    for (const path of [constantPage, constantStaffPage]) app.get(path, (c) => c.html('<!doctype html><p>ok</p>'))
  },
}
