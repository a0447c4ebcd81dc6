import { colleaguesWithin, officesByIds, staffNames } from '#modules/people/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  findReport,
  photosOf,
  type ReportId,
  reportPermissions as may,
  requireCatalogue,
  stepsOf,
  unsealContact,
} from '../record/index.ts'
import { ordersOfReport } from '../orders/store/of-report.ts'
import { isBlocked } from './actions/block.ts'
import { openReport } from './own.ts'
import { caseFacts, mergedInto } from './store/case.ts'
import { improvementOf } from './store/improvements.ts'
import { lookedAtPhotos } from './store/photos.ts'
import { templatesFor } from './store/templates.ts'

export type ReportView = Awaited<ReturnType<typeof reportView>>

/** All that the page of a report says to this member of staff; 404 for a report of another office. */
export async function reportView(tx: Tx, house: House, staff: Staff, id: ReportId) {
  const report = await openReport(tx, house, staff, id)
  const catalogue = requireCatalogue(house)
  const steps = await stepsOf(tx, id)
  const details = steps.flatMap((step) => Object.values(step.details))
  const staffIds = steps.flatMap(({ byStaff, details: { from, to } }) => [
    ...(byStaff ? [byStaff] : []),
    ...[from, to].flatMap((one) => parseId<'staff'>(one ?? '') ?? []),
  ])
  const offices = await officesByIds(tx, [report.officeId, ...details.flatMap((one) => parseId<'office'>(one) ?? [])])
  const looked = await lookedAtPhotos(tx, id)
  const now = house.clock.now()
  const facts = await caseFacts(tx, id)
  return {
    report,
    category: catalogue.categories.get(report.category),
    catalogue,
    photos: (await photosOf(tx, [id])).map((photo) => ({ ...photo, isLookedAt: looked.has(photo.id) })),
    steps,
    names: await staffNames(tx, [...new Set([...staffIds, ...(report.assignedTo ? [report.assignedTo] : [])])]),
    officeNames: new Map([...offices].map(([key, { name }]): [OfficeId, string] => [key, name])),
    facts,
    contact: facts.contact ? unsealContact(house, facts.contact) : undefined,
    merged: await mergedInto(tx, id),
    orders: await ordersOfReport(tx, id),
    isOwn: ownOffices(staff).includes(report.officeId),
    root: report.mergedInto ? await findReport(tx, report.mergedInto) : undefined,
    isBlocked: report.reporterPersonId !== null && (await isBlocked(tx, report.reporterPersonId, now)) !== undefined,
    improvement: await improvementOf(tx, id),
    colleagues: await colleaguesWithin(tx, [report.officeId], house.clock.today()),
    templates: await templatesFor(tx, catalogue, report),
    today: house.clock.today(),
    may: {
      handle: staff.permissions.has(may.handle),
      moderate: staff.permissions.has(may.moderate),
      manage: staff.permissions.has(may.manage),
    },
  }
}
