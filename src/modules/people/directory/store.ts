import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeKind } from '../store/offices.ts'

export type ListedOffice = {
  key: string
  name: string
  nameKana: string
  nameEnglish: string
  kind: OfficeKind
  /** 「区民部 戸籍住民課」; empty where nothing stands above it. */
  parentName: string
  phone: string
}

/** Offices that stand on that day, as they were entered: all of them, or those of these keys. */
export async function officesStanding(
  tx: Tx,
  on: Temporal.PlainDate,
  keys?: readonly string[],
): Promise<readonly ListedOffice[]> {
  const { rows } = await sql<ListedOffice>`
    select key, name, name_kana as "nameKana", name_english as "nameEnglish", kind, parent_name as "parentName", phone
    from people.offices
    where daterange(valid_from, valid_to) @> ${on}::date
      and (${keys === undefined} or key = any(${[...(keys ?? [])]}::text[]))
    order by id limit 1000`.execute(tx)
  return rows
}

/** Changes with every change of an office that stands on that day. */
export async function officesState(tx: Tx, on: Temporal.PlainDate): Promise<string> {
  const { rows } = await sql<{ state: string | null }>`
    select md5(string_agg(concat_ws(' ', key, name, name_kana, name_english, kind, parent_name, phone), ',' order by id))
      as state
    from people.offices where daterange(valid_from, valid_to) @> ${on}::date`.execute(tx)
  return rows[0]?.state ?? ''
}
