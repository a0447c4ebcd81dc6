import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { placeWords } from '../../places/index.ts'
import { factsFor, memberIdsOf, type Registrant } from '../../registrants/index.ts'
import { referenceDayOf } from '../../rules/index.ts'
import { type Offer, type OfferProblem, offerOf, type Terms, type TimeChoice } from '../domain/offer.ts'
import type { Noise } from '../domain/wish.ts'

type Asked = {
  registrant: Registrant
  choice: TimeChoice
  activity?: string | undefined
  attendees?: number | undefined
  equipment?: readonly { id: number; pieces: number }[] | undefined
  byStaff?: boolean
  atDesk?: boolean
}

export type OfferFor =
  | { ok: true; offer: Offer; activity: { key: string; noise: Noise } }
  | ({ ok: false } & OfferProblem)

/** What this registrant can have now, by the members of the day that the rules look at. */
export async function offerFor(tx: Tx, house: House, terms: Terms, asked: Asked): Promise<OfferFor> {
  const { registrant } = asked
  const now = house.clock.now()
  const today = wardDate(now)
  const days = { registeredOn: registrant.from ?? today, bookedOn: today, useDay: terms.day }
  const facts = await factsFor(tx, house, registrant, referenceDayOf(terms.rules, days))
  const key = asked.activity ?? terms.space.activities[0] ?? ''
  const noise = placeWords(house)?.activities.find((one) => one.key === key)?.noise ?? 'ordinary'
  const needsMembers = terms.rules.quotas.some(({ per }) => per === 'person')
  const made = offerOf(terms, {
    registrantId: registrant.id,
    personIds: needsMembers ? await memberIdsOf(tx, registrant.id, today) : [],
    facts: { ...facts, ...(registrant.until && { standsUntil: registrant.until.subtract({ days: 1 }) }) },
    choice: asked.choice,
    activity: key,
    noise,
    attendees: asked.attendees,
    equipment: asked.equipment ?? [],
    now,
    today,
    ...(asked.byStaff && { byStaff: true }),
    ...(asked.atDesk && { atDesk: true }),
  })
  return made.ok ? { ...made, activity: { key, noise } } : made
}
