import { sql, type Tx } from '#platform/db/index.ts'
import type { ProfileOffice } from '#platform/profile/index.ts'

/** Brings the offices in line with the profile; an office that left the profile stays until a reorganisation ends it. */
export async function saveOffices(tx: Tx, offices: readonly ProfileOffice[]): Promise<void> {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(offices)}::jsonb) as o(
    key text, name text, "nameKana" text, "nameEnglish" text, "parentKey" text, "parentName" text, organ text, phone text)`
  await sql`
    insert into people.offices (key, name, name_kana, name_english, parent_name, organ, phone, valid_from)
    select o.key, o.name, o."nameKana", o."nameEnglish", o."parentName", o.organ, o.phone, '2000-04-01' from ${rows}
    on conflict do nothing`.execute(tx)
  await sql`
    update people.offices mine set name = o.name, name_kana = o."nameKana", name_english = o."nameEnglish",
      parent_name = o."parentName", organ = o.organ, phone = o.phone,
      parent_id = (select parent.id from people.offices parent where parent.key = o."parentKey" and parent.valid_to is null)
    from ${rows} where mine.key = o.key and mine.valid_to is null`.execute(tx)
}

export type StaffLine = {
  id: string
  staff_number: string
  name: string
  name_kana: string
  email: string
  employed_from: string
  posts: readonly { office: string; role: string; from: string; until: string | null }[]
}

/** Adds members of the workforce and their posts that are not there yet. */
export async function addStaffLines(tx: Tx, lines: readonly StaffLine[]): Promise<void> {
  const json = JSON.stringify(lines)
  await sql`
    insert into people.staff (id, staff_number, name, name_kana, email, employed_from)
    select id, staff_number, name, name_kana, email, employed_from
    from jsonb_populate_recordset(null::people.staff, ${json}::jsonb) on conflict do nothing`.execute(tx)
  await sql`
    insert into people.posts (staff_id, office_id, role, valid_from, valid_to)
    select s.id, o.id, p.role, p."from", p.until
    from jsonb_to_recordset(${json}::jsonb) as s(id uuid, posts jsonb)
    cross join lateral jsonb_to_recordset(s.posts) as p(office text, role text, "from" date, until date)
    join people.offices o on o.key = p.office and o.valid_to is null
    on conflict do nothing`.execute(tx)
}
