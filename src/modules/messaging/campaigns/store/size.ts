import { sql, type Tx } from '#platform/db/index.ts'
import type { CampaignId } from '../domain/campaign.ts'

/** How many chose a topic. Its own index, and one page in a day: an approver's. */
export async function choosersOf(tx: Tx, topic: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from messaging.topic_choices where topic = ${topic}`.execute(tx)
  return rows[0]?.people ?? 0
}

/** How many a campaign addressed. */
export async function addressedBy(tx: Tx, id: CampaignId): Promise<number> {
  const { rows } = await sql<{ recipients: number | null }>`
    select recipients from messaging.campaigns where id = ${id}`.execute(tx)
  return rows[0]?.recipients ?? 0
}
