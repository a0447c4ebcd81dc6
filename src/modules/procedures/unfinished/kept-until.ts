import type { Application } from '../store/applications.ts'

/** How long what was never filed is kept after it was last touched; as the data map says. */
export const draftsAreKept = { hours: 30 * 24 } as const
/** Who has no card cannot come back to it on another day. */
export const guestDraftsAreKept = { hours: 24 } as const

/** Until when a draft is kept if nobody touches it any more. */
export const keptUntil = ({ updatedAt, isGuest }: Pick<Application, 'updatedAt' | 'isGuest'>): Temporal.Instant =>
  updatedAt.add(isGuest ? guestDraftsAreKept : draftsAreKept)
