import type { OfficeId } from '#platform/ids/index.ts'
import type { Staff } from './actor.ts'

/** Offices whose work is a member's: of their posts, those below the ones they lead, and those that theirs have succeeded. */
export const ownOffices = ({ posts, oversees }: Pick<Staff, 'posts' | 'oversees'>): OfficeId[] => [
  ...new Set([...posts.map(({ officeId }) => officeId), ...oversees]),
]
