import type { Organ } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

/** 首長等, 部, 課, 係. */
export type OfficeKind = 'executive' | 'department' | 'section' | 'unit'

export type Office = {
  id: OfficeId
  key: string
  name: string
  nameKana: string
  nameEnglish: string
  kind: OfficeKind
  /** 「区民部 戸籍住民課」. */
  parentName: string
  /** 執行機関 whose affairs it handles. */
  organ: Organ
  phone: string
}

const columnsOf = (table: string): string =>
  `${table}.id, ${table}.key, ${table}.name, ${table}.name_kana as "nameKana", ${table}.name_english as "nameEnglish",
   ${table}.kind, ${table}.parent_name as "parentName", ${table}.organ, ${table}.phone`

const columns = sql.raw(columnsOf('offices'))

/**
 * The office that does the work of this key of the profile on that day: the one with the key, or, after a
 * reorganisation, what succeeded it (`procedure`: for this part of its work). `undefined`: nothing did.
 */
export async function findOffice(
  tx: Tx,
  key: string,
  on: Temporal.PlainDate,
  procedure?: string,
): Promise<Office | undefined> {
  const { rows } = await sql<Office>`
    select ${columns} from people.offices where id = (
      select people.office_on(id, ${on}::date, ${procedure ?? null}) from people.offices
      where key = ${key} and valid_from <= ${on}::date order by valid_from desc limit 1)`.execute(tx)
  return rows[0]
}

/** The offices that do the work of these keys of the profile on that day, as `findOffice` says; by key. */
export async function officesByKeys(
  tx: Tx,
  keys: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Office>> {
  return officesOf(
    tx,
    keys.map((key) => ({ key, procedure: null })),
    on,
  )
}

/** The offices that handle these procedures on that day, after whatever reorganisation; by procedure. */
export async function officesOfProcedures(
  tx: Tx,
  work: readonly { office: string; procedure: string }[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Office>> {
  return officesOf(
    tx,
    work.map(({ office, procedure }) => ({ key: office, procedure })),
    on,
  )
}

async function officesOf(
  tx: Tx,
  work: readonly { key: string; procedure: string | null }[],
  on: Temporal.PlainDate,
): Promise<Map<string, Office>> {
  const { rows } = await sql<Office & { work: string }>`
    select coalesce(asked.procedure, asked.key) as work, ${sql.raw(columnsOf('o'))}
    from unnest(${work.map(({ key }) => key)}::text[], ${work.map(({ procedure }) => procedure)}::text[]) as asked (key, procedure)
    cross join lateral (
      select people.office_on(named.id, ${on}::date, asked.procedure) as id from people.offices named
      where named.key = asked.key and named.valid_from <= ${on}::date order by named.valid_from desc limit 1) found
    join people.offices o on o.id = found.id
    order by 1 limit 1000`.execute(tx)
  return new Map(rows.map(({ work: asked, ...office }) => [asked, office]))
}

/** Offices by id, also those that were abolished. */
export async function officesByIds(tx: Tx, ids: readonly OfficeId[]): Promise<ReadonlyMap<OfficeId, Office>> {
  const { rows } = await sql<Office>`
    select ${columns} from people.offices where id = any(${[...ids]}::uuid[]) order by id limit 1000`.execute(tx)
  return new Map(rows.map((office) => [office.id, office]))
}

/** An office by id, also one that was abolished: a case may still stand in its name. */
export async function officeById(tx: Tx, id: OfficeId): Promise<Office | undefined> {
  const { rows } = await sql<Office>`select ${columns} from people.offices where id = ${id}`.execute(tx)
  return rows[0]
}
