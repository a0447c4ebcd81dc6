import type { Tx } from '#platform/db/index.ts'
import { withinBudget } from '#platform/http/rate-limit.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellOwner } from './passkeys/notices.ts'

const failuresPerHour = 10

/** Counts a try that did not hold; beyond ten in an hour the owner is told. Not inside a transaction: it has its own. */
export async function noteAttempt(house: House, accountId: AccountId): Promise<void> {
  const budget = { scope: 'sign-in.failed', key: accountId, uses: failuresPerHour, minutes: 60 }
  if (!(await withinBudget(house, budget))) await house.db.transact((tx) => warnOfAttempts(tx, accountId))
}

/** Tells the owner that somebody tries more than people do; once a day. */
export const warnOfAttempts = (tx: Tx, accountId: AccountId): Promise<void> =>
  tellOwner(tx, accountId, 'auth.unusual-attempts', `${accountId}:${Temporal.Now.plainDateISO('Asia/Tokyo')}`)
