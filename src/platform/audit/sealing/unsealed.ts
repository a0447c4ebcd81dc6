import { type Database, sql, type Tx } from '#platform/db/index.ts'
import { gauge } from '#platform/telemetry/index.ts'
import { sealedUpTo } from './store.ts'

/** Entries that an owner of the database could still change unnoticed. */
type Unsealed = {
  /** At most `mostCounted`. */
  entries: number
  /** Of the oldest of them, in real time; 0 when there is none. */
  oldestSeconds: number
}

const mostCounted = 10_000

export async function unsealedAudit(tx: Tx): Promise<Unsealed> {
  const last = await sealedUpTo(tx)
  const after = last ? sql`where (a.xid, a.id) > (${last.xid}::xid8, ${last.id}::int8)` : sql``
  const { rows } = await sql<Unsealed>`
    select count(*)::int as entries,
      greatest(0, coalesce(extract(epoch from clock_timestamp() - min(at)), 0))::int as "oldestSeconds"
    from (select a.at from platform.audit a ${after} order by a.xid, a.id limit ${mostCounted}) a`.execute(tx)
  return rows[0] ?? { entries: 0, oldestSeconds: 0 }
}

let latest: Unsealed | undefined

/** Reads the figures for `/metrics`; the process that leads does so now and then. */
export async function watchUnsealed(db: Database): Promise<void> {
  latest = await db.read(unsealedAudit)
}

gauge('madoguchi_audit_unsealed', 'Entries of the audit that have no seal yet, counted up to 10,000.', () =>
  latest ? latest.entries : [],
)
gauge('madoguchi_audit_oldest_unsealed_seconds', 'Age of the oldest of them; 0 when there is none.', () =>
  latest ? latest.oldestSeconds : [],
)
