import type { RuleCalendar } from '../calendar.ts'
import type { Moment } from '../data/moment.ts'
import type { RuleSet, StageRule } from '../data/rule-set.ts'
import { wallTimeOf } from '../moment.ts'

/** What cannot be as it is written: tried on days of two years, one of them a leap year; the first day it shows. */
export function contradictions(path: string, rules: RuleSet, calendar: RuleCalendar): string[] {
  return [...twiceNamed(path, rules), ...untidyRefunds(path, rules), ...onDays(path, rules, calendar)]
}

function twiceNamed(path: string, { stages, reductions }: RuleSet): string[] {
  const twice = (name: string, list: readonly { key: string }[]) =>
    list.flatMap(({ key }, at) =>
      list.findIndex((other) => other.key === key) < at
        ? [`${path}.${name}.${at}：「${key}」が2つあります。別の key にしてください`]
        : [],
    )
  return [...twice('stages', stages), ...twice('reductions', reductions)]
}

const untidyRefunds = (path: string, { refunds }: RuleSet): string[] =>
  refunds.flatMap(({ percent }, at) => {
    const before = refunds[at - 1]
    return before && percent > before.percent
      ? [
          `${path}.refunds.${at}：還付の割合（${percent}%）が、それより早い取消し（${before.percent}%）より多くなっています`,
        ]
      : []
  })

function onDays(path: string, rules: RuleSet, calendar: RuleCalendar): string[] {
  const found = new Map<string, string>()
  for (const day of days)
    for (const { at, says } of wrongOn(rules, day, calendar))
      if (!found.has(at)) found.set(at, `${path}.${at}：${day} の利用では、${says}`)
  return [...found.values()]
}

type Wrong = { at: string; says: string }

function wrongOn(rules: RuleSet, day: Temporal.PlainDate, calendar: RuleCalendar): Wrong[] {
  const on = (moment: Moment) => wallTimeOf(moment, day, calendar)
  const stages = rules.stages.flatMap((stage, at): Wrong[] => {
    if (stage.months && !stage.months.includes(day.month)) return []
    return wrongStage(stage, rules, on).map((says) => ({ at: `stages.${at}`, says }))
  })
  const untils = rules.refunds.map(({ until }) => on(until))
  const refunds = untils.flatMap((until, at): Wrong[] =>
    (untils[at - 1] ?? '') < until
      ? []
      : [{ at: `refunds.${at}`, says: '前の行と同じか、それより早い取消しです。早い順に並べてください' }],
  )
  const late = (['book', 'change', 'cancel'] as const).flatMap((name): Wrong[] =>
    on(rules.cutOffs[name]) <= `${day}T24:00` ? [] : [{ at: `cutOffs.${name}`, says: '締切が利用日のあとになります' }],
  )
  return [...stages, ...refunds, ...late]
}

function wrongStage(stage: StageRule, { cutOffs }: RuleSet, on: (moment: Moment) => string): string[] {
  const closes = on(stage.closes ?? cutOffs.book)
  if (on(stage.opens) >= closes)
    return ['受付の終わりが始まりと同じか、それより前です。opens か closes（ないときは cutOffs.book）を直してください']
  if (stage.kind === 'first-come') return []
  const { draw, confirm } = stage
  const isTidy =
    closes <= on(draw) && (!confirm || (on(draw) <= on(confirm.opens) && on(confirm.opens) < on(confirm.until)))
  return isTidy ? [] : ['申込み・抽選・確認が、この順に並んでいません']
}

/** Beginnings, middles and ends of months, where months and years differ. */
const days = Array.from({ length: 24 }, (_, months) => new Temporal.PlainDate(2027, 1, 1).add({ months })).flatMap(
  (first) => [1, 15, 28, 29, 30, 31].filter((day) => day <= first.daysInMonth).map((day) => first.with({ day })),
)
