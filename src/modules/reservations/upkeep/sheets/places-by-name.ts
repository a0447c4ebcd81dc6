import type { KnownWard } from '../../known-ward.ts'
import type { Space } from '../../places/domain/space.ts'
import { folded } from './cells.ts'
import type { FaultReason } from './columns.ts'

export type FoundSpace = { ok: true; space: Space } | { ok: false; item: 'facility' | 'space'; reason: FaultReason }

/** Spaces by what a sheet calls them: names or slugs of the facility and the space. */
export function placesByName(ward: KnownWard): (facility: string, space: string) => FoundSpace {
  const facilities = new Set<string>()
  const spaces = new Map<string, Space>()
  for (const space of ward.spaces.values()) {
    const houses = [space.facility.name, space.facility.slug].map(folded)
    for (const house of houses) {
      facilities.add(house)
      for (const name of [space.name, space.slug].map(folded)) spaces.set(`${house}\n${name}`, space)
    }
  }
  return (facility, name) => {
    const house = folded(facility)
    if (!facilities.has(house)) return { ok: false, item: 'facility', reason: 'facility' }
    const space = spaces.get(`${house}\n${folded(name)}`)
    return space ? { ok: true, space } : { ok: false, item: 'space', reason: 'space' }
  }
}
