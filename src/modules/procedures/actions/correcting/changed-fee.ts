import { requestPayment } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { Journey } from '../../domain/answers/journey.ts'
import { tellApplicant } from '../../notices.ts'
import { writeFeeTotal } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { byResident } from '../../store/transition.ts'
import { type Case, feeOfWay, type VerifiedResident } from '../load-case.ts'
import { linesOf, purposeOf } from '../payment.ts'
import { giveBack } from '../reopen.ts'

/**
 * What was held or paid for the fee as it was goes back, and the fee as it is now is asked for: as after a sheet that is
 * typed anew. Nothing is taken, issued or decided for good before it is paid.
 */
export async function settleChangedFee(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  found: Case,
  { way, fee, at }: { way: Journey; fee: { before: Yen; after: Yen }; at: Temporal.Instant },
): Promise<void> {
  const { application, definition } = found
  const { id, receiptNumber } = application
  await giveBack(tx, id, 'fee_changed')
  await writeFeeTotal(tx, id, fee.after)
  await recordCaseEvent(tx, id, { kind: 'fee_changed', at, by: byResident, data: fee })
  if (fee.after === 0) return
  await requestPayment(tx, {
    purpose: purposeOf(id),
    payerPersonId: actor.personId,
    lines: linesOf({ ...found, fee: feeOfWay(house, definition, way) }),
    ...(receiptNumber && { reference: receiptNumber }),
  })
  await tellApplicant(tx, application, 'procedures.fee-changed', { about: `fee:${application.version}` })
}
