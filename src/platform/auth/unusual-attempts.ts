import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { tellOwner } from './passkeys/notices.ts'

/** Tells the owner that somebody tries more than people do; once a day. */
export const warnOfAttempts = (tx: Tx, accountId: AccountId): Promise<void> =>
  tellOwner(tx, accountId, 'auth.unusual-attempts', `${accountId}:${Temporal.Now.plainDateISO('Asia/Tokyo')}`)
