import { parseArgs } from 'node:util'
import { findAccountByName, issueToken } from '#platform/auth/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import { openHouse } from '../main.ts'
import { openLog } from './log.ts'

/** `madoguchi token --as NAME [--scope a,b] [--days N]`: prints an API token for an account that has signed in before. */
export async function token(root: string, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      as: { type: 'string' },
      scope: { type: 'string', default: '*' },
      days: { type: 'string', default: '30' },
    },
  })
  const name = values.as
  if (!name) throw new CannotStart('token --as NAME: whose token? For example: npm run token -- --as 佐藤花子')
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    const expires = Temporal.Now.instant().add({ hours: 24 * Number(values.days) })
    const issued = await house.db.transact(async (tx) => {
      const accountId = await findAccountByName(tx, name)
      return accountId && issueToken(tx, { accountId, scopes: values.scope.split(','), expires })
    })
    if (!issued) throw new CannotStart(`there is no account of ${name}: sign in once in the browser first`)
    process.stdout.write(`${issued}\n`)
  } finally {
    await close()
  }
}

class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
