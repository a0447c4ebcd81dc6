import type { Staff } from '#platform/auth/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { EditionState } from '../../domain/page.ts'

/** Whose turn it is with an edition: who writes, 広報担当, 所属長. */
export type Turn = 'write' | 'look' | 'approve'

export const turnOf: Partial<Record<EditionState, Turn>> = { draft: 'write', in_review: 'look', in_approval: 'approve' }

/** Offices whose pages are a member's work: their own, those below and those that theirs have succeeded. */
export const ownOffices = ({ posts, oversees }: Staff): OfficeId[] => [
  ...new Set([...posts.map(({ officeId }) => officeId), ...oversees]),
]
