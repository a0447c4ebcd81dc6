import type { RuleSet } from '../domain/data/rule-set.ts'
import type { Phrases } from './phrases.ts'

/** 変更・取消と還付; without a fee nothing about money. */
export function cancellingOf(rules: RuleSet, costs: boolean, { t, by, notes }: Phrases): string[] {
  const { cutOffs, refunds, weather } = rules
  const steps = refunds.filter(({ percent }) => percent > 0)
  const money = [
    ...steps.map((step) =>
      step.percent === 100 ? t.refundAll(by(step.until)) : t.refund(by(step.until), step.percent),
    ),
    steps.length > 0 ? t.noRefund : t.neverRefund,
    ...(weather ? [t.weather] : []),
    t.closure,
  ]
  const moments = [cutOffs.change, cutOffs.cancel, ...(costs ? steps.map((step) => step.until) : [])]
  return [t.change(by(cutOffs.change)), t.cancel(by(cutOffs.cancel)), ...(costs ? money : []), ...notes(moments)]
}
