import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { ordersSeenBy } from '../../orders/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import type { Drawing, DrawingId } from '../domain/drawing.ts'
import { assetsSeenBy } from '../own.ts'
import { findDrawing, hasOrderThere } from '../store/drawings.ts'

/**
 * A drawing for who may have its file: staff of its office who handle reports, and who works outside while an order at the
 * thing, or within 100 m of the place, is open. Anybody else's is 404.
 */
export async function openDrawing(tx: Tx, house: House, staff: Staff, id: DrawingId): Promise<Drawing> {
  const drawing = await findDrawing(tx, id)
  if (!drawing) throw new NotFound('drawing')
  if (staff.permissions.has(may.read) && !staff.contract) {
    const seen = await assetsSeenBy(tx, house, staff)
    if (seen === 'all' || seen.includes(drawing.officeId)) return drawing
  }
  if (staff.permissions.has(may.work) && (await hasOrderThere(tx, drawing, ordersSeenBy(staff)))) return drawing
  throw new NotFound('drawing')
}
