/** One reservation as a calendar shows it: a place and a time, and nobody's name. */
export type CalendarEntry = {
  id: string
  /** RFC 5545 SEQUENCE. */
  sequence: number
  /** Local wall time of the ward. */
  day: Temporal.PlainDate
  starts: Temporal.PlainTime
  ends: Temporal.PlainTime
  isCancelled: boolean
  summary: string
  location: string
  /** Latitude and longitude. */
  point: readonly [number, number] | null
  description: string
  url: string
  createdAt: Temporal.Instant
  changedAt: Temporal.Instant
}
