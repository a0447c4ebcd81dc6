import { officeOn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'

/** A facility with what its staff keep. */
export type KeptFacility = {
  id: FacilityId
  slug: string
  name: string
  nameKana: string
  nameEnglish: string | null
  category: string
  address: string
  phone: string | null
  isOnline: boolean
  isConfirmed: boolean
  officeId: OfficeId
}

const columns = (on: Temporal.PlainDate) => sql`f.id, f.slug, f.name, f.name_kana as "nameKana",
  f.name_english as "nameEnglish", f.category, f.address, f.phone, f.is_online as "isOnline",
  f.is_confirmed as "isConfirmed", coalesce(${officeOn(sql.ref('f.office_id'), on, sql`null`)}, f.office_id) as "officeId"`

export async function findFacility(
  tx: Tx,
  which: { slug: string } | { facilityId: FacilityId },
  on: Temporal.PlainDate,
): Promise<KeptFacility | undefined> {
  const { rows } = await sql<KeptFacility>`
    select ${columns(on)} from reservations.facilities f
    where ${'slug' in which ? sql`f.slug = ${which.slug}` : sql`f.id = ${which.facilityId}`}`.execute(tx)
  return rows[0]
}

export type ListedKept = KeptFacility & {
  spaces: number
  /** Of its spaces. */
  unconfirmed: number
  drafts: number
  knownTo: Temporal.PlainDate | null
}

/** By reading, after the one with which the page before ended. */
export async function listKept(
  tx: Tx,
  query: {
    offices: readonly OfficeId[] | undefined
    onlyUnconfirmed: boolean
    words: string | undefined
    on: Temporal.PlainDate
    after: { kana: string; id: FacilityId } | undefined
    limit: number
  },
): Promise<ListedKept[]> {
  const { offices, onlyUnconfirmed, words, on, after, limit } = query
  const like = `%${(words ?? '').replaceAll(/[%_\\]/g, (one) => `\\${one}`)}%`
  const { rows } = await sql<ListedKept>`
    with kept as (
      select ${columns(on)}, f.days_known_to as "knownTo",
        (select count(*)::int from reservations.spaces s where s.facility_id = f.id) as spaces,
        (select count(*)::int from reservations.spaces s where s.facility_id = f.id and not s.is_confirmed) as unconfirmed,
        (select count(*)::int from reservations.place_changes c where c.facility_id = f.id and c.state = 'drafted') as drafts
      from reservations.facilities f)
    select * from kept
    where (${offices === undefined} or "officeId" = any(${[...(offices ?? [])]}::uuid[]))
      and (not ${onlyUnconfirmed} or not "isConfirmed" or unconfirmed > 0)
      and (${words === undefined} or name ilike ${like} or "nameKana" ilike ${like} or slug = ${words ?? ''})
      and (${after === undefined} or ("nameKana", id) > (${after?.kana ?? ''}, ${after?.id ?? null}::uuid))
    order by "nameKana", id limit ${limit}`.execute(tx)
  return rows
}

export type KeptSpace = {
  id: number
  slug: string
  name: string
  nameKana: string
  nameEnglish: string | null
  rules: string
  tariff: string | null
  capacity: number
  area: number | null
  activities: string[]
  isOnline: boolean
  isConfirmed: boolean
  until: string | null
  atoms: string[]
}

const spaceColumns = sql`s.id, s.slug, s.name, s.name_kana as "nameKana", s.name_english as "nameEnglish",
  s.rule_group as rules, s.tariff, s.capacity, s.area_m2 as area, s.activities, s.is_online as "isOnline",
  s.is_confirmed as "isConfirmed", upper(s.stands)::text as until,
  array(select a.name from reservations.space_atoms m join reservations.atoms a on a.id = m.atom_id
    where m.space_id = s.id order by a.id) as atoms`

export type HouseSpace = { id: FacilityId; slug: string; name: string; spaces: KeptSpace[] }

/** All facilities with their spaces, in the order in which they are shown. */
export async function spacesOfHouses(tx: Tx): Promise<HouseSpace[]> {
  const { rows: houses } = await sql<Omit<HouseSpace, 'spaces'>>`
    select id, slug, name from reservations.facilities order by name_kana, id limit 5000`.execute(tx)
  const { rows } = await sql<KeptSpace & { facilityId: FacilityId }>`
    select ${spaceColumns}, s.facility_id as "facilityId" from reservations.spaces s
    order by s.facility_id, s.position, s.id limit 50000`.execute(tx)
  const spaces = Map.groupBy(rows, ({ facilityId }) => facilityId)
  return houses.map((house) => ({ ...house, spaces: spaces.get(house.id) ?? [] }))
}

export async function keptSpaces(tx: Tx, facilityId: FacilityId): Promise<KeptSpace[]> {
  const { rows } = await sql<KeptSpace>`
    select ${spaceColumns}
    from reservations.spaces s where s.facility_id = ${facilityId} order by s.position, s.id limit 1000`.execute(tx)
  return rows
}

export type KeptEquipment = {
  id: number
  name: string
  nameKana: string | null
  nameEnglish: string | null
  stock: number
  price: number
  until: string | null
}

export async function keptEquipment(tx: Tx, facilityId: FacilityId): Promise<KeptEquipment[]> {
  const { rows } = await sql<KeptEquipment>`
    select id, name, name_kana as "nameKana", name_english as "nameEnglish", stock, price, upper(stands)::text as until
    from reservations.equipment where facility_id = ${facilityId} order by id limit 500`.execute(tx)
  return rows
}

export type KeptAtom = { id: number; name: string; hears: number[] }

export async function keptAtoms(tx: Tx, facilityId: FacilityId): Promise<KeptAtom[]> {
  const { rows } = await sql<KeptAtom>`
    select a.id, a.name, array(
      select case n.one when a.id then n.other else n.one end from reservations.neighbours n where a.id in (n.one, n.other)
      order by 1) as hears
    from reservations.atoms a where a.facility_id = ${facilityId} order by a.id limit 1000`.execute(tx)
  return rows
}

/** Whether the wall between two parts keeps loud and quiet reservations apart. */
export async function isWallUsed(tx: Tx, one: number, other: number): Promise<boolean> {
  const { rows } = await sql`
    select from reservations.neighbours n
    where n.one = least(${one}::int, ${other}::int) and n.other = greatest(${one}::int, ${other}::int)
      and exists (select from reservations.noise_uses u where u.neighbours_id = n.id)`.execute(tx)
  return rows.length > 0
}
