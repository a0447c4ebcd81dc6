import { isInRing, metresToLine } from './geometry.ts'
import type { Area, Ground } from './ground.ts'
import type { Place } from './place.ts'

/** `near-border`: the line is too coarse to say; somebody looks. */
export type Inside = 'inside' | 'near-border' | 'outside'

/** Whether a place is the municipality's, exclaves included and holes left out. One metre outside is never `inside`. */
export function isInside({ areas }: Pick<Ground, 'areas'>, place: Place): Inside {
  const answers = areas.map((area) => insideOf(area, place))
  return answers.find((one) => one === 'inside') ?? answers.find((one) => one === 'near-border') ?? 'outside'
}

function insideOf({ rings, toleranceMetres }: Area, place: Place): Inside {
  if (rings.some((ring) => metresToLine(place, ring) < toleranceMetres)) return 'near-border'
  const [outer = [], ...holes] = rings
  return isInRing(place, outer) && holes.every((hole) => !isInRing(place, hole)) ? 'inside' : 'outside'
}
