import type { House } from '#platform/module/index.ts'
import { groundOf, landmarksMatching, parsePlace, townCalled, townsMatching } from '../../ground/index.ts'
import type { Rhythm, Wish } from '../domain/subscription.ts'

export type Typed = { place: string | undefined; radius: number | undefined; group: string | undefined; rhythm: Rhythm }

export type ReadWish =
  | { ok: true; wish: Wish }
  | { ok: false; reason: 'nothing' | 'unknown' }
  | { ok: false; reason: 'several'; names: readonly string[] }

const mostNamed = 6
const usualRadius = 500

/** What was typed, as a wish: a town is itself unless a width is chosen, a station or park is what lies around it. */
export function readWish(house: House, { place, radius, group, rhythm }: Typed): ReadWish {
  if (!place)
    return group ? { ok: true, wish: { label: '', rhythm, group, town: undefined } } : { ok: false, reason: 'nothing' }
  const ground = groundOf(house)
  if (!ground) return { ok: true, wish: { label: place, rhythm, group, town: place } }
  const near = (label: string, at: { lat: number; lon: number }): ReadWish => ({
    ok: true,
    wish: { label, rhythm, group, near: { place: at, radiusMetres: radius ?? usualRadius } },
  })
  const degrees = parsePlace(place)
  if (degrees) return near(place, degrees)
  const exact = townCalled(ground, place)
  const towns = exact ? [exact] : townsMatching(ground, place, mostNamed + 1)
  const landmarks = exact ? [] : landmarksMatching(ground, place, mostNamed + 1)
  const called = landmarks.find(({ name }) => name === place)
  if (called) return near(called.name, called.place)
  const [town] = towns
  const [landmark] = landmarks
  if (towns.length + landmarks.length > 1)
    return { ok: false, reason: 'several', names: [...towns, ...landmarks].slice(0, mostNamed).map(({ name }) => name) }
  if (town)
    return radius
      ? near(town.name, town.place)
      : { ok: true, wish: { label: town.name, rhythm, group, town: town.name } }
  return landmark ? near(landmark.name, landmark.place) : { ok: false, reason: 'unknown' }
}
