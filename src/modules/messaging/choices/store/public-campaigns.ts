import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { CampaignText } from './campaigns-told.ts'

export type PublicCampaign = {
  id: string
  topic: string
  /** Moment when it went out. */
  at: Temporal.Instant
  texts: { ja: CampaignText } & Partial<Record<Lang, CampaignText>>
  link: string
}

/**
 * Campaigns of these topics that are out and that anybody may read, newest first: nothing that was addressed by a register,
 * nothing that was braked, and instead of what was corrected its correction.
 */
export async function publicCampaigns(
  tx: Tx,
  { topics, since, limit }: { topics: readonly string[]; since: Temporal.Instant; limit: number },
): Promise<PublicCampaign[]> {
  const { rows } = await sql<PublicCampaign>`
    select c.id, coalesce(c.topic, o.topic) as topic, c.materialised_at as at, c.texts, c.link
    from messaging.campaigns c
    left join messaging.campaigns o on o.id = c.corrects
    where c.state in ('sending', 'done') and c.materialised_at > ${since}
      and coalesce(c.topic, o.topic) = any(${[...topics]}::text[])
      and not exists (
        select from messaging.segment_versions v
        where v.id in (c.segment_version_id, o.segment_version_id) and v.uses_register)
      and not exists (
        select from messaging.campaigns n where n.corrects = c.id and n.materialised_at is not null)
    order by c.materialised_at desc, c.id desc limit ${limit}`.execute(tx)
  return rows
}
