import { parseArgs } from 'node:util'
import { usualAnchor } from '#demo/population/ward.ts'
import { seedResidents } from '#modules/people/index.ts'
import { seedReports } from '#modules/reports/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import type { House } from '#platform/module/index.ts'
import { openHouse, seed } from '../main.ts'
import { countingBar } from './counting-bar.ts'
import { CannotStart } from './failure.ts'
import { openLog } from './log.ts'

/** `madoguchi migrate`: brings the database to the newest schema. */
export async function migrateCommand(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  const { migrated, close } = await openHouse(config, openLog(config))
  process.stdout.write(migrated.length > 0 ? `${migrated.join('\n')}\n` : 'nothing to do\n')
  await close()
}

/**
 * `madoguchi seed [--residents N] [--reports N] [--as-of DATE]`: fills in reference data and, in the demo, its people; with
 * numbers a whole ward of invented residents and their reports. Safe to run again: a bigger number adds the difference.
 */
export async function seedCommand(root: string, args: readonly string[]): Promise<void> {
  const { residents, reports, anchor } = readWanted(args)
  const config = loadConfig(process.env, root)
  if ((residents || reports) && config.env === 'production')
    throw new CannotStart(
      'seed --residents, --reports: not in production. What is invented is for demos and tests only',
    )
  const { house, close } = await openHouse(config, openLog(config))
  try {
    await seed(house, (_step, module) => process.stdout.write(`${module}\n`))
    if (residents) await addResidents(house, residents, anchor)
    if (reports) await addReports(house, reports)
  } finally {
    await close()
  }
}

async function addResidents(house: House, residents: number, anchor: string): Promise<void> {
  const bar = countingBar(process.stdout, residents)
  const added = await seedResidents(house, { residents, anchor }, (progress) =>
    bar.show({ done: progress.residents, note: progress.isSwitching ? 'the register takes them over' : undefined }),
  )
  bar.end(`${added.toLocaleString('en')} entries added to the register`)
}

async function addReports(house: House, reports: number): Promise<void> {
  const bar = countingBar(process.stdout, reports)
  const added = await seedReports(house, { reports }, (done) => bar.show({ done }))
  bar.end(`${added.toLocaleString('en')} reports added`)
}

type Wanted = { residents: number | undefined; reports: number | undefined; anchor: string }

const usage = `npm run seed -- --residents 750000 --reports 2000 [--as-of ${usualAnchor}]`
const most = 2_000_000

function readWanted(args: readonly string[]): Wanted {
  const { residents, reports, 'as-of': anchor } = parse(args)
  try {
    return {
      residents: readCount('residents', residents),
      reports: readCount('reports', reports),
      anchor: Temporal.PlainDate.from(anchor).toString(),
    }
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw new CannotStart(`seed --as-of ${anchor}: a day like ${usualAnchor}. For example: ${usage}`)
  }
}

function readCount(name: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  const count = Number(typed.replaceAll(/[,_]/g, ''))
  if (Number.isInteger(count) && count >= 1 && count <= most) return count
  throw new CannotStart(`seed --${name} ${typed}: a whole number from 1 to ${most}. For example: ${usage}`)
}

function parse(args: readonly string[]) {
  const day = { type: 'string', default: usualAnchor } as const
  try {
    const options = { residents: { type: 'string' }, reports: { type: 'string' }, 'as-of': day } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new CannotStart(`seed: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
