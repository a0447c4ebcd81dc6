import { loadConfig } from '#platform/config/index.ts'
import { openHouse, seed } from '../main.ts'
import { openLog } from './log.ts'

/** `madoguchi migrate`: brings the database to the newest schema. */
export async function migrateCommand(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  const { migrated, close } = await openHouse(config, openLog(config))
  process.stdout.write(migrated.length > 0 ? `${migrated.join('\n')}\n` : 'nothing to do\n')
  await close()
}

/** `madoguchi seed`: fills in reference data and, in the demo, its people; safe to run again. */
export async function seedCommand(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    await seed(house, (_step, module) => process.stdout.write(`${module}\n`))
  } finally {
    await close()
  }
}
