import { sql, type Tx } from '#platform/db/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import type { ChangeOf, SpaceWords } from '../domain/change.ts'

type Words = ChangeOf<'facility' | 'space' | 'new-space' | 'equipment' | 'neighbours'>

/** What a facility, its spaces and its equipment are called and hold. Returns the row as it was. */
export async function putWords(tx: Tx, facilityId: FacilityId, change: Words): Promise<unknown> {
  switch (change.kind) {
    case 'facility':
      return putFacility(tx, facilityId, change)
    case 'space':
      return putSpace(tx, facilityId, change.space, change.words)
    case 'new-space':
      return addSpace(tx, facilityId, change)
    case 'equipment':
      return putEquipment(tx, facilityId, change)
    case 'neighbours':
      return putNeighbours(tx, facilityId, change)
  }
}

async function putFacility(tx: Tx, id: FacilityId, change: ChangeOf<'facility'>): Promise<unknown> {
  const { rows } = await sql`
    select name, name_kana as kana, name_english as english, address, phone, is_online as online, is_confirmed as confirmed
    from reservations.facilities where id = ${id} for update`.execute(tx)
  await sql`
    update reservations.facilities set name = ${change.name}, name_kana = ${change.kana}, name_english = ${change.english},
      address = ${change.address}, phone = ${change.phone}, is_online = ${change.online}, is_confirmed = ${change.confirmed}
    where id = ${id}`.execute(tx)
  return rows
}

async function putSpace(tx: Tx, facilityId: FacilityId, id: number, words: SpaceWords): Promise<unknown> {
  const { rows } = await sql`
    select name, name_kana as kana, name_english as english, rule_group as rules, tariff, capacity, area_m2 as area,
      activities, is_online as online, is_confirmed as confirmed, upper(stands)::text as until
    from reservations.spaces where id = ${id} and facility_id = ${facilityId} for update`.execute(tx)
  await sql`
    update reservations.spaces set name = ${words.name}, name_kana = ${words.kana}, name_english = ${words.english},
      rule_group = ${words.rules}, tariff = ${words.tariff}, capacity = ${words.capacity}, area_m2 = ${words.area},
      activities = ${words.activities}::text[], is_online = ${words.online}, is_confirmed = ${words.confirmed},
      stands = daterange(lower(stands), ${words.until}::date)
    where id = ${id} and facility_id = ${facilityId}`.execute(tx)
  return rows
}

async function addSpace(
  tx: Tx,
  facilityId: FacilityId,
  { slug, atoms, words }: ChangeOf<'new-space'>,
): Promise<undefined> {
  await sql`
    insert into reservations.atoms (facility_id, name)
    select ${facilityId}, name from unnest(${atoms}::text[]) with ordinality as n (name, place) order by place
    on conflict do nothing`.execute(tx)
  await sql`
    with made as (
      insert into reservations.spaces (facility_id, slug, name, name_kana, name_english, rule_group, tariff, capacity, area_m2,
        activities, is_online, is_confirmed, position, stands)
      select ${facilityId}, ${slug}, ${words.name}, ${words.kana}, ${words.english}, ${words.rules}, ${words.tariff},
        ${words.capacity}, ${words.area}, ${words.activities}::text[], ${words.online}, ${words.confirmed},
        coalesce(max(position), 0) + 1, daterange(null, ${words.until}::date)
      from reservations.spaces where facility_id = ${facilityId} returning id)
    insert into reservations.space_atoms (space_id, atom_id)
    select made.id, a.id from made
    join reservations.atoms a on a.facility_id = ${facilityId} and a.name = any(${atoms}::text[])`.execute(tx)
}

async function putEquipment(tx: Tx, facilityId: FacilityId, change: ChangeOf<'equipment'>): Promise<unknown> {
  const { equipment, name, kana, english, stock, price, until } = change
  if (equipment === null) {
    await sql`
      insert into reservations.equipment (facility_id, name, name_kana, name_english, stock, price, stands)
      values (${facilityId}, ${name}, ${kana}, ${english}, ${stock}, ${price}, daterange(null, ${until}::date))`.execute(
      tx,
    )
    return undefined
  }
  const { rows } = await sql`
    select name, name_kana as kana, name_english as english, stock, price, upper(stands)::text as until
    from reservations.equipment where id = ${equipment} and facility_id = ${facilityId} for update`.execute(tx)
  await sql`
    update reservations.equipment set name = ${name}, name_kana = ${kana}, name_english = ${english}, stock = ${stock},
      price = ${price}, stands = daterange(lower(stands), ${until}::date)
    where id = ${equipment} and facility_id = ${facilityId}`.execute(tx)
  return rows
}

/** A wall that has kept loud and quiet apart for a reservation stays, as what was written by it does. */
async function putNeighbours(
  tx: Tx,
  facilityId: FacilityId,
  { one, other, hear }: ChangeOf<'neighbours'>,
): Promise<undefined> {
  const pair = sql`(least(${one}::int, ${other}::int), greatest(${one}::int, ${other}::int))`
  if (hear)
    await sql`
      insert into reservations.neighbours (one, other)
      select a.id, b.id from reservations.atoms a join reservations.atoms b on b.facility_id = a.facility_id
      where (a.id, b.id) = ${pair} and a.facility_id = ${facilityId} on conflict do nothing`.execute(tx)
  else
    await sql`
      delete from reservations.neighbours n using reservations.atoms a
      where (n.one, n.other) = ${pair} and a.id = n.one and a.facility_id = ${facilityId}
        and not exists (select from reservations.noise_uses u where u.neighbours_id = n.id)`.execute(tx)
}
