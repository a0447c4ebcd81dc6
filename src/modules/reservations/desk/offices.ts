import type { House } from '#platform/module/index.ts'
import { readPlaces } from '../places/profile/load.ts'

/** Keys of the offices that have facilities in the profile, read once. */
export function officesWithDesks({ config }: House): readonly string[] {
  const known = offices.get(config) ?? [
    ...new Set((readPlaces({ config })?.facilities ?? []).map(({ office }) => office)),
  ]
  offices.set(config, known)
  return known
}

const offices = new WeakMap<House['config'], readonly string[]>()
