import { href, type Lang } from '#platform/i18n/index.ts'
import { uiTexts } from '../text/index.ts'
import type { HeadLink } from './document.tsx'

/** What search engines are told about a page: two sentences, its one address, and the same page in the other language. */
type Findable = { description: string; links: readonly HeadLink[] }

type Asked = {
  lang: Lang
  /** Without language and query. */
  path: string
  publicUrl: string
  /** The finished main part, for its lede. */
  main: string
  description?: string | undefined
  links: readonly HeadLink[]
}

const longest = 160

/** A page that says its own canonical address knows better than this in which languages it stands. */
export function findable({ lang, path, publicUrl, main, description, links }: Asked): Findable {
  const address = (to: Lang) => `${publicUrl}${href(to, path)}`
  const own = links.some(({ rel }) => rel === 'canonical')
  return {
    description: description ?? ledeOf(main) ?? uiTexts(lang).description,
    links: own
      ? links
      : [
          { rel: 'canonical', href: address(lang) },
          { rel: 'alternate', hreflang: 'ja', href: address('ja') },
          { rel: 'alternate', hreflang: 'en', href: address('en') },
          ...links,
        ],
  }
}

function ledeOf(main: string): string | undefined {
  const [, lede] = /<p class="lede">([\s\S]{1,2000}?)<\/p>/.exec(main) ?? []
  const words = (lede?.replace(/<[^>]*>/g, '') ?? '')
    .replace(/&(#\d+|amp|quot|lt|gt);/g, (sign) => entities[sign] ?? '')
    .trim()
  return words === '' ? undefined : [...words].slice(0, longest).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
}
