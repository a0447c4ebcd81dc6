import type { House } from '#platform/module/index.ts'
import {
  distanceMetres,
  type Ground,
  groundOf,
  isInside,
  landmarksMatching,
  parsePlace,
  type Place,
  type PlaceDraft,
  townCalled,
  townsMatching,
} from '../../ground/index.ts'
import type { Rhythm, Wish } from '../domain/subscription.ts'

export type Typed = {
  /** A pin, a town, or words that were looked for. */
  place: Pick<PlaceDraft, 'place' | 'town' | 'search'>
  radius: number | undefined
  group: string | undefined
  rhythm: Rhythm
}

export type ReadWish =
  | { ok: true; wish: Wish }
  | { ok: false; reason: 'nothing' | 'unknown' | 'outside' }
  | { ok: false; reason: 'several'; names: readonly string[] }

const mostNamed = 6
const usualRadius = 500

/** What was chosen, as a wish: a town is itself unless a width is chosen, a station or park is what lies around it. */
export function readWish(house: House, { place: { place, town, search }, radius, group, rhythm }: Typed): ReadWish {
  const ground = groundOf(house)
  const name = town || search
  if (!place && !name)
    return group ? { ok: true, wish: { label: '', rhythm, group, town: undefined } } : { ok: false, reason: 'nothing' }
  if (!ground) return { ok: true, wish: { label: name, rhythm, group, town: name } }
  const near = (label: string, at: Place): ReadWish =>
    isInside(ground, at) === 'outside'
      ? { ok: false, reason: 'outside' }
      : { ok: true, wish: { label, rhythm, group, near: { place: at, radiusMetres: radius ?? usualRadius } } }
  const pin = place ?? parsePlace(name)
  if (pin && (radius || !townCalled(ground, town))) return near(landmarkAt(ground, pin) ?? town, pin)
  return byName(ground, name, {
    radius,
    near,
    within: (of) => ({ ok: true, wish: { label: of, rhythm, group, town: of } }),
  })
}

type Ways = {
  radius: number | undefined
  near: (label: string, at: Place) => ReadWish
  within: (town: string) => ReadWish
}

function byName(ground: Ground, name: string, { radius, near, within }: Ways): ReadWish {
  const exact = townCalled(ground, name)
  const towns = exact ? [exact] : townsMatching(ground, name, mostNamed + 1)
  const landmarks = exact ? [] : landmarksMatching(ground, name, mostNamed + 1)
  const called = landmarks.find((one) => one.name === name)
  if (called) return near(called.name, called.place)
  const [town] = towns
  const [landmark] = landmarks
  if (towns.length + landmarks.length > 1)
    return { ok: false, reason: 'several', names: [...towns, ...landmarks].slice(0, mostNamed).map((one) => one.name) }
  if (town) return radius ? near(town.name, town.place) : within(town.name)
  return landmark ? near(landmark.name, landmark.place) : { ok: false, reason: 'unknown' }
}

// The pin of a station that was looked for stands on it.
const onIt = 20

const landmarkAt = ({ landmarks }: Ground, pin: Place): string | undefined =>
  landmarks.find(({ place }) => distanceMetres(place, pin) < onIt)?.name
