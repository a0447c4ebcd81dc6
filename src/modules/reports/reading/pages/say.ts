import type { Office } from '#modules/people/index.ts'
import { authored, type Lang, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatCalendarDate, formatDate, wardDate } from '#platform/time/index.ts'
import { groundOf } from '../../ground/index.ts'
import { requireCatalogue, type Words } from '../../record/index.ts'
import type { Shown } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'

/** How a report, a town and a kind are called on a page in one language. */
export type Say = {
  lang: Lang
  /** `isJapanese`: in Japanese although the page is not. */
  title(report: Titled): { text: string; isJapanese: boolean }
  /** The same without readings, for attributes, feeds and files. */
  plainTitle(report: Titled): string
  town(name: string): string
  plainTown(name: string): string
  kind(category: string): string
  words(words: Words): string
  reason(code: string): string | undefined
  office(office: Office): string
  /** With the year where it is not this one. */
  day(at: Temporal.Instant | Temporal.PlainDate): string
  plain(text: string): string
  /** What the municipality calls its reports. */
  name: string
}

type Titled = Pick<Shown, 'title' | 'category'>

export function sayIn(house: House, lang: Lang): Say {
  const { categories, reasons, settings } = requireCatalogue(house)
  const { year } = house.clock.today()
  const towns = groundOf(house)?.towns ?? []
  const plain = (text: string) => plainText(text, house.profile.words[lang])
  const words = (said: Words) => authored(said[lang])
  // What the office has not written anew is called as its kind is, in every language.
  const own = ({ title, category }: Titled) => {
    const known = categories.get(category)?.title
    return known && withoutReadings(known.ja, house.profile.words.ja) === title ? undefined : title
  }
  const title = (report: Titled) => {
    const written = own(report)
    const known = categories.get(report.category)?.title
    return written === undefined && known
      ? { text: words(known), isJapanese: false }
      : { text: report.title, isJapanese: lang === 'en' }
  }
  const town = (name: string) => {
    const known = towns.find((one) => one.name === name || one.town === name)
    if (!known || known.name !== name) return name
    return lang === 'en' ? known.english : authored(`｜${name}《${known.kana}》`)
  }
  return {
    lang,
    title,
    plainTitle: (report) => plain(title(report).text),
    town,
    plainTown: (name) => plain(town(name)),
    kind: (category) => {
      const known = categories.get(category)
      return known ? words(known.name) : category
    },
    words,
    reason: (code) => {
      const known = reasons.find((one) => one.code === code)
      return known && words(known.name)
    },
    office: (office) => (lang === 'en' ? office.nameEnglish : authored(`｜${office.name}《${office.nameKana}》`)),
    day: (at) => {
      const day = at instanceof Temporal.Instant ? wardDate(at) : at
      return day.year === year ? formatDate(day, lang) : formatCalendarDate(day, lang)
    },
    plain,
    name: settings.name ? words(settings.name) : readingTexts(lang).title,
  }
}
