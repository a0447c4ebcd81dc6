import type { Module } from '#platform/module/index.ts'
import { extendDays, nextExtension } from './extend-days.ts'
import { seed } from './seed.ts'

export { dayKindOf, type DayKind, type FreeTimes, type PlaceBlock, type PlacePattern } from './domain/pattern.ts'
export type { Equipment, Facility, FacilityId, Space } from './domain/space.ts'
export { placeWords } from './profile/load.ts'
export type { PlaceWords, Word, WordList } from './profile/words.ts'
export { patternOn, patternsBetween, type TimesBetween } from './store/patterns.ts'
export { spacesWith, spaceWith } from './store/spaces.ts'

/** Facilities, their spaces and the times in which they can be taken. */
export const places = {
  seed,
  sweeps: { 'reservations.extend-days': extendDays },
  nextDue: nextExtension,
} satisfies Partial<Module>
