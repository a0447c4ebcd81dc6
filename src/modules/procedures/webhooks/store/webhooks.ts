import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { WebhookId } from '../domain/webhook.ts'

/** Whose it is: an office's, for one procedure, or an organisation's. */
export type WebhookOwner =
  | { officeId: OfficeId; procedure: string; organisationId: null }
  | { officeId: null; procedure: null; organisationId: OrganisationId }

export type Webhook = WebhookOwner & {
  id: WebhookId
  url: string
  secret: Buffer
  earlierSecret: Buffer | null
  earlierUntil: Temporal.Instant | null
  state: 'on' | 'paused' | 'stopped'
  pausedBecause: 'by_hand' | 'failing' | 'gone' | null
  failures: number
  failingSince: Temporal.Instant | null
  madeAt: Temporal.Instant
}

const columns =
  sql.raw(`id, office_id as "officeId", procedure, organisation_id as "organisationId", url, secret, earlier_secret as "earlierSecret",
  earlier_until as "earlierUntil", state, paused_because as "pausedBecause", failures, failing_since as "failingSince",
  made_at as "madeAt"`)

type New = Pick<Webhook, 'id' | 'url' | 'secret' | 'madeAt'>

export async function insertWebhook(
  tx: Tx,
  one: New & { officeId: OfficeId; procedure: string; madeBy: StaffId },
): Promise<void> {
  await sql`
    insert into procedures.webhooks (id, office_id, procedure, url, secret, made_by, made_at)
    values (${one.id}, ${one.officeId}, ${one.procedure}, ${one.url}, ${one.secret}, ${one.madeBy}, ${one.madeAt})`.execute(
    tx,
  )
}

export async function findWebhook(tx: Tx, id: WebhookId): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`select ${columns} from procedures.webhooks where id = ${id}`.execute(tx)
  return rows[0]
}

export async function lockWebhook(tx: Tx, id: WebhookId): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`select ${columns} from procedures.webhooks where id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

export async function insertOfOrganisation(
  tx: Tx,
  one: New & { organisationId: OrganisationId; madeBy: PersonId },
): Promise<void> {
  await sql`
    insert into procedures.webhooks (id, organisation_id, url, secret, made_by_person, made_at)
    values (${one.id}, ${one.organisationId}, ${one.url}, ${one.secret}, ${one.madeBy}, ${one.madeAt})`.execute(tx)
}

/** Those of an organisation that are not stopped, oldest first. */
export async function webhooksOfOrganisation(tx: Tx, id: OrganisationId): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`
    select ${columns} from procedures.webhooks where organisation_id = ${id} and state <> 'stopped'
    order by made_at, id limit 50`.execute(tx)
  return rows
}

/** How many of these offices' addresses stand still by themselves, and nobody has looked. */
export async function countTroubled(tx: Tx, offices: readonly OfficeId[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from procedures.webhooks
       where office_id = any(${[...offices]}::uuid[]) and state = 'paused' and paused_because <> 'by_hand'
       limit 100) troubled`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Those that are not stopped, oldest first. */
export async function webhooksOf(tx: Tx, offices: readonly OfficeId[]): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`
    select ${columns} from procedures.webhooks where office_id = any(${[...offices]}::uuid[]) and state <> 'stopped'
    order by made_at, id limit 200`.execute(tx)
  return rows
}

export async function writeSecrets(
  tx: Tx,
  id: WebhookId,
  { secret, earlier, until }: { secret: Buffer; earlier: Buffer; until: Temporal.Instant },
): Promise<void> {
  await sql`
    update procedures.webhooks set secret = ${secret}, earlier_secret = ${earlier}, earlier_until = ${until}
    where id = ${id}`.execute(tx)
}

/** False when it was not on. */
export async function writePaused(tx: Tx, id: WebhookId, why: NonNullable<Webhook['pausedBecause']>): Promise<boolean> {
  const { rows } = await sql`
    update procedures.webhooks set state = 'paused', paused_because = ${why}
    where id = ${id} and state = 'on' returning 1`.execute(tx)
  return rows.length > 0
}

/** Goes on; what failed before is forgotten. */
export async function writeOn(tx: Tx, id: WebhookId): Promise<void> {
  await sql`
    update procedures.webhooks
    set state = 'on', paused_because = null, failures = 0, failing_since = null
    where id = ${id} and state = 'paused'`.execute(tx)
}

export async function writeStopped(tx: Tx, id: WebhookId): Promise<void> {
  await sql`
    update procedures.webhooks set state = 'stopped', paused_because = null where id = ${id}`.execute(tx)
}

/** Returns how often nothing has got through since when. */
export async function writeHealth(
  tx: Tx,
  id: WebhookId,
  { isDelivered, at }: { isDelivered: boolean; at: Temporal.Instant },
): Promise<{ failures: number; failingSince: Temporal.Instant | null }> {
  const { rows } = await sql<{ failures: number; failingSince: Temporal.Instant | null }>`
    update procedures.webhooks
    set failures = case when ${isDelivered} then 0 else failures + 1 end,
        failing_since = case when ${isDelivered} then null else coalesce(failing_since, ${at}::timestamptz) end
    where id = ${id} returning failures, failing_since as "failingSince"`.execute(tx)
  return rows[0] ?? { failures: 0, failingSince: null }
}
