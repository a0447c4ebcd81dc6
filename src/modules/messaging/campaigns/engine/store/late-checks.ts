import { leftSql, walledSql } from '#modules/people/index.ts'
import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Channel } from '../channel.ts'
import type { WakingHours } from '../domain/hours.ts'
import type { LateFacts } from '../domain/judge.ts'

export type Asked = {
  cause: string
  channel: Channel
  batch: number
  topic: string | null
  /** The campaign that this one corrects. */
  corrects: string | null
  /** Whether people of 支援措置 are left out. */
  sparesProtected: boolean
  /** How often and when somebody wants to be told counts. */
  asksHabits: boolean
  /** Campaigns that count towards how often somebody is told; of today those that were settled since then. */
  counted: readonly string[]
  dayBegan: Temporal.Instant
  /** Of the office; who chose the same is as everybody. */
  hours: WakingHours
}

/**
 * What is known now of the people of one batch, in one statement. Most are as everybody: reached, willing and without wishes
 * of their own. They come as two lists, the others one by one.
 */
export async function lateFacts(
  tx: Tx,
  asked: Asked,
): Promise<{ usual: { people: PersonId[]; addresses: string[] }; others: LateFacts[] }> {
  const { rows } = await sql<{ people: string | null; addresses: string | null; others: OtherRow[] | null }>`
    with batch as materialized (
      select person_id, channel, cause, batch from messaging.intents
      where cause = ${asked.cause} and channel = ${asked.channel} and batch = ${asked.batch}
    ), facts as (
      select i.person_id, c.address, left_.person_id is not null as has_left,
        coalesce(not f.is_following, false) as is_blocked,
        coalesce(c.statutory_only_since is not null or not c.for_topics, false)${asked.topic === null ? stopped : sql``} as has_opted_out,
        ${asked.topic === null ? sql`false` : sql`t.person_id is null`} as has_unchosen,
        ${asked.sparesProtected ? sql`w.person_id is not null` : sql`false`} as is_protected,
        ${asked.corrects ? sql`o.reason` : sql`null::text`} as missed_before,
        ${asked.asksHabits ? sql`coalesce(h.frequency, 'at-once')` : sql`'at-once'`} as frequency,
        ${asked.asksHabits ? sql`h.hours_from` : sql`null::time`} as hours_from,
        ${asked.asksHabits ? sql`h.hours_until` : sql`null::time`} as hours_until,
        ${asked.counted.length > 0 ? sql`coalesce(n.today, 0)` : sql`0`} as today, ${asked.counted.length > 0 ? sql`coalesce(n.week, 0)` : sql`0`} as week
      from batch i
      left join ${leftSql(ids)} left_ on left_.person_id = i.person_id
      left join (
        select person_id, address, statutory_only_since, for_topics from messaging.contacts
        where person_id = any(${ids}) and channel = ${asked.channel} and ended_at is null) c on c.person_id = i.person_id
      left join messaging.line_friends f on f.line_user_id = c.address and ${asked.channel === 'line'}
      ${asked.topic === null ? sql`` : sql`left join messaging.topic_choices t on t.person_id = i.person_id and t.topic = ${asked.topic}`}
      ${asked.sparesProtected ? sql`left join ${walledSql(ids)} w on w.person_id = i.person_id` : sql``}
      ${asked.asksHabits ? sql`left join messaging.habits h on h.person_id = i.person_id` : sql``}
      ${asked.corrects ? missed(asked.corrects) : sql``}
      ${asked.counted.length > 0 ? toldBefore(asked) : sql``}
    ), marked as materialized (
      select *, address is not null and not has_left and not is_blocked and not has_opted_out and not has_unchosen
        and not is_protected and missed_before is null and frequency = 'at-once'
        and (hours_from is null or (hours_from, hours_until) = (${String(asked.hours.from)}::time, ${String(asked.hours.until)}::time))
        and today = 0 and week = 0 as is_usual
      from facts
    )
    select string_agg(person_id::text, ' ') filter (where is_usual) as people,
      string_agg(address, E'\n') filter (where is_usual) as addresses,
      json_agg(to_jsonb(marked) - 'is_usual') filter (where not is_usual) as others
    from marked`.execute(tx)
  const [row] = rows
  return {
    usual: {
      // parse edge: the statement above joined them
      people: (row?.people?.split(' ') ?? []) as PersonId[],
      addresses: row?.addresses?.split('\n') ?? [],
    },
    others: (row?.others ?? []).map(toFacts),
  }
}

// What comes to many without having been chosen.
const stopped = sql` or exists (
          select from messaging.stopped_kinds s where s.person_id = i.person_id and s.kind = 'campaigns')`

/** Why somebody did not get the message that is corrected; of a chunk that is still open nobody is sure. */
const missed = (corrects: string): RawBuilder<unknown> => sql`
  left join messaging.intents oi on oi.cause = ${corrects} and oi.channel = i.channel and oi.person_id = i.person_id
  left join lateral (
    select coalesce(k.left_out ->> i.person_id::text, case when k.state = 'cancelled' then k.state end) as reason
    from messaging.chunks k
    where k.cause = oi.cause and k.channel = oi.channel and k.batch = oi.batch and k.split_from is null) o on true`

// By person and in no other way (`offset 0`): of a campaign that has just begun the planner knows nothing, would take its
// people for few and read them all for each of the batch.
const toldBefore = ({ counted, dayBegan, cause }: Asked): RawBuilder<unknown> => sql`
  left join (
    select p.person_id, count(distinct p.cause)::int as week,
      (count(distinct p.cause) filter (where k.settled_at is null or k.settled_at >= ${dayBegan}))::int as today
    from (select person_id, cause, channel, batch from messaging.intents where person_id = any(${ids}) offset 0) p
    join messaging.chunks k on k.cause = p.cause and k.channel = p.channel and k.batch = p.batch
    where p.cause = any(${[...counted]}::uuid[]) and p.cause <> ${cause}
      and k.state in ('sending', 'sent', 'temporary-failure', 'unknown', 'split')
      and not coalesce(k.left_out, '{}') ? p.person_id::text
    group by p.person_id) n on n.person_id = i.person_id`

const ids = sql`array(select person_id from batch)`

type OtherRow = {
  person_id: LateFacts['personId']
  address: string | null
  has_left: boolean
  is_blocked: boolean
  has_opted_out: boolean
  has_unchosen: boolean
  is_protected: boolean
  missed_before: string | null
  frequency: LateFacts['frequency']
  hours_from: string | null
  hours_until: string | null
  today: number
  week: number
}

const toFacts = (row: OtherRow): LateFacts => ({
  personId: row.person_id,
  address: row.address,
  hasLeft: row.has_left,
  isBlocked: row.is_blocked,
  hasOptedOut: row.has_opted_out,
  hasUnchosen: row.has_unchosen,
  isProtected: row.is_protected,
  missedBefore: row.missed_before,
  frequency: row.frequency,
  hours:
    row.hours_from !== null && row.hours_until !== null
      ? { from: Temporal.PlainTime.from(row.hours_from), until: Temporal.PlainTime.from(row.hours_until) }
      : null,
  today: row.today,
  week: row.week,
})
