import { sql, type Tx } from '#platform/db/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import type { ClosedDaysChange, PatternChange, WrittenBlock } from '../domain/change.ts'
import { type DatedRow, splitRow } from '../domain/split.ts'

type PatternRow = DatedRow & {
  id: number
  spaceId: number
  step: number | null
  least: number | null
  most: number | null
  blocks: WrittenBlock[]
}

const multirange = (days: readonly number[]) => `{${days.map((day) => `[${day},${day + 1})`).join(',')}}`

/**
 * Times of these spaces from a day on: what stood there ends, is cut to the days that are left, or never comes to be.
 * Reservations keep their place and their time. Returns the rows as they were.
 */
export async function putPattern(tx: Tx, change: PatternChange): Promise<PatternRow[]> {
  const { spaces, from, until, days, free, blocks } = change
  const old = await patternsMet(tx, change)
  for (const row of old) {
    const [first, ...others] = splitRow(row, change)
    if (first) await shorten(tx, row.id, first)
    else await sql`delete from reservations.patterns where id = ${row.id}`.execute(tx)
    for (const piece of others) await insertPattern(tx, { ...row, ...piece })
  }
  if (blocks.length > 0)
    for (const spaceId of spaces)
      await insertPattern(tx, {
        spaceId,
        from,
        until,
        days,
        step: free?.step ?? null,
        least: free?.least ?? null,
        most: free?.most ?? null,
        blocks,
      })
  return old
}

async function patternsMet(tx: Tx, { spaces, from, until, days }: PatternChange): Promise<PatternRow[]> {
  const { rows } = await sql<PatternRow>`
    select p.id, p.space_id as "spaceId", lower(p.stands)::text as "from", upper(p.stands)::text as until,
      array(select kind from generate_series(1, 8) kind where p.days @> kind order by kind) as days,
      p.step_minutes as step, p.least_minutes as least, p.most_minutes as most, coalesce((
        select jsonb_agg(jsonb_build_object('no', no, 'label', label, 'starts', to_char(starts, 'HH24:MI'),
          'ends', to_char(ends, 'HH24:MI'), 'weight', weight, 'bridge', is_bridge) order by no)
        from reservations.pattern_blocks where pattern_id = p.id), '[]') as blocks
    from reservations.patterns p
    where p.space_id = any(${spaces}::integer[]) and p.stands && daterange(${from}::date, ${until}::date)
      and p.days && ${multirange(days)}::int4multirange
    order by p.space_id, p.id limit 10000`.execute(tx)
  return rows
}

async function shorten(tx: Tx, id: number, { from, until, days }: DatedRow): Promise<void> {
  await sql`
    update reservations.patterns
    set stands = daterange(${from}::date, ${until}::date), days = ${multirange(days)}::int4multirange
    where id = ${id}`.execute(tx)
}

async function insertPattern(tx: Tx, row: Omit<PatternRow, 'id'>): Promise<void> {
  await sql`
    with made as (
      insert into reservations.patterns (space_id, stands, days, step_minutes, least_minutes, most_minutes)
      values (${row.spaceId}, daterange(${row.from}::date, ${row.until}::date), ${multirange(row.days)}::int4multirange,
        ${row.step}, ${row.least}, ${row.most}) returning id)
    insert into reservations.pattern_blocks (pattern_id, no, label, starts, ends, weight, is_bridge)
    select made.id, b.no, b.label, b.starts, b.ends, b.weight, b.bridge
    from made cross join jsonb_to_recordset(${JSON.stringify(row.blocks)}::jsonb) as b(no smallint, label text, starts time,
      ends time, weight smallint, bridge boolean)`.execute(tx)
}

/** Days on which the house is closed, or open again. Returns the closed days that were changed, as they were. */
export async function putClosedDays(
  tx: Tx,
  facilityId: FacilityId,
  { why, opens }: ClosedDaysChange,
  days: readonly string[],
): Promise<{ day: string; why: string }[]> {
  const { rows: before } = await sql<{ day: string; why: string }>`
    select day::text, why from reservations.closed_days
    where facility_id = ${facilityId} and day = any(${days}::date[]) order by day`.execute(tx)
  await sql`
    delete from reservations.closed_days where facility_id = ${facilityId} and day = any(${days}::date[])`.execute(tx)
  if (!opens)
    await sql`
      insert into reservations.closed_days (facility_id, day, why)
      select ${facilityId}, day, ${why} from unnest(${days}::date[]) day`.execute(tx)
  return before
}
