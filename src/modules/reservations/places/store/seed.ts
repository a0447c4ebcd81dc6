import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId } from '#platform/ids/index.ts'
import type { ReadFacility } from '../profile/load.ts'

export type SeededFacility = ReadFacility & { officeId: OfficeId; operatorId?: OrganisationId | undefined }

/** Adds facilities with atoms, spaces, neighbours and equipment; one whose slug is there stays as it stands. Returns the new slugs. */
export async function addFacilities(tx: Tx, facilities: readonly SeededFacility[]): Promise<string[]> {
  const json = JSON.stringify(facilities)
  const { rows } = await sql<{ slug: string }>`
    insert into reservations.facilities (slug, name, name_kana, name_english, category, area, address, latitude, longitude,
      is_point_exact, station, walk_minutes, phone, lock, office_id, operator_id, accessibility, is_online, is_confirmed)
    select f.slug, f.name, f.kana, f.english, f.category, f.area, f.address, (f.point ->> 0)::float8, (f.point ->> 1)::float8,
      coalesce(f.exact, false), f.station, f.walk, f.phone, f.lock, f."officeId", f."operatorId", f.accessibility, coalesce(f.online, true), f.confirmed
    from jsonb_to_recordset(${json}::jsonb) as f(slug text, name text, kana text, english text, category text, area text,
      address text, point jsonb, exact boolean, station text, walk smallint, phone text, lock text, "officeId" uuid, "operatorId" uuid,
      accessibility text[], online boolean, confirmed boolean)
    on conflict (slug) do nothing returning slug`.execute(tx)
  const added = rows.map(({ slug }) => slug)
  const news = facilities.filter(({ slug }) => added.includes(slug))
  await addSpaces(tx, news)
  await addNeighbours(tx, news)
  await addEquipment(tx, news)
  return added
}

async function addSpaces(tx: Tx, facilities: readonly SeededFacility[]): Promise<void> {
  const lines = facilities.flatMap(({ slug, confirmed, spaces }) =>
    spaces.map((space, position) => ({
      ...space,
      facility: slug,
      position,
      confirmed,
      online: space.online ?? true,
      atoms: space.atoms ?? [space.name],
      features: space.features ?? [],
      accessibility: space.accessibility ?? [],
    })),
  )
  const json = JSON.stringify(lines)
  await sql`
    insert into reservations.atoms (facility_id, name)
    select id, atom from (
      select distinct on (f.id, a.name) f.id, a.name as atom, s.position, a.place
      from jsonb_to_recordset(${json}::jsonb) as s(facility text, position smallint, atoms jsonb)
      join reservations.facilities f on f.slug = s.facility
      cross join lateral jsonb_array_elements_text(s.atoms) with ordinality as a(name, place)
      order by f.id, a.name, s.position, a.place) parts
    order by id, position, place`.execute(tx)
  await sql`
    with made as (
      insert into reservations.spaces (facility_id, slug, name, name_kana, name_english, rule_group, tariff, capacity, area_m2,
        activities, features, accessibility, position, is_online, is_confirmed)
      select f.id, s.slug, s.name, s.kana, s.english, s.rules, s.tariff, s.capacity, s.area, s.activities, s.features,
        s.accessibility, s.position, s.online, s.confirmed
      from jsonb_to_recordset(${json}::jsonb) as s(facility text, slug text, name text, kana text, english text, rules text,
        tariff text, capacity smallint, area smallint, activities text[], features text[], accessibility text[],
        position smallint, online boolean, confirmed boolean)
      join reservations.facilities f on f.slug = s.facility
      order by f.slug, s.position
      returning id, facility_id, slug)
    insert into reservations.space_atoms (space_id, atom_id)
    select distinct made.id, a.id
    from jsonb_to_recordset(${json}::jsonb) as s(facility text, slug text, atoms text[])
    join reservations.facilities f on f.slug = s.facility
    join made on made.facility_id = f.id and made.slug = s.slug
    join reservations.atoms a on a.facility_id = f.id and a.name = any(s.atoms)`.execute(tx)
}

async function addNeighbours(tx: Tx, facilities: readonly SeededFacility[]): Promise<void> {
  const pairs = facilities.flatMap(({ slug, neighbours }) => neighbours.map(([one, other]) => ({ slug, one, other })))
  await sql`
    insert into reservations.neighbours (one, other)
    select least(one.id, other.id), greatest(one.id, other.id)
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as n(slug text, one text, other text)
    join reservations.facilities f on f.slug = n.slug
    join reservations.atoms one on one.facility_id = f.id and one.name = n.one
    join reservations.atoms other on other.facility_id = f.id and other.name = n.other
    on conflict do nothing`.execute(tx)
}

async function addEquipment(tx: Tx, facilities: readonly SeededFacility[]): Promise<void> {
  const pieces = facilities.flatMap(({ slug, equipment }) => equipment.map((piece) => ({ facility: slug, ...piece })))
  await sql`
    insert into reservations.equipment (facility_id, spaces, name, name_kana, name_english, stock, price)
    select f.id, array(select s.id from reservations.spaces s where s.facility_id = f.id and s.slug = any(e.spaces) order by s.id),
      e.name, e.kana, e.english, e.stock, e.price
    from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as e(facility text, name text, kana text, english text, stock smallint,
      price integer, spaces text[])
    join reservations.facilities f on f.slug = e.facility`.execute(tx)
}
