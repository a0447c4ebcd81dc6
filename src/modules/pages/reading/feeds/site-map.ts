import { href, type Lang } from '#platform/i18n/index.ts'

export type MapEntry = { path: string; langs: readonly Lang[]; changedAt?: Temporal.Instant | undefined }

const namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'

/** Addresses of a part of the site (sitemaps.org 0.9), each with the same in other languages. */
export const writeSiteMap = (publicUrl: string, entries: readonly MapEntry[]): string =>
  `${head}<urlset ${namespaces}>\n${entries.flatMap((entry) => urlsOf(publicUrl, entry)).join('\n')}\n</urlset>\n`

/** Where the parts are. */
export const writeSiteMapIndex = (publicUrl: string, paths: readonly string[]): string => {
  const parts = paths.map((path) => `<sitemap><loc>${escaped(publicUrl + path)}</loc></sitemap>`)
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts.join('\n')}\n</sitemapindex>\n`
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

function urlsOf(publicUrl: string, { path, langs, changedAt }: MapEntry): string[] {
  const address = (lang: Lang) => escaped(publicUrl + href(lang, path))
  const inJapaneseAndEnglish = langs.filter((lang) => lang !== 'easy')
  const others =
    inJapaneseAndEnglish.length > 1
      ? inJapaneseAndEnglish.map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${address(lang)}"/>`)
      : []
  const changed = changedAt ? `<lastmod>${changedAt.toString({ smallestUnit: 'second' })}</lastmod>` : ''
  return langs.map((lang) => `<url><loc>${address(lang)}</loc>${changed}${others.join('')}</url>`)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
