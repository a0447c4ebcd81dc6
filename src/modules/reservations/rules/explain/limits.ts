import type { QuotaRule, RuleSet } from '../domain/data/rule-set.ts'
import type { Names, Phrases } from './phrases.ts'

/** 枠の上限, one sentence each. */
export function limitsOf({ quotas }: RuleSet, phrases: Phrases, names: Names): string[] {
  const { t } = phrases
  if (quotas.length === 0) return [t.noLimit]
  const hasBlocks = quotas.some(({ counts }) => counts === 'blocks')
  return [...quotas.map((quota) => limitSentence(quota, phrases, names)), ...(hasBlocks ? [t.longBlocks] : [])]
}

/** 「平日は、1登録につき1か月4区分までです」. */
export function limitSentence(quota: QuotaRule, { t, who }: Phrases, names: Names): string {
  const { classes, inWard, kinds, grants, days, categories, counts, limit } = quota
  const only = [
    ...(classes || inWard !== undefined || kinds || grants ? [who(quota)] : []),
    ...(categories?.map(names.categoryName) ?? []),
    ...(days?.map((day) => t.dayKinds[day]) ?? []),
  ]
  const stage = quota.in && { lottery: t.applications, 'first-come': t.firstComeOnly }[quota.in]
  return t.limit({
    who: `${stage ?? ''}${only.length > 0 ? t.limited(t.who.and(only)) : ''}`,
    per: t.per[quota.per],
    period: t.period[quota.period],
    count:
      typeof counts === 'string' ? t.counts[counts](limit) : t.counts.times(limit, durationOf(counts.everyMinutes, t)),
    of: t.of[quota.of],
  })
}

const durationOf = (minutes: number, t: Phrases['t']): string =>
  minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes)
