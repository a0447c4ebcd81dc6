import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Channel, DeliveryState } from '../../delivery/store/deliveries.ts'

type CampaignTexts = { ja: CampaignText } & Partial<Record<Lang, CampaignText>>
export type CampaignText = { subject: string; body: string }

/** A campaign of which a chunk with this person in it was sealed. */
export type CampaignTold = {
  id: string
  at: Temporal.Instant
  topic: string | null
  /** Of its segment, as it is stored. */
  definition: unknown
  isStatutory: boolean
  urgency: 'ordinary' | 'emergency'
  isCorrection: boolean
  texts: CampaignTexts
  /** Path of a page of this house or https address; may be empty. */
  link: string
  ways: { channel: Channel | 'push'; state: DeliveryState }[]
}

/** Newest first, at most `limit`; `before`: moment and id of the last one seen. A correction has the topic of what it corrects. */
export async function campaignsTold(
  tx: Tx,
  personId: PersonId,
  { before, limit }: { before?: { at: Temporal.Instant; id: string } | undefined; limit: number },
): Promise<CampaignTold[]> {
  // On channels that take one message at a time, those up to `progress` have it.
  const { rows } = await sql<CampaignTold>`
    with told as (
      select k.cause, k.channel, case
        when k.state in ('sending', 'temporary-failure') and array_position(k.recipients, ${personId}) <= k.progress
        then 'sent' else k.state end as state
      from messaging.intents i
      join messaging.chunks k on k.cause = i.cause and k.channel = i.channel and k.batch = i.batch
      where i.person_id = ${personId} and k.state <> 'split' and ${personId} = any(k.recipients))
    select c.id, c.materialised_at as at, coalesce(c.topic, o.topic) as topic,
      v.definition,
      c.is_statutory as "isStatutory", c.urgency, c.corrects is not null as "isCorrection", c.texts, c.link,
      (select jsonb_agg(jsonb_build_object('channel', t.channel, 'state', t.state) order by t.channel)
        from told t where t.cause = c.id) as ways
    from messaging.campaigns c
    left join messaging.campaigns o on o.id = c.corrects
    left join messaging.segment_versions v on v.id = coalesce(c.segment_version_id, o.segment_version_id)
    where c.id in (select cause from told) and c.materialised_at is not null
      and (${before?.at ?? null}::timestamptz is null or (c.materialised_at, c.id) < (${before?.at ?? null}, ${before?.id ?? null}::uuid))
    order by c.materialised_at desc, c.id desc limit ${limit}`.execute(tx)
  return rows
}
