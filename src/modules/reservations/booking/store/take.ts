import { sql, sqlState, type Tx } from '#platform/db/index.ts'
import { type CallKey, isNewKey } from '#platform/http/index.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import type { PlaceWish, Refusal, ReservationId, ReservationWish } from '../domain/wish.ts'

export type Taken = { id: ReservationId; serial: number }

/** A new reservation with its place, quotas and equipment, or why not; who is refused has written nothing. Waits for others who want the same place that day. */
export async function take(tx: Tx, wish: ReservationWish): Promise<Taken | Refusal> {
  const { rows } = await orAgain(
    sql<{ taken: Taken | Refusal }>`
      select reservations.take(${JSON.stringify(reservationRow(wish))}::jsonb) as taken`.execute(tx),
  )
  const taken = rows[0]?.taken
  if (!taken) throw new Error('reservations.take said nothing')
  return taken
}

export type PlaceAtTime = Pick<PlaceWish, 'spaceId' | 'day' | 'starts' | 'ends'>

/** `version`: of the places, as they are known; `call`: the one that asks. */
export type TakenAsked = PlaceAtTime & { version: string; call: CallKey | undefined }

/** For each whether somebody has that place, where no place has changed since and the call was not answered before. One statement, without a lock. */
export async function areTaken(tx: Tx, asked: readonly TakenAsked[]): Promise<boolean[]> {
  const { rows } = await sql<{ at: number }>`
    select at::int
    from unnest(${asked.map(({ spaceId }) => spaceId)}::int[], ${asked.map(({ day }) => day.toString())}::date[],
      ${asked.map(({ starts }) => starts.toString())}::time[], ${asked.map(({ ends }) => ends.toString())}::time[],
      ${asked.map(({ version }) => version)}::text[], ${asked.map(({ call }) => call?.owner)}::text[],
      ${asked.map(({ call }) => call?.form)}::text[], ${asked.map(({ call }) => call?.key)}::text[])
      with ordinality as asked (space, day, starts, ends, version, owner, form, key, at)
    where version = (select version::text from reservations.places_version) and ${isNewKey(sql`asked`)}
      and exists (select from reservations.standing(space, day, tsrange(day + starts, day + ends)))`.execute(tx)
  const taken = new Set(rows.map(({ at }) => at))
  return asked.map((_, at) => taken.has(at + 1))
}

/** Of one of many: taken as `id`, or in whose way it is. */
export type TakenOfMany = { place: number; refused: 'taken' | 'noise' | null; other: ReservationId }

/**
 * Confirmed reservations without equipment that stand already elsewhere, some hundreds at once and without waiting for
 * anybody. The others are written when some are refused: whoever wants all or nothing rolls back. A place that another
 * transaction takes at the same moment is an error of the database (23P01).
 */
export async function takeAll(tx: Tx, wishes: readonly ReservationWish[]): Promise<TakenOfMany[]> {
  const { rows } = await sql<TakenOfMany>`
    select place, refused, other from reservations.take_all(${JSON.stringify(wishes.map(reservationRow))}::jsonb)`.execute(
    tx,
  )
  return rows
}

/** The same for somebody who looks around: not while they hold `most` places already. */
export async function takeHold(
  tx: Tx,
  wish: ReservationWish & { registrantId: RegistrantId },
  most: number,
): Promise<Taken | Refusal | 'too-many-holds'> {
  const { rows } = await orAgain(
    sql<{ taken: Taken | Refusal | null }>`
      select case when (
        select count(*) from reservations.reservations where registrant_id = ${wish.registrantId} and state = 'held') < ${most}
      then reservations.take(${JSON.stringify(reservationRow(wish))}::jsonb) end as taken`.execute(tx),
  )
  return rows[0]?.taken ?? 'too-many-holds'
}

/** Another place, time or equipment for a reservation whose row is locked. `undefined`: moved; otherwise it stands as it was. */
export async function moveTo(tx: Tx, id: ReservationId, wish: PlaceWish): Promise<Refusal | undefined> {
  const { rows } = await orAgain(
    sql<{ refusal: Refusal | null }>`
      select reservations.move(${id}, ${JSON.stringify(placeRow(wish))}::jsonb) as refusal`.execute(tx),
  )
  return rows[0]?.refusal ?? undefined
}

/** Everything that a reservation, whose row is locked, held is free again. Twice is once. */
export async function giveBack(tx: Tx, id: ReservationId): Promise<void> {
  await sql`select reservations.give_back(${id})`.execute(tx)
}

/** Closes one day of a closure; who stands in its way is noted as waiting. Twice is once. */
export async function closeDay(tx: Tx, closure: string, day: Temporal.PlainDate, at: Temporal.Instant): Promise<void> {
  await sql`select reservations.close_day(${closure}, ${day.toString()}::date, ${at.toString()}::timestamptz)`.execute(
    tx,
  )
}

/** All these days of a closure at once; who stands in its way is noted as waiting. Twice is once. */
export async function closeDays(
  tx: Tx,
  closure: string,
  days: readonly Temporal.PlainDate[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    select reservations.close_days(${closure}, ${days.map((day) => day.toString())}::date[], ${at.toString()}::timestamptz)`.execute(
    tx,
  )
}

/** Another place for a locked reservation that a closure wants out, held for it until it is answered. `undefined`: held. */
export async function holdOffer(
  tx: Tx,
  closure: string,
  reservation: ReservationId,
  wish: PlaceWish,
): Promise<Refusal | undefined> {
  const { rows } = await sql<{ refusal: Refusal | null }>`
    select reservations.hold_offer(${closure}, ${reservation}, ${JSON.stringify(placeRow(wish))}::jsonb) as refusal`.execute(
    tx,
  )
  return rows[0]?.refusal ?? undefined
}

export async function releaseOffer(tx: Tx, closure: string, reservation: ReservationId): Promise<void> {
  await sql`select reservations.release_offer(${closure}, ${reservation})`.execute(tx)
}

/** What a locked closure took or held from this day on is free again. */
export async function reopen(tx: Tx, closure: string, from: Temporal.PlainDate): Promise<void> {
  await sql`select reservations.reopen(${closure}, ${from.toString()}::date)`.execute(tx)
}

/** An import takes places without waiting for anybody: whoever was overtaken by it asks again from the start, and is told. */
async function orAgain<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (sqlState(error) !== '23P01') throw error
    throw Object.assign(new Error('a place was taken at the same moment', { cause: error }), { code: '40001' })
  }
}

function placeRow({ spaceId, day, starts, ends, noise, equipment, quotas }: PlaceWish) {
  return {
    space: spaceId,
    day,
    starts,
    ends,
    noise,
    equipment,
    quotas: quotas.map(({ entity, rule, period, weight, limit }) => ({ entity, rule, period, weight, limit })),
  }
}

function reservationRow(wish: ReservationWish) {
  const { by, registrantId } = wish
  return {
    ...placeRow(wish),
    registrant: registrantId,
    person: by && 'personId' in by ? by.personId : undefined,
    staff: by && 'staffId' in by ? by.staffId : undefined,
    channel: wish.channel,
    kind: wish.kind ?? (registrantId ? 'use' : 'official'),
    blocks: wish.blocks,
    weight: wish.weight,
    activity: wish.activity,
    attendees: wish.attendees,
    purpose: wish.purpose,
    state: wish.heldUntil ? 'held' : 'confirmed',
    held_until: wish.heldUntil,
    price: wish.price,
    amount: wish.amount,
    pays: wish.pays,
    pay_until: wish.payUntil,
    approved_at: wish.heldUntil ? undefined : wish.at,
    at: wish.at,
  }
}
