import { sql, type Tx } from '#platform/db/index.ts'
import type { LineAccount } from '../channel.ts'

export async function knownAccount(tx: Tx): Promise<LineAccount | undefined> {
  const { rows } = await sql<{ botUserId: string | null; basicId: string | null }>`
    select bot_user_id as "botUserId", basic_id as "basicId" from messaging.line_account`.execute(tx)
  const { botUserId, basicId } = rows[0] ?? {}
  return botUserId && basicId ? { botUserId, basicId } : undefined
}

export async function keepAccount(tx: Tx, { botUserId, basicId }: LineAccount): Promise<void> {
  await sql`update messaging.line_account set bot_user_id = ${botUserId}, basic_id = ${basicId}`.execute(tx)
}

const minutes = 10

/** Whether it is time to look; then the next time is later. Real time. */
export async function takeLook(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    update messaging.line_account set next_look_at = clock_timestamp() + make_interval(mins => ${minutes})
    where next_look_at <= clock_timestamp() returning is_only`.execute(tx)
  return rows.length > 0
}

/** What could not be done is tried again in a minute. */
export async function putOffLook(tx: Tx): Promise<void> {
  await sql`update messaging.line_account set next_look_at = least(next_look_at, clock_timestamp() + interval '1 minute')`.execute(
    tx,
  )
}

/** The next look is at once: the process has just begun. */
export async function lookSoon(tx: Tx): Promise<void> {
  await sql`update messaging.line_account set next_look_at = clock_timestamp()`.execute(tx)
}

export async function countFriends(tx: Tx): Promise<void> {
  await sql`
    update messaging.line_account set
      friends = (select count(*) from messaging.line_friends where is_following),
      linked = (
        select count(*) from messaging.contacts c where c.channel = 'line' and c.ended_at is null
          and not exists (select from messaging.line_friends f where f.line_user_id = c.address and not f.is_following))`.execute(
    tx,
  )
}

export type LineFigures = { friends: number; linked: number; waitingEvents: number; lagSeconds: number }

/** For the administrators: how many follow and are linked, as counted last, and how long the oldest webhook has waited. */
export async function lineFigures(tx: Tx): Promise<LineFigures> {
  const { rows } = await sql<LineFigures>`
    select a.friends, a.linked,
      (select count(*)::int from (select from messaging.line_events where handled_at is null limit 10000) e) as "waitingEvents",
      coalesce((select extract(epoch from clock_timestamp() - min(received_at))::float8
        from messaging.line_events where handled_at is null), 0) as "lagSeconds"
    from messaging.line_account a`.execute(tx)
  return rows[0] ?? { friends: 0, linked: 0, waitingEvents: 0, lagSeconds: 0 }
}
