import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** How a person stands with LINE: `blocked` are linked, and get nothing there. */
export type LineStanding = 'linked' | 'blocked' | 'none'

export async function lineStandingOf(tx: Tx, personId: PersonId): Promise<LineStanding> {
  const { rows } = await sql<{ isFollowing: boolean }>`
    select coalesce(f.is_following, true) as "isFollowing"
    from messaging.contacts c left join messaging.line_friends f on f.line_user_id = c.address
    where c.person_id = ${personId} and c.channel = 'line' and c.ended_at is null`.execute(tx)
  const [row] = rows
  if (!row) return 'none'
  return row.isFollowing ? 'linked' : 'blocked'
}
