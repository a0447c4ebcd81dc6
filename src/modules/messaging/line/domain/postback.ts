import { isLang, type Lang } from '#platform/i18n/index.ts'
import { type Frequency, frequencies } from '../../choices/store/habits.ts'

/** Parts of the day in which somebody wants to be told; `any`: whenever the office writes. */
export const spans = ['any', 'morning', 'noon', 'evening'] as const
export type Span = (typeof spans)[number]

/** What a button asks. LINE's signature says whose press it was; nothing in it is secret. */
export type Asked =
  | { do: 'link' }
  | { do: 'choose' }
  | { do: 'stop' }
  | { do: 'hours' }
  | { do: 'phone' }
  | { do: 'report' }
  /** `from`: where in the list of topics the next answer goes on. */
  | { do: 'topic'; key: string; on: boolean; from: number }
  | { do: 'stop-topic'; key: string }
  | { do: 'topics'; from: number }
  | { do: 'frequency' }
  | { do: 'set-frequency'; frequency: Frequency }
  | { do: 'set-span'; span: Span }
  | { do: 'lang'; lang: Lang }

/** At most 300 characters, as LINE wants. */
export const writePostback = (asked: Asked): string =>
  new URLSearchParams(Object.entries(asked).map(([key, value]): [string, string] => [key, String(value)])).toString()

/** `undefined` for what no button of ours says. */
export function readPostback(data: string): Asked | undefined {
  const given = new URLSearchParams(data)
  const what = given.get('do') ?? ''
  const key = given.get('key') ?? ''
  const isKey = /^[a-z][a-z0-9-]{0,39}$/.test(key)
  switch (what) {
    case 'link':
    case 'choose':
    case 'stop':
    case 'hours':
    case 'phone':
    case 'report':
    case 'frequency':
      return { do: what }
    case 'topics':
      return { do: what, from: placeOf(given) }
    case 'topic':
      return isKey ? { do: what, key, on: given.get('on') === 'true', from: placeOf(given) } : undefined
    case 'stop-topic':
      return isKey ? { do: what, key } : undefined
    case 'set-frequency': {
      const frequency = frequencies.find((one) => one === given.get('frequency'))
      return frequency && { do: what, frequency }
    }
    case 'set-span': {
      const span = spans.find((one) => one === given.get('span'))
      return span && { do: what, span }
    }
    case 'lang': {
      const lang = given.get('lang') ?? ''
      return isLang(lang) ? { do: what, lang } : undefined
    }
    default:
      return undefined
  }
}

function placeOf(given: URLSearchParams): number {
  const place = Number(given.get('from'))
  return Number.isSafeInteger(place) && place >= 0 ? place : 0
}
