import { paymentOf } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { deleteDrafts, oldDrafts } from '../store/old-drafts.ts'
import { purposeOf } from './payment.ts'
import { giveBack } from './reopen.ts'

/**
 * Deletes what was never filed and not touched since `before`. A checkout that stands open is given up first, so that
 * late money goes back; one that is paid waits for its news, which files the request.
 */
export async function forgetDrafts(tx: Tx, before: Temporal.Instant): Promise<void> {
  const gone = []
  for (const id of await oldDrafts(tx, before)) {
    const payment = await paymentOf(tx, purposeOf(id))
    if (payment?.secured) continue
    await giveBack(tx, id, 'forgotten')
    gone.push(id)
  }
  if (gone.length > 0) await deleteDrafts(tx, gone)
}
