/** Days since 1970-01-01: dates of hundreds of thousands of people are reckoned as numbers. */
export type Day = number

const millisecondsADay = 86_400_000

export const daysAYear = 365.2425

export const dayOf = (iso: string): Day => Date.parse(iso) / millisecondsADay

// A century has some ten thousand days, and a ward asks for each of them again and again.
const known = new Map<Day, string>()

export function isoOf(day: Day): string {
  const found = known.get(day) ?? new Date(day * millisecondsADay).toISOString().slice(0, 10)
  known.set(day, found)
  return found
}

export const yearOf = (day: Day): number => Number(isoOf(day).slice(0, 4))
