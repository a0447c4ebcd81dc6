import type { OutsideAnswer } from '#platform/outgoing/index.ts'

/** What an address outside answered, in a word that fits into a list. */
export const answerWord = (answer: OutsideAnswer): string =>
  answer.kind === 'answered' ? String(answer.status) : answer.kind

/** Whether it may be there only for a browser: some sites know no HEAD, and refuse whatever is no person. */
export const isUnsure = (answer: OutsideAnswer): boolean => answer.kind === 'answered' && answer.status >= 400

/** Nothing is there for a reader. Who asks for a sign-in, or has enough of us for now, is there. */
export function isFailure(answer: OutsideAnswer): boolean {
  if (answer.kind !== 'answered') return true
  const { status } = answer
  return status >= 400 && ![401, 403, 405, 406, 407, 429, 451].includes(status)
}

/** Three days on which it failed make a link broken; one bad night does not. */
export const daysUntilBroken = 3

const daysBetween = 7

/** The days on which it failed, one after the other until today, and when it is asked again. */
export function afterAnswer(
  failedOn: readonly Temporal.PlainDate[],
  failed: boolean,
  today: Temporal.PlainDate,
): { failedOn: Temporal.PlainDate[]; nextOn: Temporal.PlainDate } {
  if (!failed) return { failedOn: [], nextOn: today.add({ days: daysBetween }) }
  const isKnown = failedOn.some((day) => day.equals(today))
  const days = isKnown || failedOn.length >= daysUntilBroken ? [...failedOn] : [...failedOn, today]
  return { failedOn: days, nextOn: today.add({ days: days.length < daysUntilBroken ? 1 : daysBetween }) }
}
