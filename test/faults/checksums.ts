import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'

/** Columns that say when and how often somebody tried or looked, not what is so. */
const aboutAttempts = [
  'updated_at',
  'next_attempt_at',
  'first_attempt_at',
  'last_attempt_at',
  'attempts',
  'asked_at',
  'answered_at',
  'seen_at',
  'checked_at',
]

/** The queue's own tables tell of runs, and the leader's figures of the moment. */
const aboutRuns = [
  'graphile_worker.',
  'platform.workers',
  'platform.rate_limits',
  'platform.event_positions',
  'messaging.buckets',
]

/** A sum over the rows of each table of the house, apart from the times of attempts. */
export async function checksums(house: House): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where schemaname not in ('graphile_worker') order by name`.execute(house.db.kysely)
  const names = tables.map(({ name }) => name).filter((name) => !aboutRuns.some((start) => name.startsWith(start)))
  const sums = names.map(
    (name) => sql`
      select ${name} as name, coalesce((
        select md5(string_agg(line, ',' order by line)) from (
          select md5((to_jsonb(r) - ${aboutAttempts}::text[])::text) as line from ${sql.raw(name)} r) lines), '') as sum`,
  )
  const { rows } = await sql<{ name: string; sum: string }>`${sql.join(sums, sql` union all `)}`.execute(
    house.db.kysely,
  )
  return new Map(rows.map(({ name, sum }) => [name, sum]))
}
