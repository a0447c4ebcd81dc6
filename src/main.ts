import { messaging } from '#modules/messaging/index.ts'
import { operations } from '#modules/operations/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { pages } from '#modules/pages/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { reports } from '#modules/reports/index.ts'
import { reservations } from '#modules/reservations/index.ts'
import { loadSearch, search, writeHeard } from '#modules/search/index.ts'
import { type Config, ConfigError } from '#platform/config/index.ts'
import {
  createDatabase,
  derivePasswords,
  migrate,
  type StartedDatabase,
  startDatabase,
  watchRoom,
  writeCheckpoint,
} from '#platform/db/index.ts'
import { emergencyFront, readEmergencyFile, watchEmergency } from '#platform/emergency/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import { migrateQueue, startWorker } from '#platform/jobs/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { type Logger, startTracing } from '#platform/telemetry/index.ts'
import { createSharedClock, systemClock } from '#platform/time/index.ts'
import { type Closing, closeInOrder } from './running/closing.ts'
import { startSimulators } from './running/simulators.ts'

/** The only list of the office's parts. */
export const everyModule: readonly Module[] = [
  people,
  payments,
  messaging,
  procedures,
  organisations,
  reservations,
  reports,
  // Its pages belong to offices, which have to be there.
  pages,
  search,
  operations,
]

export type Step = 'database' | 'migrations' | 'seed' | 'simulators' | 'http' | 'worker'
export type OpenHouse = { house: House; database: StartedDatabase; migrated: readonly string[]; close(): Promise<void> }
export type RunningHouse = OpenHouse & { port?: number }

type Progress = (step: Step, detail?: string) => void

/** Config → database → modules: everything that a command needs, and nothing that listens. */
export async function openHouse(config: Config, log: Logger, onStep: Progress = () => {}): Promise<OpenHouse> {
  const modules = chosenModules(config)
  const closing: Closing = []
  try {
    if (config.traces) closing.push((await startTracing(config.traces, config.role, log)).stop)
    onStep('database')
    const database = await startDatabase(config, log)
    closing.push(database.stop)
    const migrated = await prepare(config, database, onStep)
    const { room, stop } = await watchRoom(config, database, log)
    closing.push(stop)
    const db = createDatabase(database.url, log, { room })
    closing.push(db.close)
    const shared = config.env === 'production' ? undefined : await createSharedClock(db)
    if (shared) closing.push(shared.close)
    const profile = loadProfile(config)
    const emergency = emergencyFront(config, profile, readEmergencyFile(config.dataDir))
    const house: House = { config, db, clock: shared ?? systemClock(), log, profile, emergency, modules }
    return { house, database, migrated, close: () => closeInOrder(closing) }
  } catch (error) {
    await closeInOrder(closing)
    throw error
  }
}

/** Opens the house and lets it work: reference data, simulators, pages, background work, by MADOGUCHI_ROLE. */
export async function runHouse(config: Config, log: Logger, onStep: Progress = () => {}): Promise<RunningHouse> {
  const open = await openHouse(config, log, onStep)
  const closing: Closing = [open.close]
  try {
    const simulators =
      config.simulatorsUrl && config.role !== 'worker' ? startSimulators(config, open.house.profile, log) : undefined
    if (simulators) closing.push(simulators.stop)
    await seed(open.house, onStep)
    if (config.role !== 'web') {
      onStep('worker')
      closing.push((await startWorker(open.house)).stop)
    }
    if (config.role === 'worker') return { ...open, close: () => closeInOrder(closing) }
    loadSearch(open.house)
    onStep('http')
    closing.push(watchEmergency(open.house).stop)
    closing.push(() => writeHeard(open.house))
    const server = await startServer(createApp(open.house), config, open.house.emergency)
    closing.push(server.stop)
    onStep('simulators')
    await simulators?.ready
    return { ...open, port: server.port, close: () => closeInOrder(closing) }
  } catch (error) {
    await closeInOrder(closing)
    throw error
  }
}

/** Fills in the profile's reference data and, in the demo, its people. Safe to run again. */
export async function seed(house: House, onStep: Progress = () => {}): Promise<void> {
  // It was filled in before; a house without room still shows its pages.
  if (house.db.room.isFull) return
  for (const module of house.modules) {
    if (!module.seed) continue
    onStep('seed', module.name)
    await house.db.transact(async (tx) => module.seed?.(tx, house))
  }
}

async function prepare(config: Config, database: StartedDatabase, onStep: Progress): Promise<string[]> {
  const given = config.databaseOwnerUrl !== undefined // then the operator set the passwords
  const migrated = await migrate(database.ownerUrl, config.root, {
    ...(!given && { passwords: derivePasswords(config.secret) }),
    onProgress: (name, position, total) => onStep('migrations', `${position}/${total} ${name}`),
  })
  await migrateQueue(database.ownerUrl)
  if (database.embedded && migrated.length > 0) await writeCheckpoint(database.ownerUrl)
  return migrated
}

function chosenModules({ modules }: Config): readonly Module[] {
  if (!modules) return everyModule
  const unknown = modules.filter((name) => everyModule.every((module) => module.name !== name))
  if (unknown.length > 0) throw new ConfigError([`MADOGUCHI_MODULES: there is no module ${unknown.join(', ')}`])
  return everyModule.filter(({ name }) => modules.includes(name))
}
