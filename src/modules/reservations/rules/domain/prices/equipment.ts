import { timesYen, type Yen } from '#platform/money/index.ts'
import type { ChosenTime } from '../choose.ts'
import type { RuleSet } from '../data/rule-set.ts'
import type { PriceLine } from './line.ts'

/** So many pieces of one kind, with the price of a piece. */
export type EquipmentChoice = { name: string; pieces: number; price: Yen }

/** Free times and uses count once, whole blocks each. */
export function equipmentLines(rules: RuleSet, time: ChosenTime, chosen: readonly EquipmentChoice[]): PriceLine[] {
  const blocks = time.blocks.filter(({ isBridge }) => !isBridge).length
  const times = rules.equipmentPer === 'block' ? Math.max(blocks, 1) : 1
  return chosen.map(({ name, pieces, price }) => ({
    what: 'equipment',
    name,
    per: rules.equipmentPer,
    unit: price,
    count: pieces * times,
    amount: timesYen(price, pieces * times),
  }))
}
