import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { audienceSql, parseSegment } from '../../../segments/index.ts'
import { type Channel, chunkSize } from '../channel.ts'
import type { Campaign } from './campaigns.ts'

/**
 * Writes who is to be told on which channel, in batches of one language each: batch n of language l is 3n + l. Nobody is
 * written twice, and a second run writes nobody.
 */
export async function writeIntents(tx: Tx, campaign: Campaign, today: Temporal.PlainDate): Promise<void> {
  // A whole ward at once may take longer than a request may.
  await sql`set local statement_timeout = '5min'`.execute(tx)
  if (campaign.corrects) await copyIntents(tx, campaign.id, campaign.corrects)
  else await writeMeant(tx, campaign, today)
  // The planner would take the table for as small as it was. An emergency does not wait for that.
  if (!campaign.isEmergency) await sql`analyze messaging.intents`.execute(tx)
}

async function writeMeant(tx: Tx, campaign: Campaign, today: Temporal.PlainDate): Promise<void> {
  const devices = campaign.channels.filter((channel) => channel !== 'letter')
  if (devices.length > 0) await writeDeviceIntents(tx, campaign, devices, today)
  if (campaign.channels.includes('letter')) await writeLetterIntents(tx, campaign, today)
}

async function writeDeviceIntents(
  tx: Tx,
  campaign: Campaign,
  channels: readonly Channel[],
  today: Temporal.PlainDate,
): Promise<void> {
  const wants = campaign.isStatutory ? sql`true` : sql`c.for_topics and c.statutory_only_since is null`
  await sql`
    insert into messaging.intents (cause, channel, person_id, batch)
    select ${campaign.id}::uuid, channel, person_id,
      3 * ((row_number() over (partition by channel, lang order by person_id) - 1) / ${sizeOf(sql`channel`)})::int + lang
    from (
      select c.channel, c.person_id, ${langOf(campaign, sql`c.lang`)} as lang
      from messaging.contacts c ${audience(campaign, sql`c.person_id`)}
      where c.ended_at is null and c.channel = any(${[...channels]}::text[]) and ${wants} and ${condition(campaign, today)}
    ) meant
    on conflict do nothing`.execute(tx)
}

/** Letters are for those whom no device reaches. */
async function writeLetterIntents(tx: Tx, campaign: Campaign, today: Temporal.PlainDate): Promise<void> {
  await sql`
    insert into messaging.intents (cause, channel, person_id, batch)
    select ${campaign.id}::uuid, 'letter', person_id, 3 * ((row_number() over (order by person_id) - 1) / ${chunkSize.letter}::int)::int
    from (select r.person_id from ${people(campaign)} r where ${condition(campaign, today)}) meant
    where not exists (select from messaging.contacts c where c.person_id = meant.person_id and c.ended_at is null)
    on conflict do nothing`.execute(tx)
}

async function copyIntents(tx: Tx, id: string, corrected: string): Promise<void> {
  await sql`
    insert into messaging.intents (cause, channel, person_id, batch)
    select ${id}::uuid, channel, person_id, batch from messaging.intents where cause = ${corrected}
    on conflict do nothing`.execute(tx)
}

/** Of these contacts only those whose people are meant. */
const audience = (campaign: Campaign, personId: RawBuilder<unknown>) =>
  sql`join ${people(campaign)} r on r.person_id = ${personId}`

/** Among whom the segment looks: the register where it looks at it, else whoever told us something. */
function people({ topic, segment }: Campaign): RawBuilder<unknown> {
  if (segment?.usesRegister) return sql`people_api.residents`
  if (topic !== null) return sql`(select person_id from messaging.topic_choices where topic = ${topic})`
  return sql`(select person_id from messaging.topic_choices union select person_id from messaging.habits)`
}

function condition({ topic, segment }: Campaign, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  const meant = segment ? audienceSql(parseSegment(segment.definition), today) : sql<SqlBool>`true`
  // Where the segment looks at the register, the topic is one more condition.
  return segment?.usesRegister && topic !== null
    ? sql<SqlBool>`(${meant}) and exists (select from messaging.topic_choices t where t.person_id = r.person_id and t.topic = ${topic})`
    : sql<SqlBool>`(${meant})`
}

/** A language in which the campaign says nothing is told in Japanese. */
const langOf = ({ texts }: Campaign, lang: RawBuilder<unknown>) =>
  sql`case when ${lang} = 'easy' and ${texts.easy !== undefined} then 1 when ${lang} = 'en' and ${texts.en !== undefined} then 2 else 0 end`

const sizeOf = (channel: RawBuilder<unknown>) =>
  sql`case ${channel} when 'line' then ${chunkSize.line}::int else ${chunkSize.mail}::int end`

/** A chunk per batch; ids of the new ones by channel. */
export async function writeChunks(
  tx: Tx,
  { id, isEmergency, corrects }: Campaign,
  notBefore: Temporal.Instant,
): Promise<{ id: string; channel: Channel }[]> {
  const { rows } = await sql<{ id: string; channel: Channel }>`
    insert into messaging.chunks (cause, channel, batch, lang, priority, not_before, planned)
    select ${id}::uuid, b.channel, b.batch,
      coalesce(old.lang, (array['ja', 'easy', 'en'])[b.batch % 3 + 1]), ${isEmergency ? 0 : 10}::int, ${notBefore}, b.planned
    from (select channel, batch, count(*)::int as planned from messaging.intents where cause = ${id} group by channel, batch) b
    left join messaging.chunks old on old.cause = ${corrects} and old.channel = b.channel and old.batch = b.batch
      and old.split_from is null
    on conflict do nothing
    returning id, channel`.execute(tx)
  return rows
}

/** People, not intents: whoever has two channels is one. */
export async function countRecipients(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct person_id)::int as count from messaging.intents where cause = ${id}`.execute(tx)
  return rows[0]?.count ?? 0
}
