import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { DateRange } from '#platform/time/index.ts'
import type { SearchPosition } from '../domain/search/hit.ts'
import { type SearchTerms, type SearchWay, wayOf } from '../domain/search/query.ts'

export type FoundPerson = { personId: PersonId; position: SearchPosition }

type Row = { personId: PersonId; place: number; key: string; born: string; town: string; block: string }
type Condition = RawBuilder<SqlBool>

/** People who fit, best first: at most `limit`, from `after` on. */
export async function findPersons(
  tx: Tx,
  terms: SearchTerms,
  { limit, after: given }: { limit: number; after?: SearchPosition | undefined },
): Promise<FoundPerson[]> {
  const way = wayOf(terms)
  // The place of another list begins this one anew.
  const after = given?.[0] === way ? given.slice(1) : undefined
  const { rows } = await sql<Row>`
    select person_id as "personId", place, key, birth_date::text as born, town, block
    from (${matches(terms, way, after, limit)}) found order by ${order[way]} limit ${limit}`.execute(tx)
  return rows.map((row) => ({ personId: row.personId, position: positionOf(way, row) }))
}

/** How many people fit, counted up to `most` and one. */
export async function countFound(tx: Tx, terms: SearchTerms, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select from (${matches(terms, wayOf(terms), undefined, most + 1)}) found limit ${most + 1}) counted`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

const order = {
  number: sql.raw('person_id'),
  name: sql.raw('place, key, birth_date, person_id'),
  birth: sql.raw('birth_date, key, person_id'),
  address: sql.raw('town, block, key, person_id'),
} as const satisfies Record<SearchWay, unknown>

function positionOf(way: SearchWay, { place, key, born, town, block, personId }: Row): SearchPosition {
  if (way === 'name') return [way, place, key, born, personId]
  if (way === 'birth') return [way, born, key, personId]
  return way === 'address' ? [way, town, block, key, personId] : [way, personId]
}

function matches(terms: SearchTerms, way: SearchWay, after: SearchPosition | undefined, limit: number) {
  if (way === 'name') return byName(terms, after, limit)
  if (way === 'birth') return byBirth(terms, after, limit)
  const conditions = [...filters(terms), named(terms), ...(after ? [beyond(way, after)] : [])]
  if (way === 'number')
    conditions.push(sql<SqlBool>`k.person_id in (
      select person_id from people.atena_numbers where atena_number = ${terms.atenaNumber})`)
  return inOrder(way, conditions, limit)
}

// Who is born on the days, and the few whose birth date is not known, as two ranges of the index.
function byBirth(terms: SearchTerms, after: SearchPosition | undefined, limit: number) {
  const { born, ...others } = terms
  const rest = [...filters(others), named(terms), ...(after ? [beyond('birth', after)] : [])]
  const parts = [born && bornOn(born), isNarrowed(terms) && unknownBirth].filter(
    (part) => part !== undefined && part !== false,
  )
  return sql.join(
    parts.map((part) => sql`(${inOrder('birth', [part, ...rest], limit)})`),
    sql` union all `,
  )
}

const inOrder = (way: SearchWay, conditions: readonly Condition[], limit: number) => sql`
  select ${ofIndex}, 0 as place from people.search_keys k
  where k.is_person and ${all(conditions)} order by ${order[way]} limit ${limit}`

// No other column: what an index covers is read from the index alone.
const ofIndex = sql.raw('k.person_id, k.key, k.birth_date, k.town, k.block')

// Each place is a range of its own in the index, so that a page of a frequent name is read and nothing else.
function byName(terms: SearchTerms, after: SearchPosition | undefined, limit: number) {
  const first = after ? Number(after[0]) : 0
  const parts = [0, 1, 2].slice(first).map((place) => {
    const conditions = [
      sql<SqlBool>`k.place = ${place}`,
      begins(terms.key ?? '', 'k'),
      // Somebody whose name and 通称 both fit is one hit, by the better of them.
      sql<SqlBool>`k.shared < ${[...(terms.key ?? '')].length}`,
      ...filters(terms),
    ]
    if (after && place === first) {
      const [, key, born, personId] = after
      conditions.push(sql<SqlBool>`(k.key, k.birth_date, k.person_id) > (${key}, ${born}::date, ${personId}::uuid)`)
    }
    return sql`(select ${ofIndex}, k.place from people.search_keys k where ${all(conditions)}
      order by k.key, k.birth_date, k.person_id limit ${limit})`
  })
  return sql.join(parts, sql` union all `)
}

const all = (conditions: readonly Condition[]) => sql.join(conditions, sql` and `)

// The last character of Unicode: everything that begins with the key sorts below.
const begins = (key: string, table: string): Condition =>
  sql<SqlBool>`${sql.ref(`${table}.key`)} >= ${key} and ${sql.ref(`${table}.key`)} < ${`${key}\u{10FFFF}`}`

const named = ({ key }: SearchTerms): Condition =>
  key === undefined ? sql<SqlBool>`true` : hasKey('k.person_id', sql`${key}::text`)

/**
 * A condition on `person`, a column with a person's id: one of their keys begins with `key`. `offset 0` keeps it a look
 * at this person's few keys: the planner takes a range of names for a handful of rows, and would read the whole range
 * anew for each person.
 */
export const hasKey = (person: string, key: RawBuilder<unknown>): Condition => sql<SqlBool>`exists (
  select from (select n.key from people.search_keys n where n.person_id = ${sql.ref(person)} offset 0) n
  where starts_with(n.key, ${key}))`

function filters(terms: SearchTerms): Condition[] {
  const { born, address, includesGone } = terms
  const conditions: Condition[] = []
  if (!includesGone) conditions.push(sql<SqlBool>`k.is_current`)
  if (born) conditions.push(isNarrowed(terms) ? sql<SqlBool>`(${bornOn(born)} or ${unknownBirth})` : bornOn(born))
  if (!address) return conditions
  const { town, numbers } = address
  if (numbers.length === 0) return [...conditions, sql<SqlBool>`k.town >= ${town} and k.town < ${`${town}\u{10FFFF}`}`]
  return [...conditions, sql<SqlBool>`k.town = ${town} and ${within(numbers)}`]
}

const bornOn = ({ from, to }: DateRange): Condition => sql<SqlBool>`k.birth_date between ${from} and ${to}`

const unknownBirth = sql<SqlBool>`k.birth_date = '-infinity'`

// Whose birth date is not known may be the one who is meant, where something else says so too.
const isNarrowed = ({ key, address }: SearchTerms): boolean => key !== undefined || address !== undefined

// 「光が丘2-7-6-304」 and 「栄町40-7-201」 end with a room: somebody at the address before it fits too.
function within(numbers: readonly string[]): Condition {
  const parts = numbers.map((number) => number.padStart(5, '0'))
  const block = parts.join('-')
  const shorter = parts.slice(2).map((_, index) => parts.slice(0, index + 2).join('-'))
  const below = sql<SqlBool>`k.block >= ${block} and k.block < ${`${block}\u{10FFFF}`}`
  return shorter.length === 0 ? below : sql<SqlBool>`(${below} or k.block = any(${shorter}::text[]))`
}

function beyond(way: SearchWay, after: SearchPosition): Condition {
  const [one, two, three, four] = after
  if (way === 'birth') return sql<SqlBool>`(k.birth_date, k.key, k.person_id) > (${one}::date, ${two}, ${three}::uuid)`
  if (way === 'address')
    return sql<SqlBool>`(k.town, k.block, k.key, k.person_id) > (${one}, ${two}, ${three}, ${four}::uuid)`
  return sql<SqlBool>`k.person_id > ${one}::uuid`
}
