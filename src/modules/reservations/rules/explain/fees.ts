import { authored, type Lang } from '#platform/i18n/index.ts'
import { formatYen, formatYenEnglish, type Yen } from '#platform/money/index.ts'
import type { RuleSet } from '../domain/data/rule-set.ts'
import type { Tariff } from '../domain/data/tariff.ts'
import type { Who } from '../domain/facts.ts'
import type { Phrases } from './phrases.ts'

/** 料金 and how it is paid. */
export function feesOf(rules: RuleSet, tariff: Tariff | undefined, phrases: Phrases, lang: Lang): string[] {
  const { t, clock, hours } = phrases
  if (!tariff) return [t.free]
  const yen = (amount: Yen) => (lang === 'en' ? formatYenEnglish(amount) : formatYen(amount))
  const priced = tariff.prices.map((price) =>
    t.price(whenOf(price, phrases), yen(price.amount), t.priceUnits[price.per]),
  )
  return [
    ...priced,
    ...tariff.wholeDay.map((one) =>
      t.wholeDay(whenOf({ ...one, from: undefined, to: undefined }, phrases), hours(one.from, one.to), yen(one.amount)),
    ),
    ...tariff.lights.map((one) =>
      t.lights(whenOf({ ...one, from: undefined }, phrases), clock(one.from), yen(one.amount), t.priceUnits[one.per]),
    ),
    ...tariff.surcharges.map(({ says, percent }) => t.surcharge(authored(says[lang]), percent)),
    t.tariffBy[rules.tariffBy],
    ...paying(rules, phrases),
  ]
}

/** 減免, with the day by which members are counted. */
export function reductionsOf({ reductions, referenceDay, reduceBy }: RuleSet, { t }: Phrases, lang: Lang): string[] {
  if (reductions.length === 0) return [t.noReductions]
  const each = reductions.map(({ says, percent }) =>
    percent === 100 ? t.exempt(authored(says[lang])) : t.reduced(authored(says[lang]), percent),
  )
  const isCounted = reductions.some(({ membersInWard, share }) => membersInWard !== undefined || share)
  return [
    ...each,
    ...(isCounted ? [t.reference[referenceDay]] : []),
    ...(reductions.length > 1 ? [t.reduceBy[reduceBy]] : []),
  ]
}

type Conditions = Who & {
  days?: readonly ('weekday' | 'saturday' | 'sunday' | 'holiday')[] | undefined
  months?: readonly number[] | undefined
  from?: string | undefined
  to?: string | undefined
  bridge?: true | undefined
}

function whenOf(one: Conditions, { t, who, months, clock, hours }: Phrases): string {
  const { classes, inWard, kinds, grants, days, from, to } = one
  const between = from && to ? [hours(from, to)] : from ? [t.fromOn(clock(from))] : to ? [t.before(clock(to))] : []
  const parts = [
    ...(classes || grants || kinds || inWard !== undefined ? [who(one)] : []),
    ...(one.months ? [months(one.months)] : []),
    ...(days?.map((day) => t.dayKinds[day]) ?? []),
    ...between,
    ...(one.bridge ? [t.bridge] : []),
  ]
  return parts.length > 0 ? t.when(parts) : ''
}

function paying({ pay: { until, withinDays, ways } }: RuleSet, phrases: Phrases): string[] {
  const { t } = phrases
  const end = until && phrases.by(until)
  return [
    ...(end && withinDays !== undefined ? [t.payUntilOrWithin(end, withinDays)] : []),
    ...(end && withinDays === undefined ? [t.payUntil(end)] : []),
    ...(!end && withinDays !== undefined ? [t.payWithin(withinDays)] : []),
    ...(ways.includes('on-site') ? [t.onSite] : []),
  ]
}
