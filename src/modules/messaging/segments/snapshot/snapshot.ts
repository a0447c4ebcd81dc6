import type { Bits } from './bits.ts'

/**
 * Everybody of the register and everybody who said something about themselves, one row each, in no telling order: days,
 * numbers of towns and households, marks. No name, no address beyond the town, no contact, no id.
 */
export type Snapshot = {
  rows: number
  /** Days since 1970-01-01; `unknownDay` where nobody knows or nobody is registered. */
  born: Int32Array
  since: Int32Array
  /** 0: none. */
  household: Int32Array
  households: number
  /** Positions in `towns`; 0: none. */
  town: Uint16Array
  towns: readonly string[]
  /** Positions in `ageGroups`, `areas`; 0: not said. */
  ageGroup: Uint16Array
  ageGroups: readonly string[]
  area: Uint16Array
  areas: readonly string[]
  /** Years of birth of children, as said: bit 0 is `firstChildYear`. */
  childYears: Int32Array
  firstChildYear: number
  isResident: Bits
  isHead: Bits
  /** Has said something. */
  isKnown: Bits
  topics: ReadonlyMap<string, Bits>
}

export const unknownDay = -2_147_483_648
/** Everybody's children fit into the bits of one number. */
export const childYearsKept = 31

export const dayNumber = (day: Temporal.PlainDate): number =>
  Math.floor(day.toZonedDateTime('UTC').epochMilliseconds / 86_400_000)

export const bytesOf = (snapshot: Snapshot): number =>
  Object.values(snapshot)
    .flatMap((value) => (value instanceof Map ? [...value.values()] : [value]))
    .reduce((sum: number, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0)
