import type { Employment } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { DeputyRanks, ProfileOffice } from '#platform/profile/index.ts'

/** Brings the offices in line with the profile; an office that left the profile stays until a reorganisation ends it. */
export async function saveOffices(tx: Tx, offices: readonly ProfileOffice[]): Promise<void> {
  const rows = sql`rows from (jsonb_to_recordset(${JSON.stringify(offices)}::jsonb) as (
    key text, name text, "nameKana" text, "nameEnglish" text, kind text, "parentKey" text, "parentName" text, organ text,
    phone text)) with ordinality as o`
  await sql`
    insert into people.offices (key, name, name_kana, name_english, kind, parent_name, organ, phone, valid_from)
    select o.key, o.name, o."nameKana", o."nameEnglish", o.kind, o."parentName", o.organ, o.phone, '2000-04-01'
    from ${rows} where not exists (select from people.offices known where known.key = o.key)
    order by o.ordinality
    on conflict do nothing`.execute(tx)
  await sql`
    update people.offices mine set name = o.name, name_kana = o."nameKana", name_english = o."nameEnglish",
      kind = o.kind, parent_name = o."parentName", organ = o.organ, phone = o.phone,
      parent_id = (select parent.id from people.offices parent where parent.key = o."parentKey" and parent.valid_to is null)
    from ${rows} where mine.key = o.key and mine.valid_to is null`.execute(tx)
}

/** Who stands in for which rank, the first choice first. */
export async function saveDeputyRanks(tx: Tx, deputies: DeputyRanks): Promise<void> {
  const rows = Object.entries(deputies).flatMap(([rank, inOrder]) =>
    inOrder.map((deputy, place) => ({ rank, place, deputy_rank: deputy })),
  )
  await sql`delete from people.deputy_ranks`.execute(tx)
  await sql`
    insert into people.deputy_ranks
    select * from jsonb_populate_recordset(null::people.deputy_ranks, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

export type StaffLine = {
  id: string
  staff_number: string
  name: string
  name_kana: string
  email: string
  employed_from: string
  employment: Employment
  employer: string | null
  posts: readonly {
    office: string
    role: string
    rank: string
    main: boolean
    from: string
    until: string | null
  }[]
}

/** Adds members of the workforce and their posts that are not there yet. */
export async function addStaffLines(tx: Tx, lines: readonly StaffLine[]): Promise<void> {
  const json = JSON.stringify(lines)
  await sql`
    insert into people.staff (id, staff_number, name, name_kana, email, employed_from, employment, employer)
    select id, staff_number, name, name_kana, email, employed_from, employment, employer
    from jsonb_populate_recordset(null::people.staff, ${json}::jsonb) on conflict do nothing`.execute(tx)
  await sql`
    insert into people.posts (staff_id, office_id, role, rank, is_main, valid_from, valid_to)
    select s.id, o.id, p.role, p.rank, p.main, p."from", p.until
    from jsonb_to_recordset(${json}::jsonb) as s(id uuid, posts jsonb)
    cross join lateral jsonb_to_recordset(s.posts) as p(
      office text, role text, rank text, main boolean, "from" date, until date)
    join people.offices o on o.key = p.office and o.valid_to is null
    on conflict do nothing`.execute(tx)
}
