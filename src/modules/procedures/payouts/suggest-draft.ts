import { formatYen } from '#platform/money/index.ts'
import type { House } from '#platform/module/index.ts'
import { toWarekiYear } from '#platform/time/index.ts'
import { hasItems } from '../domain/acts/draft.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { allFields, type Definition } from '../domain/definition/definition.ts'
import { factField, itemField, itemRows } from '../forms/acts.ts'
import type { PayoutPlan } from '../domain/rules/payout-rules.ts'
import { planFor } from './plan.ts'

/** What the house can fill into a 起案 by itself: what the rule comes to, and the lines that are decided one by one. */
export function suggestedDraft(
  house: House,
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
  filedOn: Temporal.PlainDate,
): Readonly<Record<string, string>> {
  return { ...factsOfPlan(house, definition, answers, filedOn), ...itemsAsked(definition, answers) }
}

function factsOfPlan(
  house: House,
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
  filedOn: Temporal.PlainDate,
): Record<string, string> {
  const plan = planFor(house, definition, answers, filedOn)
  if (!plan) return {}
  const { firstMonth, monthlyAmount } = plannedFacts(plan)
  return {
    [factField('grant', 'firstMonth')]: firstMonth,
    [factField('grant', 'monthlyAmount')]: monthlyAmount,
    [factField('grant', 'children')]: plan.lines
      .map(({ name, amount, position }) => `${name}　${formatYen(amount)}${position >= 3 ? '（第3子以降）' : ''}`)
      .join('\n'),
  }
}

/** What the letter has to say for the rule's amount to be paid as it is. */
export const plannedFacts = ({ firstMonth, monthly }: PayoutPlan) => ({
  firstMonth: monthText(firstMonth),
  monthlyAmount: formatYen(monthly),
})

/** 「令和8年12月分」. */
const monthText = (month: Temporal.PlainYearMonth): string =>
  `${toWarekiYear(month.toPlainDate({ day: 1 }))}${month.month}月分`

function itemsAsked(definition: Definition, answers: Readonly<Record<string, unknown>>): Record<string, string> {
  const group = allFields(definition).find((field) => field.type === 'group')
  if (!group || !hasItems(definition.output)) return {}
  const [first] = group.fields
  return Object.fromEntries(
    keptGroup(answers[group.id])
      .rows.slice(0, itemRows)
      .map((row, index) => [itemField(index + 1, 'label'), String(row.answers[first?.id ?? ''] ?? '').slice(0, 200)]),
  )
}
