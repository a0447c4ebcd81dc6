import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { coarse, type Owner, tileOf } from '../../ground/index.ts'
import { reportsWithOrder } from '../../orders/store/of-report.ts'
import {
  insertStep,
  isClosed,
  publishReport,
  type ReportId,
  reportPermissions,
  reportsSeenBy,
  requireCatalogue,
  routeFor,
} from '../../record/index.ts'
import { canBeKind, rerouteClock } from '../domain/reroute.ts'
import { subject, takeUp } from '../own.ts'
import { officeKeysOf } from '../domain/office-keys.ts'
import { writeRoute } from '../store/handling.ts'

export type RouteWish = {
  category: string
  owner: Owner
  /** Key of an office; missing: as the rules say. */
  office?: string | undefined
  /** Why, for the next who looks at it. */
  note: string
}

export type Rerouted =
  | { ok: true; isStillSeen: boolean }
  | { ok: false; reason: 'changed' | 'over' | 'category' | 'office' | 'same' | 'ordered' }

/**
 * A report was of another kind, or is another office's: it goes there with the day by which that kind is answered, counted
 * from its filing. Whoever had it has it no more.
 */
export async function rerouteReport(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, wish }: { id: ReportId; seen: number; wish: RouteWish },
): Promise<Rerouted> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.handle)
  if (report.version !== seen) return { ok: false, reason: 'changed' }
  if (isClosed(report.state)) return { ok: false, reason: 'over' }
  const catalogue = requireCatalogue(house)
  const category = catalogue.categories.get(wish.category)
  if (!category || !canBeKind(report.kind, category.kind)) return { ok: false, reason: 'category' }
  const today = house.clock.today()
  const route = routeFor(catalogue, { category, owner: wish.owner, town: report.town })
  // Another office of the house would have it, and nobody there would see it.
  if (wish.office && !officeKeysOf(catalogue).includes(wish.office)) return { ok: false, reason: 'office' }
  const office = await findOffice(tx, wish.office ?? route.office, today)
  if (!office) return { ok: false, reason: 'office' }
  const isMoved = office.id !== report.officeId
  if (isMoved && (await reportsWithOrder(tx, [id])).has(id)) return { ok: false, reason: 'ordered' }
  if (!isMoved && category.code === report.category && wish.owner === report.owner) return { ok: false, reason: 'same' }
  const before = catalogue.categories.get(report.category)
  const titleOf = (one: typeof category) => plainText(one.title.ja, house.profile.words.ja)
  const clock = rerouteClock(
    wardCalendar(house.profile),
    { ...report, filedOn: wardDate(report.filedAt) },
    { from: before, to: category, today },
  )
  const isCoarse = report.isCoarse || category.isCoarse
  const place = { lat: report.lat, lon: report.lon }
  const shown = isCoarse ? (report.isCoarse ? { lat: report.shownLat, lon: report.shownLon } : coarse(place)) : place
  const at = house.clock.now()
  await writeRoute(tx, id, {
    category: category.code,
    kind: category.kind,
    owner: wish.owner,
    officeId: office.id,
    keepsAssignee: !isMoved,
    shownTitle: before && report.shownTitle === titleOf(before) ? titleOf(category) : report.shownTitle,
    isCoarse,
    shown,
    tile: tileOf(shown),
    ...clock,
    at,
  })
  await insertStep(tx, id, {
    kind: 'routed',
    by: { kind: 'staff', staffId: staff.staffId },
    at,
    note: wish.note,
    details: {
      ...(category.code !== report.category && { category: category.code, from: report.category }),
      ...(wish.owner !== report.owner && { owner: wish.owner }),
      ...(isMoved && { office: office.id }),
    },
  })
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.report.route',
    subject: subject(id),
    ids: { office: office.id, category: category.code },
  })
  if (category.isPrivate && (report.publication === 'public' || report.publication === 'partial'))
    await publishReport(tx, house, staff, report, { to: 'private', by: { kind: 'staff', staffId: staff.staffId } })
  const seenOffices = await reportsSeenBy(tx, house, staff)
  return { ok: true, isStillSeen: seenOffices === 'all' || seenOffices.includes(office.id) }
}
