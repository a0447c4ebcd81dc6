import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import type { House, NavigationItem } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { endpointOf } from '../reading/discovery.ts'
import { open311Texts } from '../text/index.ts'
import { Open311Page } from './api-page.tsx'

export function mountPage(app: Hono<HttpEnv>, house: House): void {
  app.get('/open311', (c) => {
    const lang = c.get('lang')
    const { short, description } = open311Texts(lang).page
    const page = { title: short, description, styles: ['prose.css'] as const, wide: true }
    return residentPage(c, house, page, <Open311Page lang={lang} endpoint={endpointOf(house)} />)
  })
}

/** Found by who looks for it; makers of programs are few, and the front page is for everybody. */
export const entry: NavigationItem = {
  audience: 'resident',
  isListed: false,
  href: '/open311',
  label: inAll((lang) => open311Texts(lang).page.short),
  description: inAll((lang) => open311Texts(lang).page.description),
  keywords: ['Open311', 'GeoReport', 'API', 'オープンデータ', 'プログラム', '開発者', 'open data', 'developers'],
  order: 95,
}

function inAll(say: (lang: Lang) => string): Record<Lang, string> {
  const [ja, easy, en] = langs.map(say)
  return { ja: ja ?? '', easy: easy ?? '', en: en ?? '' }
}
