import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { callbackSchema, reportOf } from '../provider/wire.ts'
import { insertCallback, isKnownCallback } from '../store/callbacks.ts'
import { lockPayment } from '../store/payments.ts'
import { takeReport } from './take-report.ts'

export type Reception = 'taken' | 'duplicate' | 'unreadable' | 'unknown'

/** Takes a callback whose signature is right. `taken` is said only after the commit, so the provider sends the rest again. */
export async function receiveCallback(house: House, body: string): Promise<Reception> {
  const parsed = callbackSchema.safeParse(parseJson(body))
  if (!parsed.success) return 'unreadable'
  const { event_id: eventId, type, sequence, checkout } = parsed.data
  const id = parseId<'payment'>(checkout.merchant_reference)
  if (!id) return 'unknown'
  return house.db.transact(async (tx) => {
    const payment = await lockPayment(tx, id)
    if (!payment) return 'unknown'
    if (await isKnownCallback(tx, eventId)) return 'duplicate'
    const applied = await takeReport(tx, house, id, reportOf(checkout, sequence))
    const outcome = applied?.outcome ?? 'stale'
    await insertCallback(tx, { eventId, paymentId: id, type, sequence, outcome })
    return 'taken'
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
