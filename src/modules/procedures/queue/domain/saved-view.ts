import type { Id, OfficeId } from '#platform/ids/index.ts'

export type ViewId = Id<'queue-view'>

export type SavedView = {
  id: ViewId
  name: string
  /** As `writeFilter` writes it. */
  query: string
  /** Whose it is; missing: one's own. */
  officeId: OfficeId | null
  isDefault: boolean
}

/** As many as a person or an office may keep. The table has a slot for each. */
export const mostViews = 20
