import { paymentOf } from '#modules/payments/index.ts'
import { forgetVisitors } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { deleteDrafts, oldDrafts, oldGuestDrafts } from '../store/old-drafts.ts'
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

/** The same for people without a card, who cannot come back to it: with them goes everything that they said. */
export async function forgetGuestDrafts(tx: Tx, before: Temporal.Instant): Promise<void> {
  const drafts = await oldGuestDrafts(tx, before)
  const gone: typeof drafts = []
  for (const draft of drafts) {
    const payment = await paymentOf(tx, purposeOf(draft.id))
    if (payment?.secured) continue
    await giveBack(tx, draft.id, 'forgotten')
    gone.push(draft)
  }
  if (gone.length === 0) return
  await deleteDrafts(
    tx,
    gone.map(({ id }) => id),
  )
  await forgetVisitors(
    tx,
    gone.map(({ personId }) => personId),
  )
}
