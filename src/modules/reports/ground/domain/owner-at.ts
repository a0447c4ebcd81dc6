import { isInRing, metresToLine } from './geometry.ts'
import type { Ground, Owner, Way } from './ground.ts'
import type { Place } from './place.ts'

/** Who looks after what is drawn at a place. `metres`: to the middle line; 0 in a park. A proposal for the desk. */
export type OwnerAt = { owner: Owner; name: string; kind: 'road' | 'river' | 'park'; metres: number }

/** Roads before rivers (a bridge) and rivers before parks. Missing: nothing that is drawn is there. */
export function ownerAt(
  { roads, rivers, parks }: Pick<Ground, 'roads' | 'rivers' | 'parks'>,
  place: Place,
): OwnerAt | undefined {
  return wayAt(roads, 'road', place) ?? wayAt(rivers, 'river', place) ?? parkAt(parks, place)
}

function wayAt(ways: readonly Way[], kind: 'road' | 'river', place: Place): OwnerAt | undefined {
  const near = ways
    .map(({ owner, name, line, halfWidthMetres }) => ({
      found: { owner, name, kind, metres: Math.round(metresToLine(place, line)) },
      halfWidthMetres,
    }))
    .filter(({ found, halfWidthMetres }) => found.metres <= halfWidthMetres)
  // Where two cross, the place belongs to the one whose middle is nearer for its width.
  return near.toSorted((a, b) => a.found.metres / a.halfWidthMetres - b.found.metres / b.halfWidthMetres)[0]?.found
}

function parkAt(parks: Ground['parks'], place: Place): OwnerAt | undefined {
  const park = parks.find(({ ring }) => isInRing(place, ring))
  return park && { owner: park.owner, name: park.name, kind: 'park', metres: 0 }
}
