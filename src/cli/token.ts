import { parseArgs } from 'node:util'
import { residentClaimsOf, staffClaimsOf } from '#demo/claims.ts'
import { demoOf } from '#demo/of-profile.ts'
import { findAccountByName, issueToken, openResidentAccount, openStaffAccount } from '#platform/auth/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { openHouse, seed } from '../main.ts'
import { CannotStart } from './failure.ts'
import { openLog } from './log.ts'

/** `madoguchi token --as NAME [--scope a,b] [--days N]`: prints an API token once; nobody can read it again. */
export async function token(root: string, args: readonly string[]): Promise<void> {
  const { name, scopes, days } = read(args)
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    if (config.env !== 'production') await seed(house)
    const expires = Temporal.Now.instant().add({ hours: 24 * days })
    const issued = await house.db.transact(async (tx) => {
      const accountId = (await findAccountByName(tx, name)) ?? (await openDemoAccount(tx, house, name))
      return accountId && issueToken(tx, { accountId, scopes, expires })
    })
    if (!issued)
      throw new CannotStart(
        `token --as ${name}: there is no open account of this name, or more than one. Sign in once in the browser first`,
      )
    process.stdout.write(`${issued}\n`)
  } finally {
    await close()
  }
}

const usage = 'npm run token -- --as 佐藤花子 [--scope applications.write,documents.read] [--days 30]'

function read(args: readonly string[]): { name: string; scopes: string[]; days: number } {
  const { as: name, scope, days } = parse(args)
  if (!name) throw new CannotStart(`token: whose token? For example: ${usage}`)
  const count = Number(days)
  if (!Number.isInteger(count) || count < 1 || count > 366)
    throw new CannotStart(`token --days ${days}: a whole number from 1 to 366`)
  const scopes = scope.split(',').flatMap((one) => one.trim() || [])
  if (scopes.length === 0) throw new CannotStart(`token --scope: name at least one. For example: ${usage}`)
  return { name, scopes, days: count }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        as: { type: 'string' },
        scope: { type: 'string', default: '*' },
        days: { type: 'string', default: '30' },
      },
    }).values
  } catch (error) {
    throw new CannotStart(`token: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

/** The named people of the demo need not sign in before; their accounts are opened as their cards would. */
async function openDemoAccount(tx: Tx, house: House, name: string): Promise<AccountId | undefined> {
  const { env, profile, residentIdentity, staffIdentity } = house.config
  if (env === 'production') return undefined
  const demo = demoOf(profile)
  const colleague = demo.staff.find((one) => one.name === name)
  if (colleague) return openStaffAccount(tx, house, staffClaimsOf(colleague, staffIdentity.issuer))
  const person = demo.people.find((one) => one.name === name)
  const claims = person && residentClaimsOf(person, residentIdentity.issuer)
  return claims && openResidentAccount(tx, house, claims)
}
