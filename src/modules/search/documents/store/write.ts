import { sql, type Tx } from '#platform/db/index.ts'
import type { SearchDocument } from '#platform/module/index.ts'

/** Without readings in its words; `shown` has title and summary with them, where there are any. */
export type PlainDocument = SearchDocument & { shown?: Shown }
export type Shown = { title: string; summary: string }
export type KeptDocument = { document: PlainDocument; terms: Buffer; termsMadeBy: string }

/** Held until the transaction ends, so that versions become visible in their order. Returns the next version. */
export async function lockHead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ next: number }>`select version + 1 as next from search.head for update`.execute(tx)
  return rows[0]?.next ?? 1
}

export async function raiseHead(tx: Tx, version: number): Promise<void> {
  await sql`update search.head set version = ${version}`.execute(tx)
}

/** Writes those that say something else than what is kept; says how many. */
export async function putDocuments(
  tx: Tx,
  source: string,
  kept: readonly KeptDocument[],
  version: number,
): Promise<number> {
  if (kept.length === 0) return 0
  const { rows } = await sql<{ id: number }>`
    insert into search.documents as d (source, subject, lang, version, ${columns}, terms)
    select ${source}, given.subject, given.lang, ${version}::bigint, ${columnsOf('given')}, given.terms
    from ${givenRows(kept.map(rowOf))}
    on conflict (source, subject, lang) do update set version = excluded.version, removed_at = null,
      (${columns}, terms) = (${columnsOf('excluded')}, excluded.terms)
    where d.removed_at is not null or (${columnsOf('d')}) is distinct from (${columnsOf('excluded')})
    returning id`.execute(tx)
  return rows.length
}

/** Subjects of these documents that are kept in other words, in other languages or not at all. */
export async function differing(
  tx: Tx,
  source: string,
  documents: readonly PlainDocument[],
  termsMadeBy: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    with given as (select * from ${givenRows(documents.map((document) => ({ ...plainRow(document), terms_made_by: termsMadeBy })))}),
    kept as (
      select * from search.documents
      where source = ${source} and removed_at is null and subject in (select subject from given))
    select distinct coalesce(given.subject, d.subject) as subject
    from given full join kept d on d.subject = given.subject and d.lang = given.lang
    where given.subject is null or d.subject is null
      or (${columnsOf('d')}) is distinct from (${columnsOf('given')})
    order by 1`.execute(tx)
  return rows.map(({ subject }) => subject)
}

const types = {
  kind: 'text',
  href: 'text',
  title: 'text',
  summary: 'text',
  headings: 'text[]',
  body: 'text',
  words: 'text[]',
  action: 'jsonb',
  topics: 'text[]',
  area: 'text',
  changed_on: 'date',
  visible_from: 'timestamptz',
  visible_until: 'timestamptz',
  shown: 'jsonb',
  terms_made_by: 'text',
} as const

const names = Object.keys(types)
const columns = sql.raw(names.join(', '))
const columnsOf = (table: string) => sql.raw(names.map((name) => `${table}.${name}`).join(', '))
const shape = sql.raw(
  ['subject text', 'lang text', 'terms bytea', ...Object.entries(types).map((one) => one.join(' '))].join(', '),
)

const givenRows = (rows: readonly object[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${shape})`

function plainRow({ changedOn, from, until, ...said }: PlainDocument) {
  return {
    ...said,
    changed_on: changedOn.toString(),
    visible_from: from?.toString(),
    visible_until: until?.toString(),
  }
}

const rowOf = ({ document, terms, termsMadeBy }: KeptDocument) => ({
  ...plainRow(document),
  terms: `\\x${terms.toString('hex')}`,
  terms_made_by: termsMadeBy,
})

/** Empties every row of these subjects whose subject and language are not in `but`; says how many. */
export async function removeDocuments(
  tx: Tx,
  source: string,
  subjects: readonly string[],
  but: readonly Pick<SearchDocument, 'subject' | 'lang'>[],
  version: number,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update search.documents d set version = ${version}::bigint, removed_at = clock_timestamp(), href = '', title = '',
      summary = '', headings = '{}', body = '', words = '{}', action = null, shown = null, topics = '{}', area = null, terms = ''
    where source = ${source} and subject = any(${[...subjects]}::text[]) and removed_at is null and not exists (
      select from unnest(${but.map(({ subject }) => subject)}::text[], ${but.map(({ lang }) => lang)}::text[])
        as stays (subject, lang)
      where stays.subject = d.subject and stays.lang = d.lang)
    returning id`.execute(tx)
  return rows.length
}

const mostVacuumed = 1000

export async function hasOldRemovals(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select from search.documents where removed_at < clock_timestamp() - interval '1 day' limit 1`.execute(tx)
  return rows.length > 0
}

/** Deletes what was removed more than a day ago, so that every process has seen it go; says how many. */
export async function vacuumDocuments(tx: Tx): Promise<number> {
  await sql`select from search.head for update`.execute(tx)
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from search.documents where id in (
        select id from search.documents where removed_at < clock_timestamp() - interval '1 day'
        order by removed_at, id limit ${mostVacuumed})
      returning version),
    marked as (
      update search.head set vacuumed = greatest(vacuumed, (select max(version) from gone))
      where exists (select from gone))
    select count(*)::int as count from gone`.execute(tx)
  return rows[0]?.count ?? 0
}
