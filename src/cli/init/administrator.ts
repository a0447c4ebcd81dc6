import { parseArgs } from 'node:util'
import { appointFirstAdministrator } from '#modules/people/first-administrator.ts'
import { enrolByMachine } from '#modules/people/first-enrolment.ts'
import { loadConfig } from '#platform/config/index.ts'
import { openHouse, seed } from '../../main.ts'
import { CannotStart } from '../failure.ts'
import { openLog } from '../log.ts'
import { enrolmentRefusals, sayCode } from './enrolment.ts'

const usage =
  'npm run init -- administrator --number 100001 --name 鈴木一 --kana すずきはじめ --email suzuki@example.lg.jp --office information-policy'

/**
 * `madoguchi init administrator …`: makes the tables, fills in the profile's offices and appoints the one person who can
 * then enter everybody else. Refused as soon as anybody is administrator.
 */
export async function appointAdministrator(root: string, args: readonly string[]): Promise<void> {
  const who = read(args)
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    await seed(house)
    const outcome = await house.db.transact(async (tx) => {
      const appointed = await appointFirstAdministrator(tx, house, who)
      return appointed.ok ? enrolByMachine(tx, house, { number: who.number, lost: false }) : appointed
    })
    if (!outcome.ok) throw new CannotStart(`init administrator: ${refusals[outcome.reason]}`)
    process.stdout.write(
      `${who.name} (${who.number}) is administrator from today. Sign in at ${config.publicUrl}/staff: the provider must say sub ${who.number}.\n${sayCode(outcome.code)}`,
    )
  } finally {
    await close()
  }
}

const refusals = {
  ...enrolmentRefusals,
  'somebody-is': 'somebody is administrator already; further ones are entered by 人事異動 at /staff/offices',
  'no-office': 'there is no such office in the profile today; --office takes the key of profiles/NAME/offices.json',
  'number-known': 'this staff number is known already, with another name',
} as const

function read(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const options = { number: text, name: text, kana: text, email: text, office: text }
    const {
      number = '',
      name = '',
      kana = '',
      email = '',
      office = '',
    } = parseArgs({ args: [...args], options }).values
    if (!/^[0-9A-Z]{4,12}$/.test(number)) throw new Error('--number is the staff number, 4 to 12 digits or capitals')
    if (!name || !kana || !office) throw new Error('--name, --kana and --office are needed')
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error('--email is needed, to be told when something is wrong')
    return { number, name, kana, email, office }
  } catch (error) {
    throw new CannotStart(`init administrator: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
