import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { factsFor, registrantsOf, type RegistrantFacts } from '../../registrants/index.ts'

/** As whom vacancies are looked at: the registration asked for, else the first that may book, else anybody's. */
export type Viewer = {
  facts?: RegistrantFacts
  id?: string
  name?: string
  registrations: readonly { id: string; name: string }[]
}

export async function viewerOf(tx: Tx, house: House, actor: Actor, asked: string | undefined): Promise<Viewer> {
  if (actor.kind !== 'resident' || actor.level !== 'verified' || !actor.personId) return { registrations: [] }
  const today = house.clock.today()
  const held = (await registrantsOf(tx, actor.personId, today)).filter(({ rights }) => rights.has('book'))
  const chosen = held.find(({ registrant }) => registrant.id === asked) ?? held[0]
  const registrations = held.map(({ registrant: { id, name } }) => ({ id, name }))
  if (!chosen) return { registrations }
  const { id, name } = chosen.registrant
  return { facts: await factsFor(tx, house, chosen.registrant, today), id, name, registrations }
}
