import type { House } from '#platform/module/index.ts'
import { formatDateTime, toWareki } from '#platform/time/index.ts'
import type { KnownWard } from '../../known-ward.ts'
import { parseRuleSet } from '../../rules/domain/parse.ts'
import { cutOffs, ruleCalendar, type RuleCalendar, type RuleSet, stagesFor } from '../../rules/index.ts'
import type { RuleSetChange } from '../domain/change.ts'
import type { StageSample } from '../domain/effect.ts'
import { upkeepTexts as t } from '../text.ts'

// The first day, then through the seasons.
const monthsAfter = [0, 1, 3, 6]

/** Reception and deadlines of some days of use, by the rules of now and by the changed ones. */
export function sampleStages(house: House, ward: KnownWard, change: RuleSetChange): StageSample[] {
  const changed = parseRuleSet(change.rules)
  const space = [...ward.spaces.values()].find(({ ruleGroup }) => ruleGroup === change.key)
  const calendar = space ? ward.calendarOf(space.facility.id) : ruleCalendar(house.profile)
  const first = Temporal.PlainDate.from(change.from)
  return monthsAfter
    .map((months) => first.add({ months }))
    .filter((day) => change.until === null || day.toString() < change.until)
    .map((day) => ({
      day: toWareki(day),
      now: linesOf(ward.rulesOn(change.key, day), day, calendar),
      later: linesOf(changed, day, calendar),
    }))
}

function linesOf(rules: RuleSet | undefined, day: Temporal.PlainDate, calendar: RuleCalendar): string[] {
  if (!rules) return [t.change.none]
  const at = (instant: Temporal.Instant) => formatDateTime(instant, 'ja')
  const { bookUntil, changeUntil, cancelUntil } = cutOffs(rules, day, calendar)
  return [
    ...stagesFor(rules, day, calendar).map(({ opens }) => t.change.opens(at(opens))),
    t.change.cuts(at(bookUntil), at(changeUntil), at(cancelUntil)),
  ]
}
