import { type Database, sql, together } from '#platform/db/index.ts'
import { TooMany } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { hmac } from './keys.ts'

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

type Use = { bucket: number; minutes: number }
type Counted = { used: number; seconds: number }

const counters = new WeakMap<Database, (use: Use) => Promise<Counted>>()

/** Counts in a statement of its own, so that it stands whatever becomes of the caller's transaction; uses of the same moment together. */
function count({ config, db }: House, scope: string, key: string, minutes: number): Promise<Counted> {
  const counter = counters.get(db) ?? together((uses: readonly Use[]) => countAll(db, uses))
  counters.set(db, counter)
  return counter({ bucket: hmac(config.secret, 'rate', `${scope}\0${key}`).readUInt32BE() % buckets, minutes })
}

/** Each gets the number of its own use. A bucket that two limits share by chance is counted by the longer of their times. */
async function countAll(db: Database, uses: readonly Use[]): Promise<Counted[]> {
  const asked = new Map<number, { minutes: number; uses: number }>()
  for (const { bucket, minutes } of uses) {
    const before = asked.get(bucket) ?? { minutes, uses: 0 }
    asked.set(bucket, { minutes: Math.max(minutes, before.minutes), uses: before.uses + 1 })
  }
  // In one order, so that two processes never wait for each other's rows in a circle.
  const inOrder = [...asked].toSorted(([one], [other]) => one - other)
  const counting = sql<Counted & { bucket: number }>`
    with asked as (
      select * from unnest(${inOrder.map(([bucket]) => bucket)}::int[],
        ${inOrder.map(([, { minutes }]) => minutes)}::int[], ${inOrder.map(([, one]) => one.uses)}::int[])
        as a (bucket, minutes, uses)),
    counted as (
      insert into platform.rate_limits as r (bucket, minute, used)
      select bucket, date_bin(make_interval(mins => minutes), clock_timestamp(), 'epoch'), uses from asked
      on conflict (bucket) do update set
        used = case when r.minute = excluded.minute then least(r.used, 1000000) + excluded.used else excluded.used end,
        minute = excluded.minute
      returning bucket, minute, used)
    select bucket, used,
      ceil(extract(epoch from minute + make_interval(mins => minutes) - clock_timestamp()))::int as seconds
    from counted join asked using (bucket)`
  const { rows } = await db.look((tx) => counting.execute(tx))
  const counted = new Map(rows.map((row) => [row.bucket, row]))
  const left = new Map([...asked].map(([bucket, one]) => [bucket, one.uses]))
  return uses.map(({ bucket }) => {
    const last = counted.get(bucket)
    const after = (left.get(bucket) ?? 0) - 1
    left.set(bucket, after)
    if (!last) throw new Error('use was not counted')
    return { used: last.used - after, seconds: last.seconds }
  })
}
