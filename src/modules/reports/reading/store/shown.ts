import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, ReceiptNumber } from '#platform/ids/index.ts'
import type { Owner } from '../../ground/index.ts'
import type { ReportId, ReportKind, ReportState, Shape } from '../../record/index.ts'

/** A report as everybody sees it. Of one that is partly public, `text` is empty and `answer` null. */
export type Shown = {
  id: ReportId
  number: ReceiptNumber
  kind: ReportKind
  category: string
  lat: number
  lon: number
  isCoarse: boolean
  town: string
  title: string
  text: string
  isPartial: boolean
  owner: Owner
  body: string | null
  officeId: OfficeId
  state: ReportState
  shape: Shape
  stateSince: Temporal.Instant
  filedAt: Temporal.Instant
  changedAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  expectedOn: Temporal.PlainDate | null
  answer: string | null
  answeredAt: Temporal.Instant | null
  mergedInto: ReportId | null
  reopened: number
}

export const shownColumns = sql`s.id, s.number, s.kind, s.category, s.lat, s.lon, s."isCoarse", s.town, s.title, s.text,
  s."isPartial", s.owner, s.body, s."officeId", s.state, s.shape, s."stateSince", s."filedAt", s."changedAt", s."closedAt",
  s."expectedOn", s.answer, s."answeredAt", s."mergedInto", s.reopened`

/** The newest first; `undefined` conditions ask for everything. */
export type Asked = {
  categories?: readonly string[] | undefined
  towns?: readonly string[] | undefined
  shape?: Shape | undefined
  /** Looked for in the newest `searched` that fit the rest. */
  word?: string | undefined
  /** Filed and id of the last one that was seen. */
  before?: readonly [string, string] | undefined
  limit: number
}

/** How many of the newest a word is looked for in. */
export const searched = 2000

/** Reports that stand for themselves, newest first, by the index that fits what is asked. */
export async function shownReports(tx: Tx, asked: Asked): Promise<Shown[]> {
  const { word, before, limit } = asked
  const older = before && sql<SqlBool>`(s."filedAt", s.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`
  const query =
    word === undefined
      ? newest(asked, limit, older)
      : sql`select * from (${newest(asked, searched, undefined)}) s
          where ${and([holds(word), older])} order by s."filedAt" desc, s.id desc limit ${limit}`
  const { rows } = await sql<Shown>`${query}`.execute(tx)
  return rows
}

type Condition = RawBuilder<SqlBool> | undefined

function newest({ categories, towns, shape }: Asked, limit: number, older: Condition): RawBuilder<unknown> {
  const fits = {
    shape: shape && sql<SqlBool>`s.shape = ${shape}`,
    towns: towns && sql<SqlBool>`s.town = any(${[...towns]}::text[])`,
    categories: categories && sql<SqlBool>`s.category = any(${[...categories]}::text[])`,
  }
  const rest = [fits.shape, fits.towns, fits.categories, older]
  // Open ones are few: their index is short, and the rest of the question is asked of each.
  if (shape === 'received' || shape === 'working') return oneList(rest, limit)
  // An index has one order for each town and each kind: the newest of each, then the newest of those. The rest is asked
  // so that no other index answers it, which would read all of a state for a kind that nobody has reported.
  const beside = {
    shape: shape && sql<SqlBool>`s.shape || '' = ${shape}`,
    categories: categories && sql<SqlBool>`s.category || '' = any(${[...categories]}::text[])`,
  }
  if (towns) return eachList('town', towns, [beside.shape, beside.categories, older], limit)
  if (categories) return eachList('category', categories, [beside.shape, older], limit)
  return oneList(rest, limit)
}

const oneList = (conditions: readonly Condition[], limit: number) => sql`
  select ${shownColumns} from reports.shown s where s."mergedInto" is null and ${and(conditions)}
  order by s."filedAt" desc, s.id desc limit ${limit}`

const eachList = (
  column: 'town' | 'category',
  values: readonly string[],
  conditions: readonly Condition[],
  limit: number,
) => sql`
  select s.* from unnest(${[...values]}::text[]) as one (value) cross join lateral (
    select ${shownColumns} from reports.shown s
    where s.${sql.ref(column)} = one.value and s."mergedInto" is null and ${and(conditions)}
    order by s."filedAt" desc, s.id desc limit ${limit}) s
  order by s."filedAt" desc, s.id desc limit ${limit}`

const holds = (word: string) => sql<SqlBool>`
  position(lower(${word.normalize('NFKC')}) in lower(normalize(s.title || ' ' || s.text, nfkc))) > 0`

const and = (conditions: readonly Condition[]): RawBuilder<SqlBool> =>
  sql`${sql.join([sql`true`, ...conditions.flatMap((one) => (one ? [one] : []))], sql` and `)}`

/** How many fit, from what the squares of the map have counted; towns are not counted there. */
export async function countShown(tx: Tx, { categories, shape }: Pick<Asked, 'categories' | 'shape'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select coalesce(sum(n), 0)::int as n from reports.map_counts m
    where zoom = 11 and ${and([
      categories && sql<SqlBool>`m.category = any(${[...categories]}::text[])`,
      shape && sql<SqlBool>`m.shape = ${shape}`,
    ])}`.execute(tx)
  return rows[0]?.n ?? 0
}

/** What came since then and stands for itself, the newest first. */
export async function newestSince(tx: Tx, since: Temporal.Instant, limit: number): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select ${shownColumns} from reports.shown s where s."mergedInto" is null and s."filedAt" >= ${since}
    order by s."filedAt" desc, s.id desc limit ${limit}`.execute(tx)
  return rows
}
