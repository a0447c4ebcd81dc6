import { sql, type Tx } from '#platform/db/index.ts'

const batch = 1000

/**
 * Puts new events into a consumer's list and moves its position. Says how many.
 *
 * Ids are given out before commits, so `id > last` loses the events of a transaction that commits late. Every
 * transaction below the snapshot's xmin has ended and nothing can appear there any more; only those are taken.
 */
export async function takeEvents(tx: Tx, consumer: string, types: readonly string[]): Promise<number> {
  await sql`insert into platform.event_positions (consumer) values (${consumer}) on conflict do nothing`.execute(tx)
  await sql`select from platform.event_positions where consumer = ${consumer} for update`.execute(tx)
  const { rows } = await sql<{ seen: number; taken: number }>`
    with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin),
    seen as materialized (
      select e.id, e.xid, e.type, e.subject_kind, e.subject_id
      from platform.event_positions p cross join horizon join platform.events e
        on (e.xid, e.id) > (p.xid, p.id) and e.xid < horizon.xmin
      where p.consumer = ${consumer}
      order by e.xid, e.id limit ${batch}),
    taken as (
      insert into platform.event_deliveries (consumer, event_id, subject_kind, subject_id)
      select ${consumer}, id, subject_kind, subject_id from seen where type = any(${[...types]}::text[])
      on conflict do nothing returning 1),
    moved as (
      update platform.event_positions p set (xid, id) = (select xid, id from seen order by xid desc, id desc limit 1)
      where p.consumer = ${consumer} and exists (select from seen))
    select (select count(*) from seen)::int as seen, (select count(*) from taken)::int as taken`.execute(tx)
  const counts = rows[0] ?? { seen: 0, taken: 0 }
  return counts.seen === batch ? counts.taken + (await takeEvents(tx, consumer, types)) : counts.taken
}
