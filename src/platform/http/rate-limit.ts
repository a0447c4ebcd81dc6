import { hmac } from './keys.ts'
import { sql } from '#platform/db/index.ts'
import { TooMany } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'

type Limit = { scope: string; key: string; perMinute: number }

// 2^20 rows at most, whoever comes: two keys that share a bucket share a budget, which is rare and harmless.
const buckets = 2 ** 20

/** Counts one use of `key` in this minute, over all processes; throws `TooMany` beyond the limit. Keys are stored hashed. */
export async function limitRate(house: House, { scope, key, perMinute }: Limit): Promise<void> {
  const { used, seconds } = await count(house, scope, key, 1)
  if (used > perMinute) throw new TooMany(Math.max(1, seconds), scope)
}

/** Counts one use and says whether it was within `uses` of these `minutes`: for what must look the same beyond the limit. */
export async function withinBudget(
  house: House,
  { scope, key, uses, minutes }: { scope: string; key: string; uses: number; minutes: number },
): Promise<boolean> {
  return (await count(house, scope, key, minutes)).used <= uses
}

/** Counts in a statement of its own, so that it stands whatever becomes of the caller's transaction. */
async function count(house: House, scope: string, key: string, minutes: number) {
  const bucket = hmac(house.config.secret, 'rate', `${scope}\0${key}`).readUInt32BE() % buckets
  const { rows } = await sql<{ used: number; seconds: number }>`
    insert into platform.rate_limits as r (bucket, minute, used)
    values (${bucket}, date_bin(make_interval(mins => ${minutes}), clock_timestamp(), 'epoch'), 1)
    on conflict (bucket) do update set
      used = case when r.minute = excluded.minute then least(r.used, 1000000) + 1 else 1 end,
      minute = excluded.minute
    returning used,
      ceil(extract(epoch from minute + make_interval(mins => ${minutes}) - clock_timestamp()))::int as seconds
  `.execute(house.db.kysely)
  const [row] = rows
  if (!row) throw new Error('use was not counted')
  return row
}
