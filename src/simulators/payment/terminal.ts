import { boundedMap } from '../world/bounded-map.ts'
import type { World } from '../world/world.ts'
import { type Callbacks, createCallbacks } from './callbacks.ts'
import type { Checkout } from './checkout.ts'
import { expireIfDue } from './operations.ts'

/** The payment provider's memory: its checkouts and the callbacks that it owes. */
export type Terminal = {
  readonly checkouts: Map<string, Checkout>
  readonly callbacks: Callbacks
  /** A checkout at the shared clock's now: a hold that ran out has expired. */
  find(id: string): Promise<Checkout | undefined>
  /** Ends the holds that ran out and says so to the merchant. */
  expireHolds(): Promise<void>
  stop(): void
}

export const createTerminal = (world: World): Terminal => {
  const checkouts = boundedMap<string, Checkout>(5_000)
  const callbacks = createCallbacks(world, boundedMap(5_000))
  const expire = (checkout: Checkout) => {
    const outcome = expireIfDue(checkout, world.clock.now())
    if (outcome.ok) callbacks.send(checkout, outcome.event)
  }
  const holding = () => [...checkouts.values()].filter((checkout) => checkout.status === 'authorised')
  const expireHolds = async () => {
    if (holding().length === 0) return
    await world.clock.refresh()
    holding().forEach(expire)
  }
  const timer = setInterval(() => void expireHolds(), 5_000).unref()
  return {
    checkouts,
    callbacks,
    find: async (id) => {
      const checkout = checkouts.get(id)
      if (checkout?.status === 'authorised') {
        await world.clock.refresh()
        expire(checkout)
      }
      return checkout
    },
    expireHolds,
    stop: () => {
      clearInterval(timer)
      callbacks.stop()
    },
  }
}
