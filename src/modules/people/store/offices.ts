import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

export type Office = {
  id: OfficeId
  key: string
  name: string
  nameKana: string
  nameEnglish: string
  /** 「区民部 戸籍住民課」. */
  parentName: string
  /** 執行機関. */
  organ: string
  phone: string
}

const columns = sql.raw(`id, key, name, name_kana as "nameKana", name_english as "nameEnglish",
  parent_name as "parentName", organ, phone`)

/** The office that has this key of the profile now. */
export async function findOffice(tx: Tx, key: string): Promise<Office | undefined> {
  return (await officesByKeys(tx, [key])).get(key)
}

/** Offices that exist now, by key of the profile. */
export async function officesByKeys(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, Office>> {
  const { rows } = await sql<Office>`
    select ${columns} from people.offices where key = any(${[...keys]}::text[]) and valid_to is null
    order by key limit 500`.execute(tx)
  return new Map(rows.map((office) => [office.key, office]))
}

/** An office by id, also one that was abolished: a case may still stand in its name. */
export async function officeById(tx: Tx, id: OfficeId): Promise<Office | undefined> {
  const { rows } = await sql<Office>`select ${columns} from people.offices where id = ${id}`.execute(tx)
  return rows[0]
}
