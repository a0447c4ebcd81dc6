import { satoHanako } from '#demo/people.ts'
import { booked, registered } from '#modules/reservations/testing/booked.ts'
import { buildSmallHall, layDownRules } from '#modules/reservations/testing/small-hall.ts'
import { sql } from '#platform/db/index.ts'
import type { Attacked } from './office.ts'

/** 佐藤花子 is registered for the facilities and has reserved a music room. */
export async function aReservedHall({ house }: Attacked) {
  const hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  const hanako = await registered(house, satoHanako.personId)
  const day = house.clock.today().add({ days: 20 })
  const reservation = await booked(house, hanako, { spaceId: hall.music, day, choice: { blocks: [1] } })
  const ids = { reservation, registration: hanako.registrant.id }
  const state = async () =>
    (
      await sql`
        select to_jsonb(r) as row from reservations.reservations r union all
        select to_jsonb(o) from reservations.occupancies o union all
        select to_jsonb(g) from reservations.registrants g union all
        select to_jsonb(m) from reservations.memberships m order by 1`.execute(house.db.kysely)
    ).rows
  return { ids, state, before: await state() }
}

/** The address of a route about her reservation or registration; `undefined`: it is about something else. */
export function pathToHers(
  pattern: string,
  { reservation, registration }: { reservation: string; registration: string },
) {
  if (/\/reservations\/:id/.test(pattern)) return pattern.replace(':id', reservation)
  if (/\/(registrations|registrants)\/:id/.test(pattern)) return pattern.replace(':id', registration)
  return undefined
}
