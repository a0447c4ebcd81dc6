import type { Actor } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { CampaignId } from '../domain/campaign.ts'

// Stands here until the room of the engine is merged: a few people, told at once.

type Progress = { channel: string; state: string; chunks: number; recipients: number; served: number; leftOut: number }

export async function startCampaign(tx: Tx, house: House, id: CampaignId): Promise<{ recipients: number }> {
  const now = house.clock.now()
  const { rows } = await sql<{ corrects: CampaignId | null; channels: string[]; isEmergency: boolean }>`
    select corrects, channels, urgency = 'emergency' as "isEmergency" from messaging.campaigns where id = ${id} and state = 'approved'`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return { recipients: 0 }
  if (row.corrects)
    await sql`
      insert into messaging.intents (cause, channel, person_id, batch)
      select ${id}, channel, person_id, batch from messaging.intents where cause = ${row.corrects}
      on conflict do nothing`.execute(tx)
  else
    await sql`
      insert into messaging.intents (cause, channel, person_id, batch)
      select ${id}, channel, person_id, 1 from messaging.contacts
      where ended_at is null and channel = any(${row.channels}) on conflict do nothing`.execute(tx)
  await sql`
    insert into messaging.chunks (cause, channel, batch, lang, not_before)
    select distinct cause, channel, batch, 'ja', ${soonest(now, row.isEmergency)}::timestamptz
    from messaging.intents where cause = ${id} on conflict do nothing`.execute(tx)
  const { rows: counted } = await sql<{ recipients: number }>`
    update messaging.campaigns set state = 'sending', materialised_at = ${now},
      recipients = (select count(distinct person_id) from messaging.intents where cause = ${id})
    where id = ${id} returning recipients`.execute(tx)
  await tell(tx, house, id, 'materialised')
  return { recipients: counted[0]?.recipients ?? 0 }
}

function soonest(now: Temporal.Instant, isEmergency: boolean): Temporal.Instant {
  const here = now.toZonedDateTimeISO(wardTimeZone)
  if (isEmergency || (here.hour >= 8 && here.hour < 21)) return now
  return here
    .add({ hours: here.hour < 8 ? 0 : 24 })
    .with({ hour: 8, minute: 0, second: 0 })
    .toInstant()
}

export async function brakeCampaign(tx: Tx, house: House, id: CampaignId, actor: Actor): Promise<void> {
  await sql`update messaging.campaigns set state = 'braked' where id = ${id} and state = 'sending'`.execute(tx)
  await tell(tx, house, id, 'braked', actor)
}

export async function releaseCampaign(tx: Tx, house: House, id: CampaignId, actor: Actor): Promise<void> {
  await sql`update messaging.campaigns set state = 'sending' where id = ${id} and state = 'braked'`.execute(tx)
  await tell(tx, house, id, 'released', actor)
}

async function tell(tx: Tx, house: House, id: CampaignId, kind: string, actor?: Actor): Promise<void> {
  await sql`
    insert into messaging.campaign_events (campaign_id, kind, staff_id, at)
    values (${id}, ${kind}, ${actor?.kind === 'staff' ? actor.staffId : null}, ${house.clock.now()})`.execute(tx)
}

export async function campaignProgress(tx: Tx, id: CampaignId): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select c.channel, c.state, count(*)::int as chunks,
      sum(coalesce(cardinality(c.recipients), (select count(*) from messaging.intents i
        where i.cause = c.cause and i.channel = c.channel and i.batch = c.batch)))::int as recipients,
      sum(c.progress)::int as served,
      sum((select count(*) from jsonb_object_keys(coalesce(c.left_out, '{}'))))::int as "leftOut"
    from messaging.chunks c where c.cause = ${id} group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** Starts what is due, sends what may be sent, ends what is settled. */
async function run(house: House): Promise<void> {
  const now = house.clock.now()
  await house.db.transact(async (tx) => {
    const { rows } = await sql<{ id: CampaignId }>`
      select id from messaging.campaigns where state = 'approved' and send_at <= ${now}
        and (stale_at is null or stale_at >= ${now}) limit 10`.execute(tx)
    for (const { id } of rows) await startCampaign(tx, house, id)
  })
  await house.db.transact(async (tx) => {
    await sql`
      update messaging.chunks k set state = 'sent', settled_at = ${now}, retry_key = gen_random_uuid(), body = '{}',
        left_out = '{}', recipients = (select array_agg(person_id) from messaging.intents i
          where i.cause = k.cause and i.channel = k.channel and i.batch = k.batch),
        progress = (select count(*) from messaging.intents i
          where i.cause = k.cause and i.channel = k.channel and i.batch = k.batch)
      where k.state = 'created' and k.body is null and k.not_before <= ${now}
        and k.cause in (select id from messaging.campaigns where state = 'sending')`.execute(tx)
    const { rows: over } = await sql<{ id: CampaignId }>`
      update messaging.campaigns c set state = 'done', finished_at = ${now}
      where c.state = 'sending' and not exists (
        select 1 from messaging.chunks k where k.cause = c.id and k.settled_at is null) returning id`.execute(tx)
    for (const { id } of over) await tell(tx, house, id, 'done')
  })
}

export const engine: Partial<Module> = { sweeps: { 'messaging.start-campaigns': run } }
