import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import type { ActingRegistrant, RegistrantId } from '../../registrants/index.ts'
import type { PriceLine } from '../../rules/index.ts'
import type { Offer, OfferProblem, Terms, TimeChoice } from '../domain/offer.ts'
import { reservationNumber } from '../domain/reservation.ts'
import type { Channel, Refusal, ReservationId, ReservationWish } from '../domain/wish.ts'
import { takeHold } from '../store/take.ts'
import { payWay } from './pay-way.ts'
import { offerFor } from './offer-for.ts'
import { termsIn } from './terms.ts'

export type PlaceAsked = {
  spaceId: number
  day: Temporal.PlainDate
  choice: TimeChoice
  /** Key of the profile; missing: the first that the space is for. */
  activity?: string | undefined
  attendees?: number | undefined
  purpose?: string | undefined
  equipment?: readonly { id: number; pieces: number }[] | undefined
}

/** Why a place cannot be had: by the rules, because somebody was first, or because it is not there that day. */
export type BookingProblem = OfferProblem | Refusal | { problem: 'closed' | 'too-many-holds' }

type Wished = ReservationWish & { registrantId: RegistrantId; price: readonly PriceLine[] }

/** `made`: what was written, with its number. */
export type Held =
  | { ok: true; id: ReservationId; made: Wished & { number: ReceiptNumber } }
  | { ok: false; why: BookingProblem }

// Who holds more than they look at keeps others out.
const holdsAtOnce = 6

/** 仮押さえ: the place is this registrant's until the time of the rules is over. 404 for a space that is not there is the caller's. */
export async function holdPlace(
  tx: Tx,
  house: House,
  acting: ActingRegistrant,
  asked: PlaceAsked,
  { channel = 'web', ward }: { channel?: Channel; ward?: KnownWard } = {},
): Promise<Held> {
  const { registrant, resident } = acting
  const found = termsIn(ward ?? (await knownWard(tx, house)), house, asked.spaceId, asked.day)
  if (!found.ok) return { ok: false, why: { problem: 'closed' } }
  const priced = await offerFor(tx, house, found.terms, { registrant, ...asked })
  if (!priced.ok) return { ok: false, why: priced }
  const { offer, activity } = priced
  const at = house.clock.now()
  const wish: Wished = {
    ...placeOf(found.terms, offer),
    noise: activity.noise,
    equipment: asked.equipment ?? [],
    registrantId: registrant.id,
    by: { personId: resident.personId },
    channel,
    activity: activity.key,
    ...(asked.attendees !== undefined && { attendees: asked.attendees }),
    ...(asked.purpose && { purpose: asked.purpose }),
    pays: payWay(found.terms.rules, offer.amount),
    heldUntil: at.add({ minutes: found.terms.rules.holdMinutes }),
    at,
  }
  const taken = await takeHold(tx, wish, holdsAtOnce)
  if (taken === 'too-many-holds') return { ok: false, why: { problem: taken } }
  if ('refused' in taken) return { ok: false, why: taken }
  await recordAudit(tx, {
    actor: resident,
    action: 'reservations.reservation.hold',
    subject: { kind: 'reservations.reservation', id: taken.id },
    ids: { registrant: registrant.id },
  })
  return { ok: true, id: taken.id, made: { ...wish, number: reservationNumber(taken.serial, at) } }
}

export const placeOf = ({ space, day }: Terms, { time, quotas, lines, amount }: Offer) => ({
  spaceId: space.id,
  day,
  starts: time.starts,
  ends: time.ends,
  blocks: time.blocks.map(({ no }) => no),
  weight: time.weight,
  quotas,
  price: lines,
  amount,
})
