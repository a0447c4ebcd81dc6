import type { House } from '#platform/module/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import type { Definition } from '../domain/definition/definition.ts'
import { type PayoutPlan, planOf } from '../domain/rules/payout-rules.ts'

/** What the rule of this procedure comes to for these answers; `undefined` where nothing is paid or too little is known. */
export function planFor(
  house: Pick<House, 'profile' | 'clock'>,
  { payout }: Definition,
  answers: Readonly<Record<string, unknown>>,
  filedOn: Temporal.PlainDate = house.clock.today(),
): PayoutPlan | undefined {
  if (!payout) return undefined
  const { rule, payday } = payout
  const ward = wardCalendar(house.profile)
  return planOf(rule, { answers, claimedOn: filedOn, decidedOn: house.clock.today(), payday, ward })
}
