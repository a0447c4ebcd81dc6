import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { permissions } from './permissions.ts'
import { personalFiles } from './personal-files.ts'
import { seed } from './seed.ts'

export { fileReport, type Filed, type NewReport } from './actions/file-report.ts'
export { type Move, moveReport } from './actions/move-report.ts'
export { publishReport } from './actions/publish-report.ts'
export { type Catalogue, catalogueOf, requireCatalogue } from './catalogue/index.ts'
export type { Attribute, Category, ReportSettings, Words } from './catalogue/schema.ts'
export { sealContact, unsealContact } from './contact.ts'
export { openDaysBetween } from './domain/clock.ts'
export { coverPersonal } from './domain/personal-words.ts'
export {
  type AssetId,
  type AttributeAnswers,
  type Channel,
  parseReportNumber,
  type PhotoId,
  type Publication,
  publications,
  type Report,
  type ReportId,
  type ReportKind,
  type ThemeId,
} from './domain/report.ts'
export { routeFor } from './domain/routing.ts'
export {
  canBecome,
  canBeContested,
  canBeWithdrawn,
  isClosed,
  needsReason,
  nextStates,
  openOrClosed,
  pausesClock,
  type ReportState,
  reportStates,
  type Shape,
  shapeOf,
  shapes,
} from './domain/states.ts'
export { reportPermissions } from './permissions.ts'
export { reportsSeenBy } from './report-offices.ts'
export { insertPhoto, type PhotoRole, photosOf } from './store/photos.ts'
export {
  findByNumber,
  findReport,
  findReports,
  lockReport,
  lockReports,
  reportColumns,
  touchReport,
} from './store/reports.ts'
export { insertStep, type Step, type StepBy, type StepKind, stepsOf } from './store/steps.ts'

/** The reports themselves: what they are, what becomes of them, and the kinds of the profile. */
export const record = { permissions, dataMap, personalFiles, seed } satisfies Partial<Module>
