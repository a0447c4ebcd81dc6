import { tidySignIns } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { tidyForms } from '#platform/http/index.ts'

/** What the platform itself tidies about every hour. Safe to run twice. */
export async function keepHouse(tx: Tx, auditRetentionMonths: number): Promise<void> {
  await sql`select platform.prepare_audit_months(3)`.execute(tx)
  await sql`select platform.prune_audit_months(${auditRetentionMonths})`.execute(tx)
  await dropHandledEvents(tx)
  await tidyForms(tx)
  await tidySignIns(tx)
  await sql`
    delete from platform.progress
    where state <> 'running' and updated_at < clock_timestamp() - interval '7 days'`.execute(tx)
}

/** Ninety days after every consumer of now has dealt with it, an event is of no use to anyone; audit keeps the deed. */
async function dropHandledEvents(tx: Tx): Promise<void> {
  await sql`
    delete from platform.events where id in (
      select e.id from platform.events e
      where e.at < clock_timestamp() - interval '90 days'
        and (e.xid, e.id) <= (select xid, id from platform.event_positions order by xid, id limit 1)
        and not exists (select from platform.event_deliveries d where d.event_id = e.id and d.done_at is null)
      order by e.xid, e.id limit 5000)`.execute(tx)
}
