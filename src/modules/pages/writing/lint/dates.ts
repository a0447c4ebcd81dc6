import { reiwaYear } from '#platform/time/index.ts'
import type { Finding, Rule } from './rule.ts'

const weekdays = ['月', '火', '水', '木', '金', '土', '日']
const written =
  /(毎年)?(?:(\d{4})年|令和(\d{1,2}|元)年)?(\d{1,2})月(\d{1,2})日(?:\s*[（(]\s*([月火水木金土日])(?:曜日?)?[^）)]*[）)])?(生まれ|以前|以後|以降|現在|時点)?/g

/** A day that people come or pay on has its day of the week, and the right one. */
export const dates: Rule = ({ passages, lang }, { today }) =>
  lang === 'en'
    ? []
    : passages.flatMap(({ field, line, text }) =>
        [...text.normalize('NFKC').matchAll(written)].flatMap((match) => {
          const [excerpt, yearly, year, reiwa, month, day, weekday, after] = match
          if (yearly || after) return []
          const finding = (rule: string, advice: string): Finding => ({
            ...{ rule, isError: false, field, line, excerpt, advice },
          })
          const stated = year ? Number(year) : reiwa ? 2018 + (reiwa === '元' ? 1 : Number(reiwa)) : undefined
          const date = dayOf(stated, Number(month), Number(day), today)
          if (!date) return [finding('no-such-day', 'この日付はありません。')]
          const right = weekdays[date.dayOfWeek - 1]
          const said = `${date.year}年（令和${reiwaYear(date)}年）では${right}曜日です`
          if (!weekday) return [finding('no-weekday', `曜日を書いてください。${said}。`)]
          return weekday === right ? [] : [finding('wrong-weekday', `曜日が違います。${said}。`)]
        }),
      )

/** Without a year: the next such day, or one that has just passed. */
function dayOf(
  year: number | undefined,
  month: number,
  day: number,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const earliest = today.subtract({ days: 60 })
  const years = year === undefined ? [earliest.year, earliest.year + 1] : [year]
  return years
    .flatMap((one) => existing(one, month, day) ?? [])
    .find((date) => year !== undefined || Temporal.PlainDate.compare(date, earliest) >= 0)
}

function existing(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day >= 1 && day <= first.daysInMonth ? first.with({ day }) : undefined
}
