import { sql, type Tx } from '#platform/db/index.ts'
import { patternFor, type PlaceBlock, type PlacePattern } from '../domain/pattern.ts'

/** What times spaces have on the days that were asked for. */
export type TimesBetween = {
  /** The pattern of that day; `undefined`: closed, or no times on such days. */
  on(spaceId: number, day: Temporal.PlainDate, isHoliday: boolean): PlacePattern | undefined
  /** Why the house is closed all day: a key of the profile's closings, or the reason in words. */
  closedWhy(spaceId: number, day: Temporal.PlainDate): string | undefined
  /** The same of a day as a text. */
  closedOn(spaceId: number, day: string): string | undefined
  patterns: ReadonlyMap<number, readonly PlacePattern[]>
}

/** The times of one space on one day; `undefined`: closed, or no times on such days. */
export async function patternOn(
  tx: Tx,
  spaceId: number,
  day: Temporal.PlainDate,
  isHoliday: boolean,
): Promise<PlacePattern | undefined> {
  return (await patternsBetween(tx, [spaceId], day, day)).on(spaceId, day, isHoliday)
}

/** Patterns and closed days of these spaces from `from` until `to`, both included, in two statements. */
export async function patternsBetween(
  tx: Tx,
  spaceIds: readonly number[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<TimesBetween> {
  const patterns = Map.groupBy(await patternRows(tx, spaceIds, from, to), ({ spaceId }) => spaceId)
  const closed = await closedRows(tx, spaceIds, from, to)
  const closedOn = (spaceId: number, day: string) => closed.get(spaceId)?.get(day)
  const closedWhy = (spaceId: number, day: Temporal.PlainDate) => closedOn(spaceId, day.toString())
  return {
    patterns,
    closedOn,
    closedWhy,
    on: (spaceId, day, isHoliday) =>
      closedWhy(spaceId, day) === undefined ? patternFor(patterns.get(spaceId) ?? [], day, isHoliday) : undefined,
  }
}

type BlockRow = { no: number; label: string | null; starts: string; ends: string; weight: number; isBridge: boolean }
type PatternRow = {
  id: number
  spaceId: number
  from: Temporal.PlainDate | null
  until: Temporal.PlainDate | null
  days: number[]
  step: number | null
  least: number | null
  most: number | null
  blocks: BlockRow[]
}

async function patternRows(
  tx: Tx,
  spaceIds: readonly number[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<PlacePattern[]> {
  const { rows } = await sql<PatternRow>`
    select p.id, p.space_id as "spaceId", lower(p.stands) as "from", upper(p.stands) as "until",
      array(select kind from generate_series(1, 8) kind where p.days @> kind order by kind) as days,
      p.step_minutes as step, p.least_minutes as least, p.most_minutes as most, b.blocks
    from reservations.patterns p
    cross join lateral (
      select jsonb_agg(jsonb_build_object('no', no, 'label', label, 'starts', starts, 'ends', ends, 'weight', weight,
        'isBridge', is_bridge) order by starts) as blocks
      from reservations.pattern_blocks where pattern_id = p.id) b
    where p.space_id = any(${spaceIds}::integer[]) and p.stands && daterange(${from}::date, ${to}::date, '[]')
      and b.blocks is not null
    order by p.space_id, p.id`.execute(tx)
  return rows.map(patternFrom)
}

const patternFrom = ({ id, spaceId, from, until, days, step, least, most, blocks }: PatternRow): PlacePattern => ({
  id,
  spaceId,
  days,
  blocks: blocks.map(blockFrom),
  ...(from && { from }),
  ...(until && { until }),
  ...(step !== null && least !== null && most !== null && { free: { step, least, most } }),
})

const blockFrom = ({ label, starts, ends, ...block }: BlockRow): PlaceBlock => ({
  ...block,
  starts: Temporal.PlainTime.from(starts),
  ends: Temporal.PlainTime.from(ends),
  ...(label !== null && { label }),
})

async function closedRows(
  tx: Tx,
  spaceIds: readonly number[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const { rows } = await sql<{ spaceId: number; day: Temporal.PlainDate; why: string }>`
    select s.id as "spaceId", d.day, d.why
    from reservations.spaces s join reservations.closed_days d on d.facility_id = s.facility_id
    where s.id = any(${spaceIds}::integer[]) and d.day between ${from}::date and ${to}::date
    order by s.id, d.day`.execute(tx)
  const bySpace = Map.groupBy(rows, ({ spaceId }) => spaceId)
  return new Map(
    [...bySpace].map(([spaceId, days]) => [spaceId, new Map(days.map(({ day, why }) => [day.toString(), why]))]),
  )
}
