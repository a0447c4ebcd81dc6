export { type SheetFormat as ExportFormat, sheetFormats as exportFormats } from '#platform/sheets/index.ts'

/** For how long only who asked can fetch it. */
export const hoursKept = 24

/** As many cases as one file holds. */
export const mostCases = 100_000
