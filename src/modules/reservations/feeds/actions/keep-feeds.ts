import { currentPersonId, idsOfPerson } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { asMember, type RegistrantId, type VerifiedResident } from '../../registrants/index.ts'
import type { CalendarFeedId } from '../domain/feed.ts'
import { endFeeds, insertFeed } from '../store/feeds.ts'
import { hashOfToken, tokenOf } from './token.ts'

/** A new address for a calendar; an earlier one of the same kind is dead from here on. 404 for who is not in that registration. */
export async function makeFeed(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { registrantId, lang }: { registrantId: RegistrantId | null; lang: Lang },
): Promise<void> {
  if (registrantId) await asMember(tx, { resident, id: registrantId, on: house.clock.today(), right: 'read' })
  const persons = await idsOfPerson(tx, resident.personId)
  const at = house.clock.now()
  await endFeeds(tx, persons, registrantId, at)
  const id = newId<'calendar-feed'>()
  const personId = await currentPersonId(tx, resident.personId)
  const isMade = await insertFeed(tx, {
    id,
    personId: personId ?? resident.personId,
    registrantId,
    tokenHash: hashOfToken(tokenOf(house, id)),
    lang,
    at,
  })
  if (isMade) await noteFeed(tx, resident, 'make', id)
}

/** The address is dead from here on. Twice is once. */
export async function endFeed(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  registrantId: RegistrantId | null,
): Promise<void> {
  const persons = await idsOfPerson(tx, resident.personId)
  for (const id of await endFeeds(tx, persons, registrantId, house.clock.now())) await noteFeed(tx, resident, 'end', id)
}

const noteFeed = (tx: Tx, resident: VerifiedResident, verb: 'make' | 'end', id: CalendarFeedId) =>
  recordAudit(tx, {
    actor: resident,
    action: `reservations.calendar_feed.${verb}`,
    subject: { kind: 'reservations.calendar-feed', id },
  })
