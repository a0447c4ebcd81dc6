import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { api, openApi } from './api/index.ts'
import { keepMonths, staleFigures } from './actions/keep-months.ts'
import { feedRoutes } from './routes/feeds.ts'
import { dataMap } from './data-map.ts'
import { figuresRoutes } from './routes/figures.tsx'
import { improvementRoutes } from './routes/improvements.tsx'
import { listRoutes } from './routes/list.tsx'
import { mapRoutes } from './routes/map.tsx'
import { mineRoutes } from './routes/mine.tsx'
import { photoRoutes } from './routes/photos.ts'
import { reportRoutes } from './routes/report.tsx'
import { reportSource } from './search-source.ts'
import { readingTexts } from './text/index.ts'

export { personOf, personsOf, type Reader, requireReader } from './actions/who.ts'
export { type Say, sayIn } from './pages/say.ts'
export { type Improvement, improvements } from './store/improvements.ts'
export { shownOf } from './store/one.ts'
export { readingTexts } from './text/index.ts'

const said = (key: 'title' | 'description'): Record<Lang, string> => ({
  ja: readingTexts('ja').nav[key],
  easy: readingTexts('easy').nav[key],
  en: readingTexts('en').nav[key],
})

/** What everybody reads of reports, and what a person may do with one. Reads views of what is shown, and one's own. */
export const reading = {
  navigation: (house) =>
    catalogueOf(house)
      ? [
          {
            audience: 'resident',
            href: '/reports',
            label: said('title'),
            description: said('description'),
            keywords: ['まちのレポート', '不具合', '通報', '地図', 'よい行い', 'オープンデータ', 'report', 'map'],
            hasSource: true,
            order: 82,
          },
        ]
      : [],
  routes: (app, house) => {
    if (!catalogueOf(house)) return
    listRoutes(app, house)
    feedRoutes(app, house)
    figuresRoutes(app, house)
    improvementRoutes(app, house)
    mineRoutes(app, house)
    mapRoutes(app, house)
    photoRoutes(app, house)
    reportRoutes(app, house)
  },
  api: (app, house) => {
    if (catalogueOf(house)) api(app, house)
  },
  openApi: (house) => (catalogueOf(house) ? openApi(house) : { paths: {} }),
  consumers: { 'reports.published': staleFigures },
  dataMap,
  searchSources: { reports: reportSource },
  sweeps: { 'reports.keep-months': keepMonths },
} satisfies Partial<Module>
