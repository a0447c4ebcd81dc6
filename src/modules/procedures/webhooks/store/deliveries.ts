import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { ApplicationId } from '../../store/applications.ts'
import type { AttemptOutcome, DeliveryId, Told, WebhookId } from '../domain/webhook.ts'

export type Delivery = Told & {
  webhookId: WebhookId
  tries: number
  giveUpAt: Temporal.Instant
  nextTryAt: Temporal.Instant | null
  ended: 'delivered' | 'given_up' | null
}

type News = { applicationId: ApplicationId; eventId: number; state: ApplicationState; at: Temporal.Instant }

/**
 * One delivery for each webhook of the procedure, whichever office the case was handed over to, and of the organisation
 * whose request it is; the same event again is the same delivery.
 */
export async function insertDeliveries(
  tx: Tx,
  { applicationId, eventId, state, at }: News,
  { now, giveUpAt }: { now: Temporal.Instant; giveUpAt: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into procedures.webhook_deliveries
      (webhook_id, event_id, application_id, state, revision, happened_at, next_try_at, give_up_at)
    select w.id, ${eventId}, a.id, ${state}, r.number, ${at}, ${now}, ${giveUpAt}
      from procedures.applications a
      join procedures.revisions r on r.id = coalesce(a.submitted_revision_id, a.revision_id)
      left join procedures.organisation_cases o on o.application_id = a.id
      join procedures.webhooks w
        on w.state <> 'stopped' and (w.procedure = a.procedure or w.organisation_id = o.organisation_id)
     where a.id = ${applicationId} and a.submitted_at is not null
     order by w.id
    on conflict (webhook_id, event_id) do nothing`.execute(tx)
}

const columns = sql.raw(`d.id, d.webhook_id as "webhookId", d.application_id as "applicationId", a.procedure, d.state,
  d.revision, d.happened_at as "happenedAt", d.tries, d.give_up_at as "giveUpAt", d.next_try_at as "nextTryAt", d.ended`)

/** What is due, each case's oldest only: the next one waits until that has got through or was given up. */
export async function dueDeliveries(tx: Tx, now: Temporal.Instant, limit: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select ${columns} from procedures.webhook_deliveries d
      join procedures.webhooks w on w.id = d.webhook_id and w.state = 'on'
      join procedures.applications a on a.id = d.application_id
     where d.ended is null and d.next_try_at <= ${now}
       and not exists (select from procedures.webhook_deliveries e
         where e.webhook_id = d.webhook_id and e.application_id = d.application_id and e.ended is null and e.place < d.place)
     order by d.next_try_at, d.place limit ${limit}`.execute(tx)
  return rows
}

export async function nextDelivery(tx: Tx): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select d.next_try_at as at from procedures.webhook_deliveries d
      join procedures.webhooks w on w.id = d.webhook_id and w.state = 'on'
     where d.ended is null order by d.next_try_at limit 1`.execute(tx)
  return rows[0]?.at
}

/** Keeps one delivery for this run; `false` when another run has ended it meanwhile. */
export async function lockDelivery(tx: Tx, id: DeliveryId, tries: number): Promise<boolean> {
  const { rows } = await sql`
    select from procedures.webhook_deliveries where id = ${id} and ended is null and tries = ${tries} for update`.execute(
    tx,
  )
  return rows.length > 0
}

type Tried = {
  outcome: AttemptOutcome
  status: number | undefined
  at: Temporal.Instant
  /** Missing: no further try. */
  nextTryAt: Temporal.Instant | undefined
}

export async function writeAttempt(tx: Tx, id: DeliveryId, { outcome, status, at, nextTryAt }: Tried): Promise<void> {
  const ended = outcome === 'delivered' ? 'delivered' : nextTryAt ? null : 'given_up'
  await sql`
    with tried as (
      update procedures.webhook_deliveries
      set tries = tries + 1, ended = ${ended}::text, ended_at = case when ${ended}::text is null then null else ${at}::timestamptz end,
          next_try_at = case when ${ended}::text is null then ${nextTryAt ?? null}::timestamptz end
      where id = ${id} returning id, tries)
    insert into procedures.webhook_attempts (delivery_id, try, at, outcome, status)
    select id, tries, ${at}, ${outcome}, ${status ?? null} from tried`.execute(tx)
}

/**
 * Once more, from now, with the same id: the receiver sees that it is the same. Not about a request that is the
 * organisation's own no longer.
 */
export async function sendAgain(
  tx: Tx,
  { id, webhookId }: { id: DeliveryId; webhookId: WebhookId },
  { now, giveUpAt }: { now: Temporal.Instant; giveUpAt: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update procedures.webhook_deliveries
    set ended = null, ended_at = null, next_try_at = ${now}, give_up_at = ${giveUpAt}
    where id = ${id} and webhook_id = ${webhookId} and exists (
      select from procedures.webhooks w
        left join procedures.organisation_cases o on o.organisation_id = w.organisation_id
          and o.application_id = webhook_deliveries.application_id
       where w.id = webhook_id and (w.organisation_id is null or o.application_id is not null))
    returning id`.execute(tx)
  return rows.length > 0
}

export type LoggedDelivery = Delivery & {
  attempts: { at: string; outcome: AttemptOutcome; status: number | null }[]
}

/** The newest first, each with its last tries. */
export async function loggedDeliveries(tx: Tx, webhookId: WebhookId, limit: number): Promise<LoggedDelivery[]> {
  const { rows } = await sql<LoggedDelivery>`
    select ${columns},
           (select coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'outcome', t.outcome, 'status', t.status) order by t.try desc), '[]')
              from (select * from procedures.webhook_attempts t where t.delivery_id = d.id order by t.try desc limit 5) t) as attempts
      from procedures.webhook_deliveries d join procedures.applications a on a.id = d.application_id
     where d.webhook_id = ${webhookId} order by d.place desc limit ${limit}`.execute(tx)
  return rows
}

/** What waits for an organisation about a request that is its own no longer. */
export async function giveUpFor(
  tx: Tx,
  { organisationId, applicationId }: { organisationId: OrganisationId; applicationId: ApplicationId },
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update procedures.webhook_deliveries d set ended = 'given_up', ended_at = ${at}, next_try_at = null
    from procedures.webhooks w where w.id = d.webhook_id and w.organisation_id = ${organisationId}
      and d.application_id = ${applicationId} and d.ended is null`.execute(tx)
}

/** What has ended long ago; a log is for looking, not for keeping. */
export async function forgetDeliveriesBefore(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from procedures.webhook_deliveries where id in (
      select id from procedures.webhook_deliveries where ended_at < ${before} order by ended_at limit 1000)`.execute(tx)
}
