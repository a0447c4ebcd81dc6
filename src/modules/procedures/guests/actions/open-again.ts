import type { Tx } from '#platform/db/index.ts'
import { type AccountId, parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type ApplicationId, guestApplication } from '../../store/applications.ts'
import { isGuestCode } from '../code.ts'

/** What a guest filed, by its number and its code; `undefined` for every wrong pair alike. */
export async function findForGuest(
  tx: Tx,
  house: House,
  { number, code }: { number: string; code: string },
): Promise<{ id: ApplicationId; accountId: AccountId } | undefined> {
  const receiptNumber = parseReceiptNumber(number)
  const found = receiptNumber && (await guestApplication(tx, receiptNumber))
  // The same work for a number that nobody has.
  const fits = isGuestCode(house.config.secret, found?.id ?? noApplication, code)
  return found && fits ? found : undefined
}

const noApplication = '00000000-0000-7000-8000-000000000000' as ApplicationId
