import { enterReservation } from '#modules/reservations/desk/actions/enter.ts'
import { giveHallTo, staffActor } from '#modules/reservations/desk/testing.ts'
import { buildSmallHall, layDownRules } from '#modules/reservations/testing/small-hall.ts'
import { locationOf } from '#modules/procedures/testing/office.ts'
import { canaries } from './canaries.ts'
import type { WatchedOffice } from './watched-office.ts'

type Visitor = ReturnType<WatchedOffice['browse']>

/**
 * 佐藤花子 registers, reserves a room and says what for, and cancels; somebody without a registration calls and leaves a name
 * and a number; a desk looks both up.
 */
export async function facilityDay(office: WatchedOffice, hanako: Visitor): Promise<void> {
  const { house } = office
  const hall = await buildSmallHall(house.db)
  await giveHallTo(house, 'sports')
  await layDownRules(house.db)
  const registration = locationOf(await hanako.submit('/registrations/new', {}, '/registrations'))
  const day = house.clock.today().add({ days: 20 })
  const start = `/reservations/new?s=${hall.music}.${day}.1&as=${registration.split('/').at(-1)}`
  const details = locationOf(await hanako.submit(start, {}, '/reservations'))
  const reservation = details.replace('/details', '')
  await hanako.submit(details, { attendees: '5', purpose: canaries.freeText })
  await hanako.submit(reservation, {}, `${reservation}/confirmation`)
  await office.settle()
  const miyake = await staffActor(house, '三宅亮太')
  const entered = await house.db.transact((tx) =>
    enterReservation(tx, house, miyake, {
      slug: 'small-hall',
      spaceId: hall.music,
      day,
      choice: { blocks: [2] },
      whose: { visitor: { name: canaries.stranger, phone: canaries.phone, class: 'resident' } },
      attendees: 5,
      activity: 'meeting',
      channel: 'phone',
    }),
  )
  if (!entered.ok) throw new Error(JSON.stringify(entered.why))
  const desk = await office.sitAtDesk('三宅亮太')
  const sheet = await (await desk.get(`/staff/facilities/small-hall/${day}`)).text()
  if (![canaries.name, canaries.stranger].every((name) => sheet.includes(name)))
    throw new Error('the sheet of the day does not say who comes')
  await hanako.submit(`${reservation}/cancellation`, {})
  await office.settle()
}
