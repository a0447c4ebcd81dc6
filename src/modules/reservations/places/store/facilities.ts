import { officeOn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId } from '#platform/ids/index.ts'
import type { ClosedDay } from '../domain/closed-days.ts'
import type { Facility, FacilityId } from '../domain/space.ts'

const most = 500

export type ListedFacility = {
  slug: string
  name: string
  nameKana: string
  nameEnglish: string | null
  category: string
  area: string
  station: string | null
  walkMinutes: number | null
  accessibility: readonly string[]
  isOnline: boolean
}

export type FacilityFilter = {
  area?: string | undefined
  category?: string | undefined
  /** All of them. */
  accessibility?: readonly string[] | undefined
  /** Each of them. */
  asked?: readonly Asked[] | undefined
}
/** A word of a search: as it was typed, in hiragana, and the keys of categories and activities that it names. */
export type Asked = { text: string; kana: string; categories: readonly string[]; activities: readonly string[] }

/** The facilities that stand on that day, in the order of their readings. */
export async function facilitiesOn(tx: Tx, on: Temporal.PlainDate, filter: FacilityFilter): Promise<ListedFacility[]> {
  const { area, category, accessibility = [], asked = [] } = filter
  const found =
    asked.length > 0
      ? sql.join(
          asked.map((word) => holds(word, on)),
          sql` and `,
        )
      : sql`true`
  const { rows } = await sql<ListedFacility>`
    select f.slug, f.name, f.name_kana as "nameKana", f.name_english as "nameEnglish", f.category, f.area, f.station,
      f.walk_minutes as "walkMinutes", f.accessibility, f.is_online as "isOnline"
    from reservations.facilities f
    where f.stands @> ${on}::date and (${area ?? null}::text is null or f.area = ${area ?? null})
      and (${category ?? null}::text is null or f.category = ${category ?? null})
      and f.accessibility @> ${accessibility}::text[] and ${found}
    order by f.name_kana, f.id limit ${most}`.execute(tx)
  return rows
}

function holds({ text, kana, categories, activities }: Asked, on: Temporal.PlainDate) {
  const like = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(f.name ilike ${like(text)} or f.name_kana ilike ${like(kana)} or f.name_english ilike ${like(text)}
    or f.category = any(${categories}::text[])
    or exists (select from reservations.spaces s where s.facility_id = f.id and s.stands @> ${on}::date
      and s.activities && ${activities}::text[]))`
}

export type WholeFacility = Omit<Facility, 'officeId'> & {
  officeId: OfficeId
  operatorId: OrganisationId | null
  latitude: number | null
  longitude: number | null
  isPointExact: boolean
  station: string | null
  walkMinutes: number | null
  accessibility: readonly string[]
  isOnline: boolean
  spaceIds: readonly number[]
}

/** With the office that has it and the spaces that stand on that day, in the order of the house. `undefined`: no such house on that day. */
export async function facilityWith(tx: Tx, slug: string, on: Temporal.PlainDate): Promise<WholeFacility | undefined> {
  const { rows } = await sql<WholeFacility>`
    select f.id, f.slug, f.name, f.name_kana as "nameKana", f.name_english as "nameEnglish", f.category, f.area, f.address,
      f.phone, coalesce(${officeOn(sql.ref('f.office_id'), on, sql`null`)}, f.office_id) as "officeId", f.operator_id as "operatorId", f.latitude, f.longitude,
      f.is_point_exact as "isPointExact", f.station, f.walk_minutes as "walkMinutes", f.accessibility,
      f.is_online as "isOnline",
      array(select s.id from reservations.spaces s where s.facility_id = f.id and s.stands @> ${on}::date
        order by s.position, s.id) as "spaceIds"
    from reservations.facilities f where f.slug = ${slug} and f.stands @> ${on}::date`.execute(tx)
  return rows[0]
}

/** Days on which the house is closed all day, from `from` until `until`, both included. */
export async function closedDaysBetween(
  tx: Tx,
  facilityId: FacilityId,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<ClosedDay[]> {
  const { rows } = await sql<ClosedDay>`
    select day, why from reservations.closed_days
    where facility_id = ${facilityId} and day between ${from}::date and ${until}::date order by day`.execute(tx)
  return rows
}
