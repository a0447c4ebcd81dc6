import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Order } from '../../orders/index.ts'
import { canBecome, moveReport, type Report } from '../../record/index.ts'
import type { Deed } from '../domain/deed.ts'
import { reasonsFor } from '../reasons.ts'

type Along = { order: Order; report: Report; deed: Deed }

/**
 * The report goes along with what its crew does: work that begins or is done shows as being mended, what could not be done is
 * looked into again. Its end is the office's to say, once it has looked.
 */
export async function moveAlong(tx: Tx, house: House, staff: Staff, { order, report, deed }: Along): Promise<void> {
  const to = deed.kind === 'unable' ? 'investigating' : 'in_progress'
  if (!canBecome(report.state, to)) return
  await moveReport(tx, house, staff, report, {
    to,
    by: { kind: 'crew', staffId: staff.staffId },
    note: deed.kind === 'unable' ? noteOf(house, deed) : undefined,
    details: { order: order.id },
    expectedOn: to === 'in_progress' ? (report.expectedOn ?? undefined) : undefined,
  })
}

function noteOf(house: House, { reason, words }: Deed): string {
  const name = reasonsFor(house).find(({ code }) => code === reason)?.name.ja
  return [name && withoutReadings(name), words].filter(Boolean).join('\n')
}
