import { boundedMap } from '../world/bounded-map.ts'
import type { World } from '../world/world.ts'

/** How the next requests are taken: `token` gives the number later, `silent` takes it and never says so. */
export const moods = ['number', 'token', 'refuses', 'silent', 'garbage'] as const
export type Mood = (typeof moods)[number]

export const statuses = ['open', 'closed'] as const
export type Status = (typeof statuses)[number]

/** A request at another body's server. */
export type Taken = {
  id: string
  body: string
  token: string
  serviceCode: string
  description: string
  lat: string
  long: string
  mediaUrl: string
  at: Temporal.Instant
  changedAt: Temporal.Instant
  status: Status
  notes: string
}

export type NewRequest = Pick<Taken, 'body' | 'serviceCode' | 'description' | 'lat' | 'long' | 'mediaUrl'>

/** The desks of the bodies to which reports are handed over. A double sent twice is taken twice, as they do. */
export type OtherBodies = {
  mood(): Mood
  setMood(mood: Mood): void
  newest(): readonly Taken[]
  take(request: NewRequest): Taken
  find(id: string): Taken | undefined
  ofToken(token: string): Taken | undefined
  settle(id: string, status: Status, notes: string): boolean
}

export const createOtherBodies = (world: World): OtherBodies => {
  let mood: Mood = 'number'
  let serial = 0
  const requests = boundedMap<string, Taken>(1_000)
  const newest = () => [...requests.values()].toReversed()
  return {
    mood: () => mood,
    setMood: (next) => {
      mood = next
    },
    newest,
    take: (request) => {
      serial += 1
      const at = world.clock.now()
      const taken: Taken = {
        ...request,
        ...{ id: `TK-${String(serial).padStart(5, '0')}`, token: `t-${crypto.randomUUID()}` },
        ...{ at, changedAt: at, status: 'open', notes: '' },
      }
      requests.set(taken.id, taken)
      world.calls.record('ほかの機関', `道路などの依頼の受付　${taken.id}`)
      return taken
    },
    find: (id) => requests.get(id),
    ofToken: (token) => newest().find((taken) => taken.token === token),
    settle: (id, status, notes) => {
      const taken = requests.get(id)
      if (!taken) return false
      Object.assign(taken, { status, notes, changedAt: world.clock.now() })
      world.calls.record('ほかの機関', `${id}　${status}`)
      return true
    },
  }
}
