import { settingsFrom } from './settings.ts'
import { startSimulators } from './start.ts'

// A child of the app: it lives no longer than its parent, however that one ended.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit()
}, 1_000).unref()
process.once('disconnect', () => process.exit())

const simulators = await startSimulators(settingsFrom(process.env))
process.send?.({ ready: true, url: simulators.url })

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void simulators.stop().then(() => process.exit()))
