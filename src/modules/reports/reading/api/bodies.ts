import type { House } from '#platform/module/index.ts'
import { addressOfPhoto } from '../pages/photos.tsx'
import { addressOfReport } from '../pages/rows.tsx'
import type { ShownPhoto, ShownStep } from '../store/one.ts'
import type { Shown } from '../store/shown.ts'

const momentOf = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'second' })
const dayOrNull = (day: Temporal.PlainDate | null): string | null => day?.toString() ?? null

/** A public report, as `/api/v1/reports` lists it. */
export const reportBody = (house: House, report: Shown) => ({
  number: report.number,
  kind: report.kind,
  category: report.category,
  title: report.title,
  text: report.text,
  town: report.town,
  latitude: report.lat,
  longitude: report.lon,
  isCoarse: report.isCoarse,
  isPartial: report.isPartial,
  state: report.state,
  shape: report.shape,
  filedAt: momentOf(report.filedAt),
  changedAt: momentOf(report.changedAt),
  closedAt: report.closedAt && momentOf(report.closedAt),
  expectedOn: dayOrNull(report.expectedOn),
  answer: report.answer,
  url: `${house.config.publicUrl}${addressOfReport(report.number)}`,
})

export const wholeReportBody = (
  house: House,
  report: Shown,
  { steps, photos, root }: { steps: readonly ShownStep[]; photos: readonly ShownPhoto[]; root: string | null },
) => ({
  ...reportBody(house, report),
  mergedInto: root,
  steps: steps.map(({ kind, to, reason, said, at, byKind }) => ({
    kind,
    state: to,
    reason,
    said,
    at: momentOf(at),
    by: byKind,
  })),
  photos: photos.map(({ id, role, alt, width, height }) => ({
    role,
    alt,
    width,
    height,
    url: `${house.config.publicUrl}${addressOfPhoto(id, 'large')}`,
  })),
})
