import { definePolicy, is } from '#platform/auth/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** A payment and its receipt are the payer's alone. Staff see the state of a payment through their case. */
export const paymentPolicy = definePolicy<{ payerPersonId?: PersonId }>({
  name: 'payments.payment',
  columns: { payerPersonId: 'payer_person_id' },
  rule: (actor) =>
    is('payerPersonId', actor.kind === 'resident' && actor.level !== 'signed-in' ? actor.personId : undefined),
})
