import type { StaffId } from '#platform/ids/index.ts'
import { type Doer, doerOf, writeDoer } from '../domain/doer.ts'
import type { Doers } from '../doers.ts'
import { isToDo, type Order, type OrderState } from '../domain/order.ts'
import { orderTexts } from '../text/index.ts'

export type StaffNames = ReadonlyMap<StaffId, string>

/** 「課の班」, a colleague's name, or a company's. */
export function sayDoer(doer: Doer, names: StaffNames): string {
  switch (doer.kind) {
    case 'own':
      return orderTexts.list.own
    case 'member':
      return names.get(doer.staffId) ?? ''
    case 'company':
      return doer.employer
  }
}

export const sayDoerOf = (order: Order, names: StaffNames): string => sayDoer(doerOf(order), names)

/** To choose from: the office's crew, its colleagues, its companies. */
export const doerOptions = ({ members, companies }: Doers, ownLabel: string) => [
  { value: 'own', label: ownLabel },
  ...companies.map((employer) => ({ value: writeDoer({ kind: 'company', employer }), label: employer })),
  ...members.map(({ staffId, name }) => ({ value: writeDoer({ kind: 'member', staffId }), label: name })),
]

/** Days since the one that has gone; 0 where it has not, or nothing is to do any more. */
export const daysLate = (
  { state, plannedOn }: { state: OrderState; plannedOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
) => (isToDo(state) ? Math.max(0, plannedOn.until(today, { largestUnit: 'day' }).days) : 0)

/** What was typed, or nothing. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>
export const typedIn = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}
