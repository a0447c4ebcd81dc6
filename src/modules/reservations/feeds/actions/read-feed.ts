import type { Tx } from '#platform/db/index.ts'
import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { reservationNumber } from '../../booking/domain/reservation.ts'
import { sayPlace } from '../../booking/pages/say.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import { sayName } from '../../places/index.ts'
import { registrantsOf } from '../../registrants/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { CalendarEntry } from '../domain/entry.ts'
import { daysBack, daysCancelled } from '../domain/feed.ts'
import { entriesOf, entryOf, type EntryRow } from '../store/entries.ts'
import { feedByToken } from '../store/feeds.ts'
import { feedTexts } from '../text/index.ts'
import { writeCalendar } from '../write-calendar.ts'
import { hashOfToken } from './token.ts'

/**
 * What the person of this address may see today, as an iCalendar file; `undefined` for an address that is none, is over,
 * or is of a registration that they have left.
 */
export async function readFeed(tx: Tx, house: House, token: string): Promise<string | undefined> {
  const feed = await feedByToken(tx, hashOfToken(token))
  if (!feed) return undefined
  const today = house.clock.today()
  const registrants = (await registrantsOf(tx, feed.personId, today))
    .filter(({ rights, registrant: { id } }) => rights.has('read') && (feed.registrantId ?? id) === id)
    .map(({ registrant }) => registrant.id)
  if (feed.registrantId && registrants.length === 0) return undefined
  const rows = await entriesOf(tx, registrants, {
    from: today.subtract({ days: daysBack }),
    cancelledSince: house.clock.now().subtract({ hours: daysCancelled * 24 }),
  })
  const ward = await knownWard(tx, house)
  return writeCalendar(
    plainText(feedTexts(feed.lang).calendarName, house.profile.words[feed.lang]),
    rows.flatMap((row) => entryIn(house, ward, feed.lang, row)),
  )
}

/** One reservation as a file, for who may see it; `undefined` before it is approved. */
export async function readOne(tx: Tx, house: House, lang: Lang, id: ReservationId): Promise<string | undefined> {
  const row = await entryOf(tx, id)
  if (!row) return undefined
  const entries = entryIn(house, await knownWard(tx, house), lang, row)
  return writeCalendar(plainText(feedTexts(lang).calendarName, house.profile.words[lang]), entries)
}

const standing = ['confirmed', 'in_use', 'done', 'no_show']

function entryIn(house: House, ward: KnownWard, lang: Lang, row: EntryRow): CalendarEntry[] {
  const space = ward.spaces.get(row.spaceId)
  if (!space) return []
  const t = feedTexts(lang)
  const plain = (text: string) => plainText(text, house.profile.words[lang])
  const isCancelled = !standing.includes(row.state)
  const place = sayPlace(lang, space)
  const number = reservationNumber(row.serial, row.createdAt)
  return [
    {
      ...row,
      isCancelled,
      summary: plain(isCancelled ? t.cancelled(place) : place),
      location: plain(`${sayName(space.facility, lang)} (${space.facility.address})`),
      point: space.facility.point,
      description: plain(`${t.number(number)}\n${isCancelled ? t.seeCancelled : t.see}`),
      url: `${house.config.publicUrl}${href(lang, `/reservations/${row.id}`)}`,
    },
  ]
}
