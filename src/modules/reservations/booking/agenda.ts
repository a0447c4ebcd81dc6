import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House } from '#platform/module/index.ts'
import { knownWard } from '../known-ward.ts'

import { moneyTexts } from '../money/text/index.ts'
import { registrantsOf } from '../registrants/index.ts'
import { holdsPlace } from './domain/reservation.ts'
import { sayEnd, sayPlace } from './pages/say.ts'
import { reservationsOf } from './store/reservations.ts'
import { bookingTexts } from './text/index.ts'

const shown = 10

/** What a person or their groups have reserved, the soonest first. */
export async function agenda(tx: Tx, actor: Actor, lang: Lang, house: House): Promise<readonly AgendaItem[]> {
  if (actor.kind !== 'resident' || actor.level !== 'verified' || !actor.personId) return []
  const today = house.clock.today()
  const held = await registrantsOf(tx, actor.personId, today)
  if (held.length === 0) return []
  const ward = await knownWard(tx, house)
  const ids = held.map(({ registrant }) => registrant.id)
  return (await reservationsOf(tx, ids, { from: today }))
    .filter(({ state }) => holdsPlace(state))
    .slice(0, shown)
    .flatMap((reservation) => {
      const space = ward.spaces.get(reservation.spaceId)
      if (!space) return []
      const item: AgendaItem = {
        href: `/reservations/${reservation.id}`,
        title: sayPlace(lang, space),
        on: reservation.day,
        onIsDeadline: false,
        note: reservation.payUntil
          ? moneyTexts(lang).page.payBy(sayEnd(lang, reservation.payUntil))
          : bookingTexts(lang).states[reservation.state],
        state: reservation.state === 'held' || reservation.payUntil ? 'you' : 'done',
      }
      return [item]
    })
}
