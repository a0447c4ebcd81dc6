import { hmac } from './keys.ts'
import { sql } from '#platform/db/index.ts'
import { TooMany } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'

type Limit = { scope: string; key: string; perMinute: number }

// 2^20 rows at most, whoever comes: two keys that share a bucket share a budget, which is rare and harmless.
const buckets = 2 ** 20

/** Counts one use of `key` in this minute, over all processes; throws `TooMany` beyond the limit. Keys are stored hashed. */
export async function limitRate(house: House, limit: Limit): Promise<void> {
  const bucket = hmac(house.config.secret, 'rate', `${limit.scope}\0${limit.key}`).readUInt32BE() % buckets
  const { rows } = await sql<{ used: number; seconds: number }>`
    insert into platform.rate_limits as r (bucket, minute, used)
    values (${bucket}, date_trunc('minute', clock_timestamp()), 1)
    on conflict (bucket) do update set
      used = case when r.minute = excluded.minute then least(r.used, 1000000) + 1 else 1 end,
      minute = excluded.minute
    returning used, ceil(extract(epoch from minute + interval '1 minute' - clock_timestamp()))::int as seconds
  `.execute(house.db.kysely)
  const [row] = rows
  if (row && row.used > limit.perMinute) throw new TooMany(Math.max(1, row.seconds), limit.scope)
}
