import type { Lang } from '#platform/i18n/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { RegistrantId } from '../../registrants/index.ts'

export type CalendarFeedId = Id<'calendar-feed'>

/** An address at which a calendar reads what one person may see. */
export type CalendarFeed = {
  id: CalendarFeedId
  personId: PersonId
  /** Missing: of every registration they are in. */
  registrantId: RegistrantId | null
  lang: Lang
  madeAt: Temporal.Instant
}

/** How far back a calendar sees, and how long it is told that something is cancelled. */
export const daysBack = 90
export const daysCancelled = 60
