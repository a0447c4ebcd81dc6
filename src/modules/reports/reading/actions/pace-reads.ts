import { clientAddress, type Ctx, directAddress, isLoopback, keepPace } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'

// A person looks at a few pages a minute, and many may share a network; a crawler that reads them all goes slowly.
const pace = { perSecond: 8, burst: 16, patienceSeconds: 5 }

const paces = new WeakMap<House['db'], ReturnType<typeof keepPace>>()

/**
 * Waits for the turn of the network that reads lists of reports, before anything is asked of the database; throws `TooMany`
 * when that would take long. `weight`: pages that it costs as much as. This machine itself has no network.
 */
export async function paceReads(c: Ctx, { config, db }: House, weight = 1): Promise<void> {
  const address = clientAddress(c, config)
  if (directAddress(c) === undefined || isLoopback(address)) return
  const turn = paces.get(db) ?? keepPace(pace)
  paces.set(db, turn)
  await turn(address, weight)
}
