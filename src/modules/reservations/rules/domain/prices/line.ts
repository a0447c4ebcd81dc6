import type { Yen } from '#platform/money/index.ts'

/**
 * One line of a price, complete in itself: it is kept with the reservation and shown years later.
 * `amount` is negative for a reduction only.
 */
export type PriceLine = {
  what: 'base' | 'whole-day' | 'surcharge' | 'lights' | 'equipment' | 'reduction'
  /** Key of the surcharge or reduction. */
  key?: string
  /** Name of the surcharge or reduction, as it was called. */
  says?: { ja: string; easy: string; en: string }
  /** Name of the equipment. */
  name?: string
  ground?: string
  percent?: number
  per?: 'block' | 'hour' | 'half-hour' | 'use'
  unit?: Yen
  /** How many units; a fraction where parts of an hour are counted by the minute. */
  count?: number
  amount: Yen
}
