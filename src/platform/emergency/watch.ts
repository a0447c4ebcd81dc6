import type { Config } from '#platform/config/index.ts'
import type { Database } from '#platform/db/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { startLoop } from '../jobs/loop.ts'
import { readEmergencyFile, writeEmergencyFile } from './file.ts'
import type { EmergencyFront } from './front.ts'
import { readEmergency, writeEmergencySwitch } from './store.ts'
import { isSame } from './text.ts'

type Watched = { config: Pick<Config, 'dataDir'>; db: Database; emergency: EmergencyFront; log: Pick<Logger, 'warn'> }

/**
 * Looks once: at this machine's file and at the database, takes what is newer, and hands each what the other lacks. A
 * switch thrown on the machine while the database was away is written down when it is back.
 */
export async function lookAtEmergency({ config, db, emergency }: Watched): Promise<void> {
  emergency.take(readEmergencyFile(config.dataDir))
  const stored = await db.read(readEmergency)
  emergency.take(stored)
  const { state } = emergency
  const thrown = state.switch
  if (thrown && thrown.at !== stored.switch?.at) {
    const at = Temporal.Instant.from(thrown.at)
    await db.transact((tx) => writeEmergencySwitch(tx, { at, isOn: thrown.isOn, staffId: null }))
  }
  if (!isSame(readEmergencyFile(config.dataDir), state)) writeEmergencyFile(config.dataDir, state)
}

/** Looks each second, in every process; while the database is away the file alone is looked at. */
export function watchEmergency(watched: Watched): { stop(): Promise<void> } {
  let isAway = false
  const loop = startLoop(
    1000,
    async () => {
      watched.emergency.take(readEmergencyFile(watched.config.dataDir))
      await lookAtEmergency(watched)
      isAway = false
    },
    (error) => {
      if (!isAway) watched.log.warn({ err: error }, 'the emergency text is kept as it was')
      isAway = true
    },
  )
  return { stop: () => loop.stop() }
}
