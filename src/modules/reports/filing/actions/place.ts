import { type Ground, isInside, landmarksMatching, nearestTown, type Place, townsMatching } from '../../ground/index.ts'

/** Where words lead: to a town or to what it is named by; `undefined` where nothing is called so. */
export function placeFromWords(ground: Ground, words: string): { place: Place; town: string } | undefined {
  const [town] = townsMatching(ground, words, 1)
  if (town) return { place: town.place, town: town.name }
  const [landmark] = landmarksMatching(ground, words, 1)
  const near = landmark && isInside(ground, landmark.place) !== 'outside' && nearestTown(ground, landmark.place)
  return near ? { place: landmark.place, town: near.name } : undefined
}
