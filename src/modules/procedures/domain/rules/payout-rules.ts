import { type Yen, yen } from '#platform/money/index.ts'
import { keptGroup } from '../answers/rows.ts'
import { amountsIn, amountUntil, type Child, type ChildAmount, firstMonth, firstPayday } from './child-allowance.ts'

/** What a rule says will be paid: from which month, how much a month and for whom, and when the first money comes. */
export type PayoutPlan = {
  firstMonth: Temporal.PlainYearMonth
  monthly: Yen
  lines: readonly ChildAmount[]
  payOn: Temporal.PlainDate
  firstAmount: Yen
}

export type PayoutInput = {
  answers: Readonly<Record<string, unknown>>
  claimedOn: Temporal.PlainDate
  decidedOn: Temporal.PlainDate
  payday: { day: number }
  ward: { addBusinessDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate }
}

/** Rules that a definition names (`payout.rule`). `undefined`: the answers do not say enough, or nothing is due. */
const rules: Readonly<Record<string, (input: PayoutInput) => PayoutPlan | undefined>> = {
  'child-allowance': childAllowance,
}

export const planOf = (rule: string, input: PayoutInput): PayoutPlan | undefined => rules[rule]?.(input)

export const isPayoutRule = (rule: string): boolean => Object.hasOwn(rules, rule)

function childAllowance({ answers, claimedOn, decidedOn, payday, ward }: PayoutInput): PayoutPlan | undefined {
  const eventOn = dayOf(answers['event-date'])
  const children = childrenOf(answers.children, 'name', 'birth-date')
  const elder = childrenOf(answers.elder, 'elder-name', 'elder-birth-date', (row) => row.support === 'both')
  if (!eventOn || children.length === 0) return undefined
  const first = firstMonth(eventOn, claimedOn, ward)
  const lines = amountsIn(first, children, elder)
  const payOn = firstPayday(first, decidedOn, payday)
  const monthly = yen(lines.reduce((sum, { amount }) => sum + amount, 0))
  const firstAmount = amountUntil(first, payOn, children, elder)
  return monthly === 0 ? undefined : { firstMonth: first, monthly, lines, payOn, firstAmount }
}

function childrenOf(
  answer: unknown,
  nameField: string,
  dayField: string,
  counts: (row: Readonly<Record<string, unknown>>) => boolean = () => true,
): Child[] {
  return keptGroup(answer).rows.flatMap(({ id, answers }) => {
    const birthDate = dayOf(answers[dayField])
    return birthDate && counts(answers) ? [{ row: id, name: String(answers[nameField] ?? ''), birthDate }] : []
  })
}

const dayOf = (value: unknown): Temporal.PlainDate | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Temporal.PlainDate.from(value) : undefined
