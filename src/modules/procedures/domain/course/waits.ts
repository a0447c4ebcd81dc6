import type { Definition } from '../definition/definition.ts'
import { type OpenDays, officeDueOn } from './due.ts'

/** The office waited for the resident: from the day after it asked, with the day on which it got its answer. */
export type Wait = { asked: Temporal.PlainDate; answered: Temporal.PlainDate }

/** How many days of these waits `counts`; a day on which it waited for two answers is one day. */
export function waitedDays(waits: readonly Wait[], counts: (day: Temporal.PlainDate) => boolean): number {
  let waited = 0
  let seenUntil: Temporal.PlainDate | undefined
  for (const { asked, answered } of waits.toSorted((a, b) => Temporal.PlainDate.compare(a.asked, b.asked))) {
    const first = asked.add({ days: 1 })
    let day = seenUntil && Temporal.PlainDate.compare(seenUntil, first) >= 0 ? seenUntil.add({ days: 1 }) : first
    for (; Temporal.PlainDate.compare(day, answered) <= 0; day = day.add({ days: 1 })) {
      if (counts(day)) waited += 1
      seenUntil = day
    }
  }
  return waited
}

type Calendar = OpenDays & { isOpen(date: Temporal.PlainDate): boolean }

export type Moved = { dueOn: Temporal.PlainDate; waited: number }

/**
 * The due day once `ended` is over: what the office waited, and had not waited before, does not count. In open days, or
 * in every day where the law counts so; with `clock: "restart"` an answer begins the period anew, never shorter.
 * 根拠: 行政手続法 第6条 (標準処理期間), 第7条 (補正)。情報公開条例の決定期間は、補正に要した日数を算入しない。
 */
export function dueAfterWait(
  definition: Definition,
  dueOn: Temporal.PlainDate,
  { before, ended, restarts }: { before: readonly Wait[]; ended: Wait; restarts: boolean },
  calendar: Calendar,
): Moved {
  const everyDay = definition.period?.unit === 'calendar-days'
  const counts = everyDay ? () => true : calendar.isOpen
  const waited = waitedDays([...before, ended], counts) - waitedDays(before, counts)
  const continued = everyDay
    ? dueOn.add({ days: waited })
    : waited === 0
      ? dueOn
      : calendar.addBusinessDays(dueOn, waited)
  if (!restarts || definition.clock !== 'restart') return { dueOn: continued, waited }
  const anew = officeDueOn(definition, ended.answered, calendar)
  return { dueOn: Temporal.PlainDate.compare(anew, continued) > 0 ? anew : continued, waited }
}
