import { sql, type Tx } from '#platform/db/index.ts'

/** The earliest moment after `now` at which a campaign expires, a chunk's hour comes or a digest is due. */
export async function nextMoment(tx: Tx, now: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select least(
      (select min(expires_at) from messaging.campaigns
        where state in ('approved', 'sending', 'braked') and expires_at > ${now}),
      (select min(not_before) from messaging.chunks
        where next_attempt_at = 'infinity' and settled_at is null and not_before > ${now}),
      (select min(due_at) from messaging.digest_items where told_at is null and due_at > ${now})) as at`.execute(tx)
  return rows[0]?.at ?? undefined
}
