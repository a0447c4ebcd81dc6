import { parseArgs } from 'node:util'
import { usualAnchor } from '#demo/population/ward.ts'
import { seedResidents } from '#modules/people/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import type { House } from '#platform/module/index.ts'
import { openHouse, seed } from '../main.ts'
import { CannotStart } from './failure.ts'
import { openLog } from './log.ts'
import { residentsBar } from './residents-bar.ts'

/** `madoguchi migrate`: brings the database to the newest schema. */
export async function migrateCommand(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  const { migrated, close } = await openHouse(config, openLog(config))
  process.stdout.write(migrated.length > 0 ? `${migrated.join('\n')}\n` : 'nothing to do\n')
  await close()
}

/**
 * `madoguchi seed [--residents N] [--as-of DATE]`: fills in reference data and, in the demo, its people; with a number a
 * whole ward of invented residents. Safe to run again: a bigger number adds the difference.
 */
export async function seedCommand(root: string, args: readonly string[]): Promise<void> {
  const ward = readWard(args)
  const config = loadConfig(process.env, root)
  if (ward && config.env === 'production')
    throw new CannotStart('seed --residents: not in production. Invented people are for demos and tests only')
  const { house, close } = await openHouse(config, openLog(config))
  try {
    await seed(house, (_step, module) => process.stdout.write(`${module}\n`))
    if (ward) await addWard(house, ward)
  } finally {
    await close()
  }
}

type Ward = { residents: number; anchor: string }

async function addWard(house: House, ward: Ward): Promise<void> {
  const bar = residentsBar(process.stdout, ward.residents)
  bar.end(await seedResidents(house, ward, bar.show))
}

const usage = `npm run seed -- --residents 750000 [--as-of ${usualAnchor}]`
const most = 2_000_000

function readWard(args: readonly string[]): Ward | undefined {
  const { residents, 'as-of': anchor } = parse(args)
  if (residents === undefined) return undefined
  const count = Number(residents.replaceAll(/[,_]/g, ''))
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new CannotStart(`seed --residents ${residents}: a whole number from 1 to ${most}. For example: ${usage}`)
  try {
    return { residents: count, anchor: Temporal.PlainDate.from(anchor).toString() }
  } catch {
    throw new CannotStart(`seed --as-of ${anchor}: a day like ${usualAnchor}. For example: ${usage}`)
  }
}

function parse(args: readonly string[]) {
  try {
    const options = { residents: { type: 'string' }, 'as-of': { type: 'string', default: usualAnchor } } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new CannotStart(`seed: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
