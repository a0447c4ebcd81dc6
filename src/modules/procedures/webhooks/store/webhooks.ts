import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { WebhookId } from '../domain/webhook.ts'

export type Webhook = {
  id: WebhookId
  officeId: OfficeId
  procedure: string
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

const columns = sql.raw(`id, office_id as "officeId", procedure, url, secret, earlier_secret as "earlierSecret",
  earlier_until as "earlierUntil", state, paused_because as "pausedBecause", failures, failing_since as "failingSince",
  made_at as "madeAt"`)

type New = Pick<Webhook, 'id' | 'officeId' | 'procedure' | 'url' | 'secret' | 'madeAt'> & { madeBy: StaffId }

export async function insertWebhook(tx: Tx, one: New): Promise<void> {
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

export async function writePaused(tx: Tx, id: WebhookId, why: NonNullable<Webhook['pausedBecause']>): Promise<void> {
  await sql`
    update procedures.webhooks set state = 'paused', paused_because = ${why} where id = ${id} and state = 'on'`.execute(
    tx,
  )
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
