import { idsOfPerson } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { SystemActor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { registrantsOf } from '../../registrants/index.ts'
import type { CalendarFeed } from '../domain/feed.ts'
import { endFeeds, feedsOfNobody, forgetEnded } from '../store/feeds.ts'

const actor: SystemActor = { kind: 'system', task: 'reservations.forget-feeds' }

/** Addresses stop with the registration and for who has left it; a year after an address stopped nothing of it is left. Twice is once. */
export async function forgetFeeds(house: House): Promise<void> {
  const now = house.clock.now()
  for (const feed of await house.db.read((tx) => feedsOfNobody(tx, house.clock.today())))
    if (await house.db.read((tx) => isOut(tx, house, feed))) await end(house, feed)
  await house.db.transact((tx) => forgetEnded(tx, now))
}

/** Also under other numbers of the same person. */
async function isOut(tx: Tx, house: House, { personId, registrantId }: CalendarFeed): Promise<boolean> {
  for (const id of await idsOfPerson(tx, personId)) {
    const held = await registrantsOf(tx, id, house.clock.today())
    if (held.some(({ registrant }) => registrantId === null || registrant.id === registrantId)) return false
  }
  return true
}

const end = (house: House, { personId, registrantId }: CalendarFeed): Promise<void> =>
  house.db.transact(async (tx) => {
    for (const ended of await endFeeds(tx, [personId], registrantId, house.clock.now()))
      await recordAudit(tx, {
        actor,
        action: 'reservations.calendar_feed.end',
        subject: { kind: 'reservations.calendar-feed', id: ended },
      })
  })
