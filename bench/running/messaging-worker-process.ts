import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import { createDatabase } from '#platform/db/index.ts'
import { emergencyFront } from '#platform/emergency/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { createLogger } from '#platform/telemetry/index.ts'
import { systemClock } from '#platform/time/index.ts'
import { personalNotices } from './personal-notices.ts'

// A worker as a process of its own. Arguments: the database's URL, the root, and by how many seconds its clock is ahead.
const [, , url = '', root = '', ahead = '0'] = process.argv
const config = loadConfig(process.env, root)
const log = createLogger({ env: 'demo' })
const profile = loadProfile(config)
await startWorker({
  config,
  db: createDatabase(url, log),
  clock: systemClock(() => Temporal.Duration.from({ seconds: Number(ahead) })),
  log,
  profile,
  emergency: emergencyFront(config, profile),
  modules: [people, messaging, personalNotices],
})
process.once('disconnect', () => process.exit())
