import { sql, type Tx } from '#platform/db/index.ts'

export type SearchableFacility = {
  slug: string
  name: string
  nameKana: string
  nameEnglish: string | null
  category: string
  area: string
  address: string
  station: string | null
  walkMinutes: number | null
  accessibility: readonly string[]
  phone: string | null
  isOnline: boolean
  spaces: readonly { name: string; nameKana: string; nameEnglish: string | null; activities: readonly string[] }[]
}

/** The facilities that stand on that day with their rooms: all of them, or those of these slugs. */
export async function searchableFacilities(
  tx: Tx,
  on: Temporal.PlainDate,
  slugs?: readonly string[],
): Promise<readonly SearchableFacility[]> {
  const { rows } = await sql<SearchableFacility>`
    select f.slug, f.name, f.name_kana as "nameKana", f.name_english as "nameEnglish", f.category, f.area, f.address,
      f.station, f.walk_minutes as "walkMinutes", f.accessibility, f.phone, f.is_online as "isOnline",
      (select coalesce(jsonb_agg(jsonb_build_object('name', s.name, 'nameKana', s.name_kana,
          'nameEnglish', s.name_english, 'activities', s.activities) order by s.position, s.id), '[]')
        from reservations.spaces s where s.facility_id = f.id and s.stands @> ${on}::date) as spaces
    from reservations.facilities f
    where f.stands @> ${on}::date and (${slugs === undefined} or f.slug = any(${[...(slugs ?? [])]}::text[]))
    order by f.id limit 2000`.execute(tx)
  return rows
}

/** Changes with every change of a place, and with the day on which places begin and end. */
export async function placesState(tx: Tx, on: Temporal.PlainDate): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select version::text from reservations.places_version`.execute(tx)
  return `${rows[0]?.version ?? ''} ${on}`
}
