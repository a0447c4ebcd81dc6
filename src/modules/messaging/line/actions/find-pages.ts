import type { Lang } from '#platform/i18n/index.ts'
import { type House, residentEntries, searchEntries } from '#platform/module/index.ts'
import type { Reply } from '../channel.ts'
import { type Choice, voiceOf } from '../voice.ts'

const most = 3

/** Up to three pages that the words lead to, and where to look for others. The answer repeats nothing of what was written. */
export function findPages(house: House, lang: Lang, words: string): Reply['messages'] {
  const { t, text, plain, url } = voiceOf(house, lang)
  const found = searchEntries(residentEntries(house), words).slice(0, most)
  if (found.length === 0) return [text(t.notFound(url('/search'), house.profile.phone), helpers(t.buttons))]
  const pages = found.map(({ label, href }) => `${plain(label[lang])}\n${url(href)}`)
  return [text([t.found, ...pages, `${t.other}\n${url('/search')}`].join('\n\n'))]
}

const helpers = ({ phone, hours }: { phone: string; hours: string }): Choice[] => [
  { label: phone, asks: { do: 'phone' } },
  { label: hours, asks: { do: 'hours' } },
]
