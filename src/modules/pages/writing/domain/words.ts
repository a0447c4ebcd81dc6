import type { Details } from '../../domain/details.ts'

/** What somebody writes of a page in one language. */
export type Words = { title: string; summary: string; body: string; details: Details }

export const sameWords = (one: Words, other: Words): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))

const ordered = ({ title, summary, body, details }: Words): unknown => [title, summary, body, stable(details)]

/** The same whatever the order of keys, as `jsonb` keeps none. */
export function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, stable(inner)])
}
