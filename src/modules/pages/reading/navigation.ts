import { type Lang, langs } from '#platform/i18n/index.ts'
import type { NavigationItem } from '#platform/module/index.ts'
import { lookUpPath } from './notices/paths.ts'
import { readingTexts } from './text/index.ts'

const lists = {
  news: { path: '/news', keywords: ['お知らせ', '新着', 'ニュース', '区報', 'news'] },
  events: {
    path: '/events',
    keywords: ['催し', 'イベント', '講座', '行事', 'カレンダー', '教室', 'events', 'courses'],
  },
  faq: { path: '/faq', keywords: ['よくある質問', 'FAQ', '質問', 'Q&A', '問い合わせ', 'questions'] },
  places: {
    path: '/places',
    keywords: ['施設', '場所', '図書館', '出張所', '区民事務所', '地図', 'places', 'library'],
  },
  acts: { path: '/acts', keywords: ['告示', '公告', '公示送達', '掲示場', '入札公告', 'public notices'] },
  notices: { path: lookUpPath, keywords: ['お知らせ番号', '番号', '手紙', '通知', '届いた紙', 'QRコード', 'letter'] },
} as const

/** Where one finds what is published without knowing its address. */
export const residentEntries: readonly NavigationItem[] = Object.entries(lists).map(
  ([list, { path, keywords }], at) => ({
    audience: 'resident',
    href: path,
    label: inAll((lang) => readingTexts(lang)[list as keyof typeof lists].title),
    description: inAll((lang) => readingTexts(lang)[list as keyof typeof lists].lede),
    keywords,
    order: 60 + at,
  }),
)

function inAll(say: (lang: Lang) => string): Record<Lang, string> {
  const [ja, easy, en] = langs.map(say)
  return { ja: ja ?? '', easy: easy ?? '', en: en ?? '' }
}
