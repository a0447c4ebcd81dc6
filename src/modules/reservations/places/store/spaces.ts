import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId } from '#platform/ids/index.ts'
import type { FacilityId, Space } from '../domain/space.ts'

/** The space with its facility, atoms and equipment; `undefined` when there is none, whether it stands or not. */
export async function spaceWith(tx: Tx, spaceId: number): Promise<Space | undefined> {
  return (await spacesWith(tx, [spaceId])).get(spaceId)
}

/** The same for many, by id. */
export async function spacesWith(tx: Tx, spaceIds: readonly number[]): Promise<ReadonlyMap<number, Space>> {
  const { rows } = await sql<SpaceRow>`
    select s.id, s.slug, s.name, s.name_kana as "nameKana", s.name_english as "nameEnglish", s.rule_group as "ruleGroup",
      s.tariff, s.capacity, s.area_m2 as "areaM2", s.activities, s.features, s.accessibility,
      s.is_online and f.is_online as "isOnline", s.is_confirmed as "isConfirmed",
      lower(s.stands * f.stands) as "stands", upper(s.stands * f.stands) as "until",
      f.id as "facilityId", f.slug as "facilitySlug", f.name as "facilityName", f.name_kana as "facilityKana",
      f.name_english as "facilityEnglish", f.category, f.area, f.address, f.latitude, f.longitude,
      f.accessibility as "facilityAccessibility", f.phone, f.lock, f.office_id as "officeId",
      f.operator_id as "operatorId",
      array(select atom_id from reservations.space_atoms where space_id = s.id order by atom_id) as atoms,
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'nameKana', e.name_kana, 'nameEnglish', e.name_english, 'stock', e.stock,
          'price', e.price) order by e.id), '[]')
        from reservations.equipment e
        where e.facility_id = s.facility_id and (e.spaces = '{}' or s.id = any(e.spaces)) and upper(e.stands) is null) as equipment
    from reservations.spaces s join reservations.facilities f on f.id = s.facility_id
    where s.id = any(${spaceIds}::integer[])
    order by s.id`.execute(tx)
  return new Map(rows.map((row) => [row.id, spaceOf(row)]))
}

type SpaceRow = Omit<Space, 'facility' | 'from'> & {
  stands: Temporal.PlainDate | null
  facilityId: FacilityId
  facilitySlug: string
  facilityName: string
  facilityKana: string
  facilityEnglish: string | null
  category: string
  area: string
  address: string
  latitude: number | null
  longitude: number | null
  facilityAccessibility: string[]
  phone: string | null
  lock: 'code' | null
  officeId: OfficeId
  operatorId: OrganisationId | null
}

function spaceOf({ stands, ...row }: SpaceRow): Space {
  const { facilityId, facilitySlug, facilityName, facilityKana, facilityEnglish, ...space } = row
  const {
    category,
    area,
    address,
    latitude,
    longitude,
    facilityAccessibility,
    phone,
    lock,
    officeId,
    operatorId,
    ...own
  } = space
  return {
    ...own,
    from: stands,
    facility: {
      id: facilityId,
      slug: facilitySlug,
      name: facilityName,
      nameKana: facilityKana,
      nameEnglish: facilityEnglish,
      category,
      area,
      address,
      point: latitude === null || longitude === null ? null : [latitude, longitude],
      accessibility: facilityAccessibility,
      phone,
      lock,
      officeId,
      operatorId,
    },
  }
}
