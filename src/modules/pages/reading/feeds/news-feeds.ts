import { href, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'

/** Where a program that reads news finds ours. */
export const newsFeeds = ({ config, profile }: House, lang: Lang) =>
  (['atom', 'rss'] as const).map((kind) => ({
    rel: 'alternate' as const,
    type: `application/${kind}+xml`,
    title: profile.name,
    href: `${config.publicUrl}${href(lang, `/news/feed.${kind}`)}`,
  }))
