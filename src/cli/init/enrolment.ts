import { parseArgs } from 'node:util'
import { enrolByMachine } from '#modules/people/first-enrolment.ts'
import { loadConfig } from '#platform/config/index.ts'
import { openHouse } from '../../main.ts'
import { CannotStart } from '../failure.ts'
import { openLog } from '../log.ts'

const usage = 'npm run init -- enrolment --number 100001 [--lost]'

/**
 * `madoguchi init enrolment --number …`: the one-time code for the first passkey once more, for who has access to the
 * machine. `--lost` takes the passkeys that the person has out of use.
 */
export async function issueEnrolment(root: string, args: readonly string[]): Promise<void> {
  const asked = read(args)
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    const outcome = await house.db.transact((tx) => enrolByMachine(tx, house, asked))
    if (!outcome.ok) throw new CannotStart(`init enrolment: ${enrolmentRefusals[outcome.reason]}`)
    process.stdout.write(sayCode(outcome.code))
  } finally {
    await close()
  }
}

export const sayCode = (code: string): string =>
  `Code for the first passkey: ${code}\nGood once, for 24 hours; it cannot be shown again. It is asked for after the sign-in, if the provider says that one factor was used. Another one: ${usage}\n`

export const enrolmentRefusals = {
  nobody: 'nobody with this staff number is employed today',
  'no-post': 'this member of staff has no post today; posts are entered by 人事異動 at /staff/offices',
  'has-passkey': 'there is a passkey already; --lost takes it out of use, with all sessions and tokens',
} as const

function read(args: readonly string[]): { number: string; lost: boolean } {
  try {
    const options = { number: { type: 'string' }, lost: { type: 'boolean', default: false } } as const
    const { number = '', lost } = parseArgs({ args: [...args], options }).values
    if (!/^[0-9A-Z]{4,12}$/.test(number)) throw new Error('--number is the staff number, 4 to 12 digits or capitals')
    return { number, lost }
  } catch (error) {
    throw new CannotStart(`init enrolment: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
