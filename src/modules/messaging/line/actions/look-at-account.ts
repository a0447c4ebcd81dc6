import type { House } from '#platform/module/index.ts'
import { askAccount, type LineAccount } from '../channel.ts'
import { keepAccount, knownAccount } from '../store/account.ts'

/** The office's account at LINE; asked for once, then known. */
export async function accountOf(house: House): Promise<LineAccount | undefined> {
  const known = await house.db.read((tx) => knownAccount(tx))
  if (known) return known
  const account = await askAccount(house.config.line)
  if (account) await house.db.transact((tx) => keepAccount(tx, account))
  return account
}
