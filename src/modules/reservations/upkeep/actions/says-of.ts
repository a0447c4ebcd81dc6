import type { House } from '#platform/module/index.ts'
import type { KnownWard } from '../../known-ward.ts'
import { ruleNames } from '../../places/rule-names.ts'
import { parseRuleSet, parseTariff } from '../../rules/domain/parse.ts'
import { type Explained, explain } from '../../rules/index.ts'
import type { LookedAt, RuleSetChange, TariffChange } from '../domain/change.ts'

type Says = { now: readonly Explained[]; later: readonly Explained[] }

/** What the pages of residents say on the first day of the change, by the rules of now and by the changed ones. */
export function saysOf(house: House, ward: KnownWard, change: LookedAt): Says | undefined {
  if (change.kind !== 'rule-set' && change.kind !== 'tariff') return undefined
  const day = Temporal.PlainDate.from(change.from)
  const names = ruleNames(house, 'ja')
  const space = [...ward.spaces.values()].find(({ ruleGroup, tariff }) =>
    change.kind === 'rule-set' ? ruleGroup === change.key : tariff === change.key,
  )
  const rules = space && ward.rulesOn(space.ruleGroup, day)
  const tariff = space?.tariff ? ward.tariffOn(space.tariff, day) : undefined
  const changed = changedOf(change)
  const later = { rules: changed.rules ?? rules, tariff: changed.tariff ?? tariff }
  return {
    now: rules ? explain({ rules, tariff }, 'ja', names) : [],
    later: later.rules ? explain({ rules: later.rules, tariff: later.tariff }, 'ja', names) : [],
  }
}

const changedOf = (change: RuleSetChange | TariffChange) => ({
  rules: change.kind === 'rule-set' ? parseRuleSet(change.rules) : undefined,
  tariff: change.kind === 'tariff' ? parseTariff(change.tariff) : undefined,
})
