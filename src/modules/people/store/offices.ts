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

const columns = sql.raw(`id, key, name, name_kana as "nameKana", name_english as "nameEnglish", kind,
  parent_name as "parentName", organ, phone`)

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

/** Offices that carry these keys of the profile on that day. */
export async function officesByKeys(
  tx: Tx,
  keys: readonly string[],
  on: Temporal.PlainDate,
): Promise<ReadonlyMap<string, Office>> {
  const { rows } = await sql<Office>`
    select ${columns} from people.offices
    where key = any(${[...keys]}::text[]) and daterange(valid_from, valid_to) @> ${on}::date
    order by key limit 500`.execute(tx)
  return new Map(rows.map((office) => [office.key, office]))
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
