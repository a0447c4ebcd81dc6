import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { isClosed, moveReport, type Report } from '../../record/index.ts'
import type { OrderId } from '../domain/order.ts'

/** A locked report is `scheduled` for the day of its order: whoever was told another day is told this one. */
export async function promiseDay(
  tx: Tx,
  house: House,
  staff: Staff,
  report: Report,
  { on, order }: { on: Temporal.PlainDate; order: OrderId },
): Promise<void> {
  if (isClosed(report.state)) return
  if (report.state === 'scheduled' && isOn(report, on)) return
  await moveReport(tx, house, staff, report, {
    to: 'scheduled',
    by: { kind: 'staff', staffId: staff.staffId },
    expectedOn: on,
    details: { order },
  })
}

/** The order goes on another day: so does what was promised, where it still is. */
export async function moveDay(
  tx: Tx,
  house: House,
  staff: Staff,
  report: Report,
  { on, order }: { on: Temporal.PlainDate; order: OrderId },
): Promise<void> {
  if ((report.state !== 'scheduled' && report.state !== 'in_progress') || isOn(report, on)) return
  await moveReport(tx, house, staff, report, {
    to: report.state,
    by: { kind: 'staff', staffId: staff.staffId },
    expectedOn: on,
    details: { order },
  })
}

/** The order is called off: no day is promised any more. */
export async function takeBackDay(tx: Tx, house: House, staff: Staff, report: Report, order: OrderId): Promise<void> {
  if (report.state !== 'scheduled' && report.state !== 'in_progress') return
  await moveReport(tx, house, staff, report, {
    to: 'planned',
    by: { kind: 'staff', staffId: staff.staffId },
    details: { order },
  })
}

const isOn = ({ expectedOn }: Report, on: Temporal.PlainDate): boolean => expectedOn?.equals(on) ?? false
