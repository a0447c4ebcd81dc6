export type ReceivedOnProblem = 'in_future' | 'before_birth' | 'too_old'

/** 受付日 is the day of arrival: never to come, never before the person was born, and at most a year ago. */
export function receivedOnProblem(
  receivedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  birthDate: Temporal.PlainDate | undefined,
): ReceivedOnProblem | undefined {
  if (Temporal.PlainDate.compare(receivedOn, today) > 0) return 'in_future'
  if (birthDate && Temporal.PlainDate.compare(receivedOn, birthDate) < 0) return 'before_birth'
  // Older paper is not a late entry but a slip of the year.
  return Temporal.PlainDate.compare(receivedOn, today.subtract({ years: 1 })) < 0 ? 'too_old' : undefined
}
