/** Days since 1970-01-01: dates of hundreds of thousands of people are reckoned as numbers. */
export type Day = number

const millisecondsADay = 86_400_000

export const daysAYear = 365.2425

export const dayOf = (iso: string): Day => Date.parse(iso) / millisecondsADay

export const isoOf = (day: Day): string => new Date(day * millisecondsADay).toISOString().slice(0, 10)

export const yearOf = (day: Day): number => new Date(day * millisecondsADay).getUTCFullYear()
