import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { unsealAddress } from './address.ts'
import { addressOf } from './store.ts'

/** The mail address that opens this account, if it has one: proved, as it was used to come in. */
export async function ownAddress(tx: Tx, house: House, accountId: AccountId): Promise<string | undefined> {
  const sealed = await addressOf(tx, accountId)
  return sealed && unsealAddress(house, sealed)
}
