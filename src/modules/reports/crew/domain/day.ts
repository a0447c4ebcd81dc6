import { distanceMetres } from '../../ground/index.ts'
import { isToDo, type Order, wayThrough } from '../../orders/index.ts'

/** An order of the way, its turn as it is counted, and how far it is, straight, to the next one. */
export type DayStop = { order: Order; number: number; metresToNext: number | undefined }

export type Day = {
  /** What is to be done today, in the order of the way. */
  way: readonly DayStop[]
  metres: number
  /** Of days that have gone, the oldest first. */
  late: readonly Order[]
  /** Of the days that come. */
  ahead: readonly Order[]
  /** Said today to be done, or not to be possible. */
  over: readonly Order[]
}

/** The orders of a crew on one day. Distances are straight; roads are longer. */
export function dayOf(orders: readonly Order[], today: Temporal.PlainDate): Day {
  const toDo = orders.filter(({ state }) => isToDo(state))
  const compare = (order: Order) => Temporal.PlainDate.compare(order.plannedOn, today)
  const { stops, metres } = wayThrough(toDo.filter((order) => compare(order) === 0))
  return {
    way: stops.map((order, at) => {
      const next = stops[at + 1]
      return { order, number: at + 1, metresToNext: next && Math.round(distanceMetres(order, next)) }
    }),
    metres,
    late: toDo.filter((order) => compare(order) < 0),
    ahead: toDo.filter((order) => compare(order) > 0),
    over: orders.filter(({ state }) => !isToDo(state)),
  }
}
