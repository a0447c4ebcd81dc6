import type { Tx } from '#platform/db/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { PaymentId } from '../../domain/payment.ts'
import { isSecured } from '../../domain/state.ts'
import { httpProvider } from '../../provider/http-provider.ts'
import { drawerKey } from '../../store/counter/drawers.ts'
import { findPayment, lockPayment, updatePayment } from '../../store/payments.ts'
import { giveUp } from '../request-payment.ts'
import { takeReport } from '../take-report.ts'

/**
 * Puts the amount on the terminal of its drawer, or asks what came of it, outside any transaction. Idempotent: the
 * provider knows the payment by its id. Throws `Unavailable` when the provider does not answer.
 */
export async function pushToTerminal(house: House, id: PaymentId): Promise<void> {
  const { payment, terminal } = await house.db.read(async (tx) => {
    const found = await findPayment(tx, id)
    if (found?.channel !== 'counter' || !found.drawerId) throw new NotFound(id)
    return { payment: found, terminal: await drawerKey(tx, found.drawerId) }
  })
  if (isSecured(payment) || payment.method === 'cash' || !terminal) return
  const provider = httpProvider(house.config.payment)
  const { amount, method, checkoutId } = payment
  const callbackUrl = `${house.config.publicUrl}/callbacks/payment`
  const answer = checkoutId
    ? await provider.look(checkoutId)
    : await provider.present(
        { reference: id, amount, terminal, method: method ?? 'card', callbackUrl },
        `${id}:present`,
      )
  if (!answer.ok) throw new Unavailable('the terminal does not answer')
  await house.db.transact(async (tx) => {
    await noteCheckout(tx, id, answer.report.checkoutId)
    await takeReport(tx, house, id, answer.report)
  })
}

/** The person pays otherwise or not at all. What the terminal takes all the same goes back by itself. */
export const endTerminal = (tx: Tx, id: PaymentId): Promise<void> => giveUp(tx, id)

async function noteCheckout(tx: Tx, id: PaymentId, checkoutId: string): Promise<void> {
  const payment = await lockPayment(tx, id)
  if (payment && !payment.checkoutId) await updatePayment(tx, { ...payment, checkoutId })
}
