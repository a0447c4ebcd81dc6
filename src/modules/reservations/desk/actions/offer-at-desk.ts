import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import type { PlaceAsked } from '../../booking/actions/hold.ts'
import { offerFor } from '../../booking/actions/offer-for.ts'
import { type Offer, offerOf, type OfferProblem, type Terms } from '../../booking/domain/offer.ts'
import type { Noise } from '../../booking/domain/wish.ts'
import { placeWords } from '../../places/index.ts'
import { type Registrant, type Standing, standingOn } from '../../registrants/domain/registrant.ts'
import { rulesOf } from '../../registrants/rules-of.ts'
import { visitorFacts } from '../domain/visitor.ts'
import type { OverriddenRule } from '../store/entries.ts'

/** For whom the desk takes a place. */
export type Whose = { registrant: Registrant } | { visitor: { name: string; phone: string; class: string } }

/** A registration that does not stand is decided upon elsewhere; the desk cannot pass over it. */
export type WhoProblem = { problem: 'standing'; standing: Exclude<Standing, 'active'> }

export type DeskOffer = {
  offer: Offer
  activity: { key: string; noise: Noise }
  /** The rule that gave way. */
  overridden?: OverriddenRule
}

type Asked = PlaceAsked & { whose: Whose; overrideReason?: string | undefined }
type OfferedAtDesk = { ok: true; offered: DeskOffer } | { ok: false; why: OfferProblem | WhoProblem }

/** What somebody at the desk can have; with a reason also against the rules of who and when. */
export async function offerAtDesk(tx: Tx, house: House, terms: Terms, asked: Asked): Promise<OfferedAtDesk> {
  const { whose } = asked
  if ('registrant' in whose) {
    const standing = standingOn(whose.registrant, house.clock.today())
    if (standing !== 'active') return { ok: false, why: { problem: 'standing', standing } }
  }
  const first = await offered(tx, house, terms, asked, { atDesk: true })
  if (first.ok) return { ok: true, offered: first }
  if (first.problem !== 'may-not' || !asked.overrideReason) return { ok: false, why: first }
  const again = await offered(tx, house, terms, asked, { byStaff: true })
  return again.ok ? { ok: true, offered: { ...again, overridden: first.answer.reason } } : { ok: false, why: again }
}

type Leniency = { atDesk: true } | { byStaff: true }

async function offered(tx: Tx, house: House, terms: Terms, asked: Asked, how: Leniency) {
  const { whose } = asked
  if ('registrant' in whose) return offerFor(tx, house, terms, { ...asked, ...how, registrant: whose.registrant })
  const known = rulesOf(house).classes.find(({ key, kind }) => key === whose.visitor.class && kind === 'person')
  if (!known) throw new NotFound('class')
  const key = asked.activity ?? terms.space.activities[0] ?? ''
  const noise = placeWords(house)?.activities.find((one) => one.key === key)?.noise ?? 'ordinary'
  const now = house.clock.now()
  const made = offerOf(terms, {
    ...how,
    registrantId: '',
    personIds: [],
    facts: visitorFacts(known),
    choice: asked.choice,
    activity: key,
    noise,
    attendees: asked.attendees,
    equipment: asked.equipment ?? [],
    now,
    today: wardDate(now),
  })
  // Nobody is there by whom it could be counted.
  return made.ok ? { ...made, offer: { ...made.offer, quotas: [] }, activity: { key, noise } } : made
}
