import type { Query, Wanted } from '../query/query.ts'
import type { List, Lists } from './lists.ts'

/** A query with the lists of its terms. The better of its readings stands for each part, the best of all ways for the whole. */
export type Way = { readonly parts: readonly Part[] } & Weight
export type Part = { readonly readings: readonly Reading[] }
export type Reading = { readonly terms: readonly Weighed[] } & Weight
/** A term weighs the more the fewer hold it. */
export type Weighed = { readonly list: List; readonly mass: number }
/** What all of it together weighs, and the share of it that counts. */
type Weight = { readonly mass: number; readonly scale: number }

const insteadWeight = 0.9

/** What was typed, and what may have been meant; `size`: how many documents there are. */
export function planOf(queries: readonly Query[], lists: Lists, size: number): readonly Way[] {
  return scaled(
    queries.map(({ parts }) => {
      const planned = parts.map(({ own, instead }) => scaled([own, ...instead].map(readingOf)))
      return {
        parts: planned.map((readings) => ({ readings })),
        mass: planned.reduce((sum, readings) => sum + massOf(readings), 0),
      }
    }),
  )

  function readingOf(wanted: readonly Wanted[]) {
    const terms = wanted.map(({ term, weight }) => {
      const list = lists.of(term)
      return { list, mass: Math.log(1 + (size - list.holders + 0.5) / (list.holders + 0.5)) * weight }
    })
    return { terms, mass: terms.reduce((sum, { mass }) => sum + mass, 0) }
  }
}

/** Of several that stand for one thing: as much as the first. */
export const massOf = (several: readonly { mass: number }[]): number => several.find(({ mass }) => mass > 0)?.mass ?? 0

/** Words that stand for others count no more than those would: what is long in the office is short in the kitchen. */
function scaled<Thing extends { mass: number }>(several: readonly Thing[]): (Thing & Weight)[] {
  const most = massOf(several)
  return several.map((one, position) => ({
    ...one,
    scale: position === 0 || one.mass === 0 ? 1 : insteadWeight * Math.min(1, most / one.mass),
  }))
}

/** No document weighs more by what was not read than this. */
export function unreadMass(ways: readonly Way[]): number {
  const ofReading = ({ terms, scale }: Reading) =>
    scale * terms.reduce((sum, { list, mass }) => sum + (list.unread ? mass : 0), 0)
  const ofPart = ({ readings }: Part) => Math.max(...readings.map(ofReading))
  const ofWay = ({ parts, scale }: Way) => scale * parts.reduce((sum, part) => sum + ofPart(part), 0)
  return Math.max(...ways.map(ofWay)) * roundedUp
}

const roundedUp = 1 + 1e-9
