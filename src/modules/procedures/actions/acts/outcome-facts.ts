import type { Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import { type Act, actsOf } from '../../store/acts/acts.ts'
import { type Delivery, deliveriesOfCase } from '../../store/acts/deliveries.ts'

/** One notified act as its person is told: what it says only once its letter is out or has been opened. */
export type ToldAct = {
  act: Act
  delivery: Delivery | undefined
  /** The letter left the house on paper, or was opened in the box. */
  isOut: boolean
  /** Lies in the box and has not been opened. */
  waitsInBox: boolean
  /** Later acts about this one, the newest first. */
  changes: readonly Act[]
}

/** The acts of a case that were notified, the newest first; the caller checked whose case it is. */
export async function toldActs(tx: Tx, id: Id<'application'>): Promise<ToldAct[]> {
  const acts = (await actsOf(tx, id)).filter(({ state }) => state === 'effected')
  const deliveries = acts.length > 0 ? await deliveriesOfCase(tx, id) : []
  return acts.map((act) => {
    const own = deliveries.filter(({ actId }) => actId === act.id)
    return {
      act,
      delivery: own[0],
      isOut: own.some(({ postedAt, arrivedAt }) => postedAt !== null || arrivedAt !== null),
      waitsInBox: own.some(({ state }) => state === 'uploaded'),
      changes: acts.filter(({ changesId }) => changesId === act.id),
    }
  })
}
