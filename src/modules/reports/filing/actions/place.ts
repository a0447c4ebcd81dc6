import {
  type Ground,
  isInside,
  landmarksMatching,
  nearestTown,
  type Place,
  parsePlace,
  townCalled,
  townsMatching,
} from '../../ground/index.ts'

/** Where words or coordinates lead: `outside` of the municipality, or to nothing that is known. */
export type PlaceFound = { ok: true; place: Place; town: string } | { ok: false; reason: 'unknown' | 'outside' }

export function placeFromWords(ground: Ground, words: string): PlaceFound {
  const exact = parsePlace(words)
  if (exact) return placeAt(ground, exact)
  const town = townCalled(ground, words) ?? townsMatching(ground, words, 1)[0]
  if (town) return { ok: true, place: town.place, town: town.name }
  const landmark = landmarksMatching(ground, words, 1)[0]
  return landmark ? placeAt(ground, landmark.place) : { ok: false, reason: 'unknown' }
}

export function placeAt(ground: Ground, place: Place): PlaceFound {
  const town = nearestTown(ground, place)
  if (!town || isInside(ground, place) === 'outside') return { ok: false, reason: 'outside' }
  return { ok: true, place, town: town.name }
}
