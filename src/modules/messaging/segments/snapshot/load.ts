import { sql, type Tx } from '#platform/db/index.ts'
import { noBits } from './bits.ts'
import { childYearsKept, type Snapshot, unknownDay } from './snapshot.ts'

const rowsAtOnce = 20_000
// A topic a bit; the sign is left alone.
const topicsInMask = 63

/** Reads everybody through the contract view, packed by the database: no row becomes an object here. In a snapshot of its own. */
export async function loadSnapshot(tx: Tx, today: Temporal.PlainDate): Promise<Snapshot> {
  // Once in ten minutes, for the whole ward: on a busy machine it takes its time, and nobody holds a lock.
  await sql`set local statement_timeout = '2min'`.execute(tx)
  await sql`set local work_mem = '48MB'`.execute(tx)
  const names = await namesIn(tx)
  const masks = Math.ceil(names.topics.length / topicsInMask)
  const bytes = 24 + 8 * masks
  const firstChildYear = today.year - childYearsKept + 2
  await sql`declare audience no scroll cursor for ${packed(names, masks, firstChildYear)}`.execute(tx)
  const lots: Buffer[] = []
  for (;;) {
    const { rows } = await sql<{ packed: Buffer }>`fetch 4 from audience`.execute(tx)
    if (rows.length === 0) break
    lots.push(...rows.map((row) => row.packed))
  }
  await sql`close audience`.execute(tx)
  const rows = lots.reduce((sum, lot) => sum + lot.length / bytes, 0)
  const snapshot: Snapshot = {
    rows,
    born: new Int32Array(rows),
    since: new Int32Array(rows),
    household: new Int32Array(rows),
    households: 0,
    town: new Uint16Array(rows),
    towns: ['', ...names.towns],
    ageGroup: new Uint16Array(rows),
    ageGroups: ['', ...names.ageGroups],
    area: new Uint16Array(rows),
    areas: ['', ...names.areas],
    childYears: new Int32Array(rows),
    firstChildYear,
    isResident: noBits(rows),
    isHead: noBits(rows),
    isKnown: noBits(rows),
    topics: new Map(names.topics.map((topic) => [topic, noBits(rows)])),
  }
  let row = 0
  for (let lot = lots.shift(); lot; lot = lots.shift())
    for (let at = 0; at < lot.length; at += bytes) unpack(snapshot, row++, lot, at)
  return snapshot
}

function unpack(snapshot: Snapshot, row: number, lot: Buffer, at: number): void {
  const household = lot.readInt32BE(at)
  snapshot.household[row] = household
  if (household > snapshot.households) snapshot.households = household
  snapshot.born[row] = lot.readInt32BE(at + 4)
  snapshot.since[row] = lot.readInt32BE(at + 8)
  snapshot.childYears[row] = lot.readInt32BE(at + 12)
  snapshot.town[row] = lot.readUInt16BE(at + 16)
  snapshot.ageGroup[row] = lot.readUInt16BE(at + 18)
  snapshot.area[row] = lot.readUInt16BE(at + 20)
  const marks = lot.readUInt16BE(at + 22)
  const set = (bits: Uint32Array) => {
    bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  }
  if (marks & 1) set(snapshot.isResident)
  if (marks & 2) set(snapshot.isHead)
  if (!(marks & 4)) return
  set(snapshot.isKnown)
  let number = 0
  for (const bits of snapshot.topics.values()) {
    const mask = at + 24 + 8 * Math.floor(number / topicsInMask)
    const bit = number % topicsInMask
    const word = bit < 32 ? lot.readUInt32BE(mask + 4) : lot.readUInt32BE(mask)
    if ((word >>> (bit & 31)) & 1) set(bits)
    number += 1
  }
}

type Names = { towns: string[]; topics: string[]; ageGroups: string[]; areas: string[] }

async function namesIn(tx: Tx): Promise<Names> {
  const { rows } = await sql<Names>`
    select array(select distinct town from people_api.residents order by 1) as towns,
      array(select distinct topic from messaging.topic_choices order by 1) as topics,
      array(select distinct age_group from messaging.habits where age_group is not null order by 1) as "ageGroups",
      array(select distinct area from messaging.habits where area is not null order by 1) as areas`.execute(tx)
  const [names] = rows
  if (!names) throw new Error('names were not read')
  return names
}

// Fixed places, big endian: household, born, since, children's years (4 bytes each), town, age group, area, marks (2 each),
// then 8 bytes for every 63 topics.
const packed = ({ towns, topics, ageGroups, areas }: Names, masks: number, firstChildYear: number) => sql`
  with chosen as (
    select c.person_id, array[${sql.join([sql`0::int8`, ...Array.from({ length: masks }, (_, mask) => bitsOfMask(mask))])}] as masks
    from messaging.topic_choices c join unnest(${topics}::text[]) with ordinality as t (key, place) on t.key = c.topic
    group by c.person_id
  ), known as (
    select person_id, array_position(${ageGroups}::text[], h.age_group) as age_group,
      array_position(${areas}::text[], h.area) as area, c.masks,
      case when h.child_birth_years <> '{}' then (
        select bit_or(1 << year - ${firstChildYear}::int) from unnest(h.child_birth_years) year
        where year between ${firstChildYear}::int and ${firstChildYear + childYearsKept - 1}::int) end as years
    from messaging.habits h full join chosen c using (person_id)
  ), housed as (
    select r.*, dense_rank() over (order by household_id) as household from people_api.residents r
  )
  select string_agg(int4send(household) || int4send(born) || int4send(since) || int4send(years)
    || int2send(town) || int2send(age_group) || int2send(area) || int2send(marks) || masks, ''::bytea) as packed
  from (
    select row_number() over () / ${rowsAtOnce}::int as lot,
      coalesce(r.household, 0)::int as household,
      coalesce(r.birth_date - '1970-01-01'::date, ${unknownDay}::int) as born,
      coalesce(r.resident_since - '1970-01-01'::date, ${unknownDay}::int) as since,
      coalesce(k.years, 0) as years,
      coalesce(t.place, 0)::int2 as town,
      coalesce(k.age_group, 0)::int2 as age_group,
      coalesce(k.area, 0)::int2 as area,
      ((r.person_id is not null)::int + 2 * coalesce(r.is_head, false)::int + 4 * (k.person_id is not null)::int)::int2 as marks,
      ${sql.join([sql`''::bytea`, ...Array.from({ length: masks }, (_, mask) => sql`int8send(coalesce(k.masks[${mask + 2}::int], 0))`)], sql` || `)} as masks
    from housed r full join known k using (person_id)
      left join unnest(${towns}::text[]) with ordinality as t (name, place) on t.name = r.town
  ) row group by lot`

const bitsOfMask = (mask: number) => sql`
  coalesce(bit_or(1::int8 << ((t.place - 1) % ${topicsInMask}::int)::int)
    filter (where (t.place - 1) / ${topicsInMask}::int = ${mask}::int), 0)`
