import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { type PlaceAsked, placeOf } from '../../booking/actions/hold.ts'
import type { BookingProblem } from '../../booking/actions/hold.ts'
import { tellRegistrant } from '../../booking/actions/tell.ts'
import { termsOf } from '../../booking/actions/terms.ts'
import { endsAt } from '../../booking/domain/reservation.ts'
import type { ReservationId, ReservationWish } from '../../booking/domain/wish.ts'
import { findReservation } from '../../booking/store/reservations.ts'
import { take } from '../../booking/store/take.ts'
import { eraseOn } from '../domain/visitor.ts'
import { insertOverride, insertVisitor, type OverriddenRule } from '../store/entries.ts'
import { deskFacility } from '../store/facilities.ts'
import { subjectOf } from './check-in.ts'
import { offerAtDesk, type WhoProblem, type Whose } from './offer-at-desk.ts'

export type EntryAsked = PlaceAsked & {
  slug: string
  whose: Whose
  channel: 'counter' | 'phone'
  /** Why the desk takes it although a rule of who or when says no. */
  overrideReason?: string | undefined
}

export type EntryProblem = BookingProblem | WhoProblem | { problem: 'past' }
export type Entered = { ok: true; id: ReservationId } | { ok: false; why: EntryProblem }

/**
 * 窓口・電話での申込み, approved at once. Rules of who and when give way to a reason, which is kept; capacity, and places
 * that somebody has, never do.
 */
export async function enterReservation(tx: Tx, house: House, staff: Staff, asked: EntryAsked): Promise<Entered> {
  const { spaceId, day, whose, channel, overrideReason } = asked
  const facility = await deskFacility(tx, staff, { slug: asked.slug }, house.clock.today())
  const found = await termsOf(tx, house, spaceId, day)
  const space = found.ok ? found.terms.space : found.space
  if (space?.facility.id !== facility.id) throw new NotFound('space')
  if (!found.ok) return { ok: false, why: { problem: 'closed' } }
  const made = await offerAtDesk(tx, house, found.terms, asked)
  if (!made.ok) return { ok: false, why: made.why }
  const { offer, activity, overridden } = made.offered
  const at = house.clock.now()
  if (Temporal.Instant.compare(endsAt({ day, ends: offer.time.ends }), at) <= 0)
    return { ok: false, why: { problem: 'past' } }
  const wish: ReservationWish = {
    ...placeOf(found.terms, offer),
    noise: activity.noise,
    equipment: asked.equipment ?? [],
    ...('registrant' in whose && { registrantId: whose.registrant.id }),
    kind: 'use',
    by: { staffId: staff.staffId },
    channel,
    activity: activity.key,
    ...(asked.attendees !== undefined && { attendees: asked.attendees }),
    ...(asked.purpose && { purpose: asked.purpose }),
    pays: offer.amount === 0 ? 'nothing' : 'on-site',
    at,
  }
  let taken = await take(tx, wish)
  const rules: OverriddenRule[] = overridden ? [overridden] : []
  if ('refused' in taken && taken.refused === 'quota' && overrideReason) {
    rules.push('quota')
    taken = await take(tx, { ...wish, quotas: withoutLimits(wish) })
  }
  if ('refused' in taken) return { ok: false, why: taken }
  const { id } = taken
  if ('visitor' in whose) await insertVisitor(tx, id, { ...whose.visitor, eraseOn: eraseOn(day) })
  for (const rule of rules) await insertOverride(tx, id, { rule, reason: overrideReason ?? '', by: staff.staffId, at })
  await finish(tx, house, staff, id, rules)
  return { ok: true, id }
}

// Counted as ever, so that the next one is told the truth.
const withoutLimits = ({ quotas }: ReservationWish) => quotas.map((quota) => ({ ...quota, limit: 1_000_000 }))

async function finish(
  tx: Tx,
  house: House,
  staff: Staff,
  id: ReservationId,
  rules: readonly OverriddenRule[],
): Promise<void> {
  await emit(tx, { type: 'reservations.confirmed', subjectKind: 'reservation', subjectId: id })
  const reservation = await findReservation(tx, id)
  if (reservation) await tellRegistrant(tx, house, { kind: 'confirmed', reservation })
  await recordAudit(tx, {
    actor: staff,
    action: rules.length > 0 ? 'reservations.desk.enter_against_rules' : 'reservations.desk.enter',
    subject: subjectOf(id),
    ...(rules.length > 0 && { ids: { rules: rules.join(' ') } }),
  })
}
