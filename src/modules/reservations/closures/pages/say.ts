import { formatDate, formatPlainTime, toWareki } from '#platform/time/index.ts'
import type { ClosedTimes } from '../domain/closure.ts'
import { staffTexts as t } from '../text/staff.ts'

export const closuresPath = '/staff/closures'

/** 「令和8年12月20日〜令和9年1月29日 毎週火・木曜日 9時〜12時」. */
export function sayTimes({ first, last, weekdays, starts, ends }: ClosedTimes): string {
  const days = t.span(toWareki(first), toWareki(last))
  const named = weekdays.map((day) => t.days[day - 1] ?? '').join('・')
  const isEvery = weekdays.length === 7 || first.equals(last)
  const hours = starts && ends ? t.hours(formatPlainTime(starts, 'ja'), formatPlainTime(ends, 'ja')) : t.allDay
  return [days, ...(isEvery ? [] : [t.weekdaysOnly(named)]), hours].join(' ')
}

type When = { day: Temporal.PlainDate; starts: Temporal.PlainTime; ends: Temporal.PlainTime }

export const sayWhenShort = ({ day, starts, ends }: When): string =>
  `${formatDate(day, 'ja')} ${t.hours(short(starts), short(ends))}`

export const short = (time: Temporal.PlainTime): string => time.toString().slice(0, 5).replace(/^0/, '')
