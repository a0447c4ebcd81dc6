import type { EditionState } from '../../domain/page.ts'

/** Whose turn it is with an edition: who writes, 広報担当, 所属長. */
export type Turn = 'write' | 'look' | 'approve'

export const turnOf: Partial<Record<EditionState, Turn>> = { draft: 'write', in_review: 'look', in_approval: 'approve' }
