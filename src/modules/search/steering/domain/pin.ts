/** At most so many days after its first a pin stands: what has to stay in front longer deserves words of its own. */
export const longestPin = 90

/** So many of one query; more is a list, and the search makes those itself. */
export const mostPins = 3

export type LastDayProblem = 'past' | 'tooLate'

export const lastDayProblem = (lastDay: Temporal.PlainDate, today: Temporal.PlainDate): LastDayProblem | undefined => {
  if (Temporal.PlainDate.compare(lastDay, today) < 0) return 'past'
  return Temporal.PlainDate.compare(lastDay, today.add({ days: longestPin })) > 0 ? 'tooLate' : undefined
}
