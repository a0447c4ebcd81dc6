export const exportFormats = ['xlsx', 'csv-utf-8', 'csv-shift-jis'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** For how long only who asked can fetch it. */
export const hoursKept = 24

/** As many cases as one file holds. */
export const mostCases = 100_000
