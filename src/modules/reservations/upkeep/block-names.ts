import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { placeWords } from '../places/index.ts'
import type { BlockName } from './domain/written-blocks.ts'

/** What the municipality calls the blocks of a day. */
export function blockNames(house: Pick<House, 'config'>): BlockName[] {
  return (placeWords(house)?.blocks ?? []).map(({ key, ja }) => ({ key, name: withoutReadings(ja) }))
}

/** Why a house is closed: what the municipality calls the key, or the words that staff wrote. */
export function sayClosing(house: Pick<House, 'config'>, why: string): string {
  const word = placeWords(house)?.closings.find(({ key }) => key === why)
  return word ? withoutReadings(word.ja) : why
}
