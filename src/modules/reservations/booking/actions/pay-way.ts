import type { Yen } from '#platform/money/index.ts'
import type { RuleSet } from '../../rules/index.ts'
import type { Pays } from '../domain/wish.ts'

/** When the fee is paid: as somebody chose among what the rules allow, else the first of it. */
export function payWay({ pay }: RuleSet, amount: Yen, wanted?: Pays): Pays {
  if (amount === 0) return 'nothing'
  return pay.ways.find((way) => way === wanted) ?? pay.ways[0] ?? 'on-site'
}
