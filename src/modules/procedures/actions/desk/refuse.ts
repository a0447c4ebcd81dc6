import { paymentOf, release } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellApplicant } from '../../notices.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { byStaff, moveTo } from '../../store/transition.ts'

/** 交付しない: the hold is released or the charge refunded, and she learns why and what she can do. */
export async function refuse(tx: Tx, house: House, actor: Staff, row: CaseRow): Promise<void> {
  const refused = await moveTo(tx, row.id, ['proposed'], 'refused', {
    at: house.clock.now(),
    by: byStaff(actor.staffId),
  })
  const payment = await paymentOf(tx, { kind: 'procedures.application', id: row.id })
  if (payment) await release(tx, payment.id, 'not_issued')
  await enqueue(tx, 'procedures.case-letter', { applicationId: row.id }, { key: `case-letter:${row.id}` })
  await tellApplicant(tx, refused, 'procedures.refused')
}
