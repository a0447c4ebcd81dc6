import { wardDate } from '#platform/time/index.ts'
import type { RuleCalendar } from './calendar.ts'
import type { MembersRule, RuleSet } from './data/rule-set.ts'
import { fits, type RegistrantFacts } from './facts.ts'
import { type Stage, stagesFor } from './stages.ts'

/** `opens`, `closed`: when this registrant's reception begins or ended; `until`: the last day of the registration. */
export type BookingAnswer =
  | { ok: true; stage: Stage }
  | { ok: false; reason: 'class' | 'members' }
  | { ok: false; reason: 'registration'; until: Temporal.PlainDate }
  | { ok: false; reason: 'too-early'; opens: Temporal.Instant }
  | { ok: false; reason: 'too-late'; closed: Temporal.Instant }

/** Whether who this is may take a place of that day now, first come, first served. Quotas and vacancy are asked apart. */
export function mayBook(
  rules: RuleSet,
  facts: RegistrantFacts,
  useDay: Temporal.PlainDate,
  now: Temporal.Instant,
  calendar: RuleCalendar,
): BookingAnswer {
  const meant = stagesFor(rules, useDay, calendar).filter(({ kind, who }) => kind === 'first-come' && fits(who, facts))
  if (meant.length === 0) return { ok: false, reason: 'class' }
  const stages = meant.filter(({ members }) => areEnough(members, facts))
  if (stages.length === 0) return { ok: false, reason: 'members' }
  const { standsUntil } = facts
  const day = rules.registration === 'use' ? useDay : wardDate(now)
  if (standsUntil && Temporal.PlainDate.compare(day, standsUntil) > 0)
    return { ok: false, reason: 'registration', until: standsUntil }
  return byTime(stages, now)
}

/** Whether a group has the members that the rules ask for. */
export function areEnough(rule: MembersRule | undefined, facts: RegistrantFacts): boolean {
  if (!rule || facts.kind === 'person') return true
  const { members, membersInWard, share } = facts
  const least = { all: members, majority: Math.floor(members / 2) + 1, half: Math.ceil(members / 2) }
  const inWard = typeof rule.inWard === 'string' ? least[rule.inWard] : (rule.inWard ?? 0)
  const isYoung = rule.notOnlyYoung === true && share.juniorHighOrYounger >= members
  return members >= rule.least && membersInWard >= inWard && !isYoung
}

function byTime(stages: readonly Stage[], now: Temporal.Instant): BookingAnswer {
  const isAfter = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
  const open = stages.find(({ opens, closes }) => !isAfter(opens, now) && isAfter(closes, now))
  if (open) return { ok: true, stage: open }
  const coming = stages.map(({ opens }) => opens).filter((opens) => isAfter(opens, now))
  const [first] = coming.toSorted(Temporal.Instant.compare)
  if (first) return { ok: false, reason: 'too-early', opens: first }
  const [last] = stages.map(({ closes }) => closes).toSorted((a, b) => Temporal.Instant.compare(b, a))
  return { ok: false, reason: 'too-late', closed: last ?? now }
}
