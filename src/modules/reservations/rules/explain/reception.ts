import type { MembersRule, RuleSet, StageRule } from '../domain/data/rule-set.ts'
import { momentsOf } from '../domain/stages.ts'
import type { Phrases } from './phrases.ts'

/** 受付: stages, members, registration, hold. */
export function receptionOf(rules: RuleSet, phrases: Phrases): string[] {
  const { t } = phrases
  return [
    ...rules.stages.flatMap((stage) => stageSentences(rules, stage, phrases)),
    ...phrases.notes([...rules.stages.flatMap(momentsOf), rules.cutOffs.book]),
    ...membersSentences(rules.members, phrases),
    t.registration[rules.registration],
    t.hold(rules.holdMinutes),
  ]
}

function stageSentences(rules: RuleSet, stage: StageRule, phrases: Phrases): string[] {
  const { t, topic, from, until, by, day, months } = phrases
  const members = membersSentences(stage.members, phrases)
  const inSeason = (sentence: string) => (stage.months ? t.seasonal(months(stage.months), sentence) : sentence)
  const period = [topic(stage), from(stage.opens), until(stage.closes ?? rules.cutOffs.book, stage.opens)] as const
  if (stage.kind === 'first-come') return [inSeason(t.firstCome(...period)), ...members]
  const { confirm } = stage
  return [
    inSeason(t.lottery(...period)),
    ...members,
    t.draw(day(stage.draw, stage.opens)),
    ...(confirm ? [t.confirm(from(confirm.opens, stage.opens), by(confirm.until, stage.opens))] : []),
  ]
}

function membersSentences(members: MembersRule | undefined, { t }: Phrases): string[] {
  if (!members) return []
  const { least, inWard, notOnlyYoung } = members
  const counted = typeof inWard === 'number' ? t.membersCounted(least, inWard) : undefined
  const shared = typeof inWard === 'string' ? t.membersInWard[inWard](least) : undefined
  return [counted ?? shared ?? t.members(least), ...(notOnlyYoung ? [t.notOnlyYoung] : [])]
}
