import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  type AssetId,
  isClosed,
  lockReports,
  type Report,
  type ReportId,
  reportPermissions,
} from '../../record/index.ts'
import { columnsOfDoer, type Doer } from '../domain/doer.ts'
import type { OrderId, OrderKind } from '../domain/order.ts'
import { doersFor, isAmong } from '../doers.ts'
import { assetsToOrderFor, type OrderedAsset } from '../store/assets.ts'
import { reportsWithOrder } from '../store/of-report.ts'
import { orderTexts } from '../text/index.ts'
import { giveOrders, type OrderWish } from './give-orders.ts'

/** As many as are ordered with one press. */
export const mostAtOnce = 200

/** What an officer says of one order or of many. */
export type OrderTyped = {
  kind: OrderKind
  /** Of one alone; missing: made of the kind and the thing. */
  title?: string | undefined
  instructions?: string | undefined
  placeText?: string | undefined
  isUrgent: boolean
  on: Temporal.PlainDate
  doer: Doer
}

export type OrderedFor = { reports: readonly ReportId[]; assets: readonly AssetId[] }

export type Ordered =
  | { ok: true; given: OrderId[]; left: number }
  | { ok: false; reason: 'none' | 'past' | 'doer' | 'too-many' }

/**
 * Orders work for reports and assets of the own offices. What is over, has an order, or is another office's is left out, and
 * counted in `left`.
 */
export async function orderFrom(
  tx: Tx,
  house: House,
  staff: Staff,
  { reports, assets }: OrderedFor,
  typed: OrderTyped,
): Promise<Ordered> {
  if (!staff.permissions.has(reportPermissions.handle))
    throw new Forbidden('permission_missing', reportPermissions.handle)
  const asked = reports.length + assets.length
  if (asked > mostAtOnce) return { ok: false, reason: 'too-many' }
  if (Temporal.PlainDate.compare(typed.on, house.clock.today()) < 0) return { ok: false, reason: 'past' }
  const offices = ownOffices(staff)
  const locked = [...(await lockReports(tx, reports)).values()]
  const ordered = await reportsWithOrder(tx, reports)
  const wishes = [
    ...locked
      .filter((one) => canBeOrdered(one) && offices.includes(one.officeId) && !ordered.has(one.id))
      .map(ofReport(typed)),
    ...(await assetsToOrderFor(tx, offices, assets)).map(ofAsset(typed)),
  ]
  if (wishes.length === 0) return { ok: false, reason: 'none' }
  for (const officeId of new Set(wishes.map((wish) => wish.officeId)))
    if (!isAmong(await doersFor(tx, house, officeId, typed.on), typed.doer)) return { ok: false, reason: 'doer' }
  const given = (await giveOrders(tx, house, staff, wishes)).filter((id) => id !== undefined)
  return given.length === 0 ? { ok: false, reason: 'none' } : { ok: true, given, left: asked - given.length }
}

export const canBeOrdered = ({ state, mergedInto }: Pick<Report, 'state' | 'mergedInto'>): boolean =>
  !isClosed(state) && mergedInto === null

const ofReport =
  (typed: OrderTyped) =>
  (report: Report): OrderWish => ({
    ...common(typed),
    officeId: report.officeId,
    report,
    title: typed.title ?? orderTexts.titleOf(report.shownTitle, report.town),
    place: { lat: report.lat, lon: report.lon },
    town: report.town,
    placeText: typed.placeText ?? report.placeText ?? undefined,
  })

const ofAsset =
  (typed: OrderTyped) =>
  (asset: OrderedAsset): OrderWish => ({
    ...common(typed),
    officeId: asset.officeId,
    assetId: asset.id,
    title: typed.title ?? orderTexts.titleOf(`${asset.label} ${asset.plate}`, asset.town),
    place: { lat: asset.lat, lon: asset.lon },
    town: asset.town,
    placeText: typed.placeText,
  })

function common({ kind, instructions, isUrgent, on, doer }: OrderTyped) {
  const { assignedTo, employer } = columnsOfDoer(doer)
  return {
    kind,
    instructions,
    isUrgent,
    plannedOn: on,
    assignedTo: assignedTo ?? undefined,
    employer: employer ?? undefined,
  }
}
