import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { NewSubscription } from '../domain/subscription.ts'

export type SubscriptionId = Id<'push-subscription'>

/** A browser that shows messages of the office. */
export type Device = NewSubscription & { id: SubscriptionId; label: string; madeAt: Temporal.Instant }

/** Devices of one person at most. */
export const mostDevices = 10

const columns = sql`id, endpoint, p256dh, auth, label, made_at as "madeAt"`

/** Oldest first. */
export async function devicesOf(tx: Tx, personId: PersonId): Promise<Device[]> {
  const { rows } = await sql<Device>`
    select ${columns} from messaging.push_subscriptions
    where person_id = ${personId} and ended_at is null order by id limit ${mostDevices}`.execute(tx)
  return rows
}

/** Those of a person that do not have this message yet, and whether one has it. */
export async function devicesToServe(
  tx: Tx,
  personId: PersonId,
  tag: string,
): Promise<{ devices: Device[]; isServed: boolean }> {
  const { rows } = await sql<Device & { isServed: boolean }>`
    select ${columns}, exists (
      select from messaging.push_arrivals a where a.tag = ${tag} and a.subscription_id = s.id) as "isServed"
    from messaging.push_subscriptions s
    where person_id = ${personId} and ended_at is null order by id limit ${mostDevices}`.execute(tx)
  return { devices: rows.filter(({ isServed }) => !isServed), isServed: rows.some(({ isServed }) => isServed) }
}

export async function noteArrivals(tx: Tx, tag: string, ids: readonly SubscriptionId[]): Promise<void> {
  await sql`
    insert into messaging.push_arrivals (tag, subscription_id) select ${tag}, unnest(${[...ids]}::uuid[])
    on conflict do nothing`.execute(tx)
}

/** Real time: what is older than a retry can be. */
export async function forgetArrivals(tx: Tx): Promise<void> {
  await sql`
    delete from messaging.push_arrivals where (tag, subscription_id) in (
      select tag, subscription_id from messaging.push_arrivals
      where at < clock_timestamp() - interval '3 days' order by at limit 5000)`.execute(tx)
}

export type Subscribed = 'new' | 'known' | 'too_many'

/** One browser for one person: another person's on the same browser ends. */
export async function subscribe(
  tx: Tx,
  personId: PersonId,
  { endpoint, p256dh, auth, label, lang, at }: NewSubscription & { label: string; lang: Lang; at: Temporal.Instant },
): Promise<Subscribed> {
  const { rows: others } = await sql<{ personId: PersonId }>`
    update messaging.push_subscriptions set ended_at = ${at}, ended_reason = 'another-person'
    where endpoint = ${endpoint} and ended_at is null and person_id <> ${personId} returning person_id as "personId"`.execute(
    tx,
  )
  for (const other of others) await endContact(tx, other.personId, 'by-person', at)
  const { rows: known } = await sql`
    update messaging.push_subscriptions set p256dh = ${p256dh}, auth = ${auth}, label = ${label}
    where endpoint = ${endpoint} and ended_at is null returning id`.execute(tx)
  if (known.length > 0) return 'known'
  if ((await devicesOf(tx, personId)).length >= mostDevices) return 'too_many'
  await sql`
    insert into messaging.push_subscriptions (person_id, endpoint, p256dh, auth, label, made_at)
    values (${personId}, ${endpoint}, ${p256dh}, ${auth}, ${label}, ${at})`.execute(tx)
  await sql`
    insert into messaging.contacts (person_id, channel, address, lang, verified_at, statutory_only_since)
    select ${personId}, 'push', 'devices', ${lang}, ${at}, (
      select max(statutory_only_since) from messaging.contacts
      where person_id = ${personId} and ended_at is null having bool_and(statutory_only_since is not null))
    on conflict do nothing`.execute(tx)
  return 'new'
}

/** By the person; false when there is no such device of theirs. */
export async function endDevice(
  tx: Tx,
  personId: PersonId,
  id: SubscriptionId,
  at: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update messaging.push_subscriptions set ended_at = ${at}, ended_reason = 'by-person'
    where id = ${id} and person_id = ${personId} and ended_at is null returning id`.execute(tx)
  if (rows.length === 0) return false
  await endContact(tx, personId, 'by-person', at)
  return true
}

/** Those that their push services do not know any more. */
export async function endGone(
  tx: Tx,
  personId: PersonId,
  ids: readonly SubscriptionId[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update messaging.push_subscriptions set ended_at = ${at}, ended_reason = 'gone'
    where id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(tx)
  await endContact(tx, personId, 'refused-by-provider', at)
}

/** Without a device there is no contact. */
async function endContact(
  tx: Tx,
  personId: PersonId,
  reason: 'by-person' | 'refused-by-provider',
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update messaging.contacts set ended_at = ${at}, ended_reason = ${reason}
    where person_id = ${personId} and channel = 'push' and ended_at is null and not exists (
      select from messaging.push_subscriptions s where s.person_id = ${personId} and s.ended_at is null)`.execute(tx)
}

export async function forgetDevices(tx: Tx, personId: PersonId): Promise<void> {
  await sql`delete from messaging.push_subscriptions where person_id = ${personId}`.execute(tx)
}
