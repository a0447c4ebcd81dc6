import { foldName } from './fold-name.ts'
import type { Ground, Landmark, Names, Town } from './ground.ts'
import { distanceMetres, type Place } from './place.ts'

/** The town whose point is nearest; missing in a municipality without towns. */
export function nearestTown({ towns }: Pick<Ground, 'towns'>, place: Place): Town | undefined {
  let nearest: { town: Town; metres: number } | undefined
  for (const town of towns) {
    const metres = distanceMetres(place, town.place)
    if (!nearest || metres < nearest.metres) nearest = { town, metres }
  }
  return nearest?.town
}

/** 町丁目 by name, kana or romaji; the best first, then in their order. An empty text matches nothing. */
export const townsMatching = (ground: Ground, text: string, most = 12): Town[] =>
  matching(ground.towns, withoutMunicipality(ground, text), most)

/** Stations, parks and the like, in the same way. */
export const landmarksMatching = (ground: Ground, text: string, most = 12): Landmark[] =>
  matching(ground.landmarks, withoutMunicipality(ground, text), most)

/** The town that is called exactly so, in any writing. */
export function townCalled(ground: Ground, text: string): Town | undefined {
  const wanted = foldName(withoutMunicipality(ground, text))
  return wanted === '' ? undefined : ground.towns.find((town) => namesOf(town).includes(wanted))
}

function matching<Named extends Names>(all: readonly Named[], text: string, most: number): Named[] {
  const wanted = foldName(text)
  if (wanted === '') return []
  return all
    .map((one) => ({ one, score: Math.max(...namesOf(one).map((name) => likeness(name, wanted))) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one)
}

function likeness(name: string, wanted: string): number {
  if (name === wanted) return 3
  if (name.startsWith(wanted)) return 2
  return name.includes(wanted) ? 1 : 0
}

const folded = new WeakMap<Names, readonly string[]>()

function namesOf(one: Names): readonly string[] {
  const known = folded.get(one)
  if (known) return known
  const names = [one.name, one.kana, one.english].map(foldName)
  folded.set(one, names)
  return names
}

// 「〇〇県〇〇市」 before a town says nothing here.
function withoutMunicipality({ municipality }: Ground, text: string): string {
  const at = text.indexOf(municipality)
  const rest = at < 0 ? text : text.slice(at + municipality.length)
  return rest.trim() === '' ? text : rest
}
