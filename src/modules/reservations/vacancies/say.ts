import type { Lang } from '#platform/i18n/index.ts'
import { formatYen, formatYenEnglish, type Yen } from '#platform/money/index.ts'
import { formatDate, formatTime, wardDate } from '#platform/time/index.ts'
import type { Reception } from './domain/reception.ts'
import { vacancyTexts } from './text/index.ts'

/** 「9:00」 of minutes of the day. */
export const sayMinute = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

export const sayHours = (lang: Lang, { starts, ends }: { starts: number; ends: number }): string =>
  vacancyTexts(lang).hours(sayMinute(starts), sayMinute(ends))

export const sayYen = (lang: Lang, amount: Yen): string =>
  lang === 'en' ? formatYenEnglish(amount) : formatYen(amount)

/** Why a day cannot be booked now; `undefined`: it can. */
export function sayReception(lang: Lang, reception: Reception): string | undefined {
  const t = vacancyTexts(lang)
  switch (reception.state) {
    case 'open':
      return undefined
    case 'opens':
      return t.opens(
        `${formatDate(wardDate(reception.at), lang)}${lang === 'en' ? ', ' : ' '}${formatTime(reception.at, lang)}`,
      )
    case 'over':
      return t.over
    case 'others':
      return t.others
    case 'closed':
      return t.noTimes
  }
}
