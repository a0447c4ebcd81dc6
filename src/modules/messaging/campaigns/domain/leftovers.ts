import { type Lang, langs } from '#platform/i18n/index.ts'
import { wardDate } from '#platform/time/index.ts'
import type { CampaignTexts } from './campaign.ts'

/** Something in a text that may have been left there by mistake; `found` is how it stands there. */
export type Leftover = { kind: 'placeholder' | 'past-date' | 'other-year' | 'empty-lines'; lang: Lang; found: string }

/** Looks for words of drafting, days that are over, years other than this one, and gaps of several empty lines. */
export function leftoversIn(texts: CampaignTexts, words: readonly string[], now: Temporal.Instant): Leftover[] {
  const today = wardDate(now)
  return langs.flatMap((lang) => {
    const own = texts[lang]
    if (!own) return []
    const text = `${own.subject}\n${own.body}`
    const folded = text.normalize('NFKC')
    return [
      ...words
        .filter((word) => folded.toLowerCase().includes(word.normalize('NFKC').toLowerCase()))
        .map(of('placeholder')),
      ...pastDays(folded, today).map(of('past-date')),
      ...otherYears(folded, today).map(of('other-year')),
      ...(/\n[ \t\u3000]*\n[ \t\u3000]*\n|^[ \t\u3000]*\n/.test(own.body) ? [of('empty-lines')('')] : []),
    ]
    function of(kind: Leftover['kind']) {
      return (found: string): Leftover => ({ kind, lang, found })
    }
  })
}

// Readings may stand between the parts: 12月《がつ》1日《ついたち》.
const dayOf =
  /(?:(?<year>20\d\d)年(?:《[^》]*》)?|令和(?:《[^》]*》)?(?<reiwa>\d{1,2})年(?:《[^》]*》)?)?｜?(?<month>\d{1,2})月(?:《[^》]*》)?｜?(?<day>\d{1,2})日/g

/** A day without a year is this year's, or next year's when that is more than half a year ago. */
function pastDays(text: string, today: Temporal.PlainDate): string[] {
  return [...text.matchAll(dayOf)].flatMap((match) => {
    const { year, reiwa, month, day } = match.groups ?? {}
    const given = year ? Number(year) : reiwa ? Number(reiwa) + 2018 : undefined
    const parts = { month: Number(month), day: Number(day) }
    if (parts.month < 1 || parts.month > 12 || parts.day < 1 || parts.day > 31) return []
    const date = Temporal.PlainDate.from({ year: given ?? today.year, ...parts })
    const ago = date.until(today).days
    const isOver = ago > 0 && (given !== undefined || ago <= 183)
    return isOver ? [match[0].replace(/《[^》]*》|｜/g, '')] : []
  })
}

function otherYears(text: string, today: Temporal.PlainDate): string[] {
  const western = [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].filter(([, year]) => Number(year) !== today.year)
  const reiwa = [...text.matchAll(/令和(?:《[^》]*》)?(\d{1,2})(?=年)/g)].filter(
    ([, year]) => Number(year) + 2018 !== today.year,
  )
  return [...western.map(([, year = '']) => year), ...reiwa.map(([, year = '']) => `令和${year}年`)]
}
