import type { Id } from '#platform/ids/index.ts'
import { allFields, type Definition } from '../domain/definition/definition.ts'
import { plainWords } from '../text/index.ts'

export type AdviceId = Id<'advice'>
export type AdviceEnd = 'answered' | 'withdrawn' | 'expired'

/** The name of the applicant is shown only where it is needed. */
export const applicantShare = 'applicant'

/** What of a case another office may be shown: answers by their key. Where a person is marked, nothing that says where. */
export function shareables(
  definition: Definition,
  kept: Readonly<Record<string, unknown>>,
  { isMarked }: { isMarked: boolean },
): { key: string; label: string }[] {
  return allFields(definition)
    .filter((field) => field.id in kept)
    .filter((field) => !isMarked || !saysWhere(field))
    .map((field) => ({ key: field.id, label: plainWords(field.label) }))
}

// Free text and papers may say it too, so that only chosen and counted things are left.
const saysWhere = ({ type }: { type: string }): boolean =>
  !['choice', 'choices', 'ranking', 'number', 'date'].includes(type)

/** An office has from tomorrow up to 60 days. */
export function isAdviceDay(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const { days } = today.until(day, { largestUnit: 'day' })
  return days >= 1 && days <= 60
}

/** Two weeks after its day nobody waits any more, and what was shown is shut. */
export const expiresOn = (dueOn: Temporal.PlainDate): Temporal.PlainDate => dueOn.add({ days: graceDays + 1 })
export const graceDays = 14
