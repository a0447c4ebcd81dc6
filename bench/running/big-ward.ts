import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedResidents, type SeedProgress } from '#modules/people/index.ts'
import { type Config, loadConfig } from '#platform/config/index.ts'
import type { House } from '#platform/module/index.ts'
import { openLog } from '#src/cli/log.ts'
import { openHouse, seed } from '#src/main.ts'

export const wardSize = 750_000

/** One database of a whole ward in the system's temporary folder, which the benches share; it stays there. */
const folder = join(tmpdir(), 'madoguchi-bench-ward')
const finished = join(folder, 'ward-is-loaded')

export type BigWard = { house: House; config: Config; close(): Promise<void> }

/** The ward as it is, or loaded now: the first bench that needs it waits some minutes. */
export async function openBigWard(port = 3150): Promise<BigWard> {
  if (!existsSync(finished)) return (await loadBigWard(port)).ward
  return open(port)
}

/** A ward that was loaded before, as a house with more settings. */
export const openLoadedWard = (settings: Record<string, string>): Promise<BigWard> => open(3150, settings)

/** Throws the ward away and loads it anew; returns how long it took. */
export async function loadBigWard(
  port = 3150,
  onProgress: (progress: SeedProgress) => void = () => {},
): Promise<{ ward: BigWard; seconds: number; entries: number }> {
  rmSync(folder, { recursive: true, force: true })
  const ward = await open(port)
  await seed(ward.house)
  const began = performance.now()
  const entries = await seedResidents(ward.house, { residents: wardSize }, onProgress)
  const seconds = (performance.now() - began) / 1000
  writeFileSync(finished, `${wardSize}\n`)
  return { ward, seconds, entries }
}

async function open(port: number, settings: Record<string, string> = {}): Promise<BigWard> {
  mkdirSync(folder, { recursive: true })
  // PostgreSQL's user may enter, as with every folder of a bench.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  const config = loadConfig({ PORT: String(port), DATA_DIR: folder, MADOGUCHI_ENV: 'demo', ...settings }, process.cwd())
  const { house, close } = await openHouse(config, openLog(config))
  return { house, config, close }
}
