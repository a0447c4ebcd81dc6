import type { Lang } from '#platform/i18n/index.ts'
import { findDocuments, type FoundDocument } from '#modules/search/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Reply } from '../channel.ts'
import { type Choice, voiceOf } from '../voice.ts'

const most = 3

/** Up to three pages that the words lead to, and where to look for others. The answer repeats nothing of what was written. */
export async function findPages(house: House, lang: Lang, words: string): Promise<Reply['messages']> {
  const { t, text, url } = voiceOf(house, lang)
  const { documents } = await findDocuments(house, { query: words, lang, page: 1 })
  const found = documents.slice(0, most)
  if (found.length === 0) return [text(t.notFound(url('/search'), house.profile.phone), helpers(t.buttons))]
  // Matters of other offices are a call away, or have a page of their own.
  const wayTo = (href: string, action: FoundDocument['action']) =>
    action && 'phone' in action ? action.phone : href.startsWith('/') ? url(href) : href
  const pages = found.map(({ title, href, action }) => `${title}\n${wayTo(href, action)}`)
  return [text([t.found, ...pages, `${t.other}\n${url('/search')}`].join('\n\n'))]
}

const helpers = ({ phone, hours }: { phone: string; hours: string }): Choice[] => [
  { label: phone, asks: { do: 'phone' } },
  { label: hours, asks: { do: 'hours' } },
]
