import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { factsOf, type RegistrantFacts, type RegistrantId } from '../../registrants/index.ts'

/** Facts of groups by day, each read once; after so many of them `undefined`, so that one look stays bounded. */
export function factsOnce(tx: Tx, house: House, most: number) {
  const known = new Map<string, RegistrantFacts>()
  return async (id: RegistrantId, on: Temporal.PlainDate): Promise<RegistrantFacts | undefined> => {
    const key = `${id} ${on}`
    const found = known.get(key)
    if (found || known.size >= most) return found
    const facts = await factsOf(tx, house, id, on)
    known.set(key, facts)
    return facts
  }
}
