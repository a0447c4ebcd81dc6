import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import type { ClosureHit, ClosureId, ClosureKind, HitState } from '../domain/closure.ts'

type Row = {
  closureId: ClosureId
  reservationId: ReservationId
  state: HitState
  offeredSpace: number | null
  offerUntil: Temporal.PlainDate | null
  answeredBy: PersonId | null
}

const columns = sql`h.closure_id as "closureId", h.reservation_id as "reservationId", h.state,
  h.offered_space as "offeredSpace", h.offer_until as "offerUntil", h.answered_by as "answeredBy"`

export async function lockHit(tx: Tx, closure: ClosureId, id: ReservationId): Promise<ClosureHit | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from reservations.closure_hits h
    where h.closure_id = ${closure} and h.reservation_id = ${id} for update`.execute(tx)
  return rows[0] && fromRow(rows[0])
}

/** What a reservation is offered now. */
export async function openOfferOf(tx: Tx, id: ReservationId): Promise<ClosureHit | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from reservations.closure_hits h
    where h.reservation_id = ${id} and h.state = 'offered' order by h.closure_id limit 1`.execute(tx)
  return rows[0] && fromRow(rows[0])
}

export async function waitingHits(tx: Tx, closure: ClosureId, limit: number): Promise<ReservationId[]> {
  const { rows } = await sql<{ id: ReservationId }>`
    select h.reservation_id as id from reservations.closure_hits h
    join reservations.reservations r on r.id = h.reservation_id
    where h.closure_id = ${closure} and h.state = 'waiting' order by r.day, r.starts, r.id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Offers that nobody answered by their last day. */
export async function overdueOffers(tx: Tx, today: Temporal.PlainDate): Promise<ClosureHit[]> {
  const { rows } = await sql<Row>`
    select ${columns} from reservations.closure_hits h
    where h.state = 'offered' and h.offer_until < ${today.toString()}::date
    order by h.offer_until, h.reservation_id limit 200`.execute(tx)
  return rows.map(fromRow)
}

export async function nextOfferEnd(tx: Tx): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select min(offer_until) as day from reservations.closure_hits where state = 'offered'`.execute(tx)
  return rows[0]?.day ?? undefined
}

export type NewHitState = {
  state: HitState
  offeredSpace?: number
  offerUntil?: Temporal.PlainDate
  answeredBy?: PersonId | undefined
  at: Temporal.Instant
}

export async function writeHit(tx: Tx, closure: ClosureId, id: ReservationId, hit: NewHitState): Promise<void> {
  await sql`
    update reservations.closure_hits set state = ${hit.state}, changed_at = ${hit.at.toString()},
      answered_by = coalesce(${hit.answeredBy ?? null}::uuid, answered_by)
      ${hit.offeredSpace === undefined ? sql`` : sql`, offered_space = ${hit.offeredSpace}`}
      ${hit.offerUntil ? sql`, offer_until = ${hit.offerUntil.toString()}::date` : sql``}
    where closure_id = ${closure} and reservation_id = ${id}`.execute(tx)
}

/** Whoever waited or was asked keeps the place, of a day or later only where one is given. Returned are those who had been asked. */
export async function keepAll(
  tx: Tx,
  closure: ClosureId,
  at: Temporal.Instant,
  from?: Temporal.PlainDate,
): Promise<ReservationId[]> {
  const { rows } = await sql<{ id: ReservationId; asked: boolean }>`
    update reservations.closure_hits set state = 'kept', changed_at = ${at.toString()}
    where closure_id = ${closure} and state in ('waiting', 'offered')
      and (${from?.toString() ?? null}::date is null or reservation_id in (
        select r.id from reservations.reservations r where r.day >= ${from?.toString() ?? null}::date))
    returning reservation_id as id, offered_space is not null as asked`.execute(tx)
  return rows.filter(({ asked }) => asked).map(({ id }) => id)
}

export async function countHits(tx: Tx, closure: ClosureId): Promise<ReadonlyMap<HitState, number>> {
  const { rows } = await sql<{ state: HitState; hits: number }>`
    select state, count(*)::int as hits from reservations.closure_hits
    where closure_id = ${closure} group by state`.execute(tx)
  return new Map(rows.map(({ state, hits }) => [state, hits]))
}

export async function hitsOf(tx: Tx, closure: ClosureId, limit: number): Promise<ClosureHit[]> {
  const { rows } = await sql<Row>`
    select ${columns} from reservations.closure_hits h
    join reservations.reservations r on r.id = h.reservation_id
    where h.closure_id = ${closure} order by r.day, r.starts, r.id limit ${limit}`.execute(tx)
  return rows.map(fromRow)
}

const fromRow = (row: Row): ClosureHit => ({
  closureId: row.closureId,
  reservationId: row.reservationId,
  state: row.state,
  ...(row.offeredSpace !== null && { offeredSpace: row.offeredSpace }),
  ...(row.offerUntil && { offerUntil: row.offerUntil }),
  ...(row.answeredBy && { answeredBy: row.answeredBy }),
})

type ClosureOf = {
  state: 'offered' | 'called_off'
  until: Temporal.PlainDate | null
  kind: ClosureKind
  reason: string
}

/** The closure that wants a reservation out, or took it away. */
export async function closureOf(tx: Tx, id: ReservationId): Promise<ClosureOf | undefined> {
  const { rows } = await sql<ClosureOf>`
    select h.state, h.offer_until as until, c.kind, c.reason
    from reservations.closure_hits h join reservations.closures c on c.id = h.closure_id
    where h.reservation_id = ${id} and h.state in ('offered', 'called_off')
    order by h.state desc, h.changed_at desc limit 1`.execute(tx)
  return rows[0]
}
