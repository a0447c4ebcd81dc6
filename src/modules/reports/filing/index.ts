import type { Hono } from 'hono'
import type { Lang } from '#platform/i18n/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { forgetDrafts } from './actions/forget-drafts.ts'
import { forgetReporters } from './actions/forget-reporters.ts'
import { personalLink } from './actions/personal-link.ts'
import { dataMap } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { personalFiles } from './personal-files.ts'
import { checkRoutes } from './routes/check.tsx'
import { formRoutes } from './routes/form.tsx'
import { kindRoutes } from './routes/kind.tsx'
import { outboxRoutes } from './routes/outbox.tsx'
import { themeRoutes } from './routes/themes.tsx'
import { thanksRoutes } from './routes/thanks.tsx'
import { seed } from './seed.ts'
import { filingTexts } from './text/index.ts'

export { reporterIdsOf, reporterOf } from './actions/reporter.ts'

const inEach = (text: (lang: Lang) => string): Record<Lang, string> => ({
  ja: text('ja'),
  easy: text('easy'),
  en: text('en'),
})

/** From "I see a broken lamp" to "thank you, number M8-…". */
export const filing = {
  routes(app: Hono<HttpEnv>, house: House): void {
    if (!catalogueOf(house)) return
    formRoutes(app, house)
    kindRoutes(app, house)
    checkRoutes(app, house)
    themeRoutes(app, house)
    thanksRoutes(app, house)
    outboxRoutes(app, house)
  },
  navigation: (house) =>
    catalogueOf(house)
      ? [
          {
            audience: 'resident',
            href: '/reports/new',
            label: inEach((lang) => filingTexts(lang).entry.title),
            description: inEach((lang) => filingTexts(lang).entry.description),
            drawing: 'lamp',
            keywords: [
              '街灯',
              '街路灯',
              '道路',
              '穴',
              '公園',
              '不具合',
              '壊れた',
              '不法投棄',
              '落書き',
              '陥没',
              '倒木',
              'レポート',
              '通報',
              '連絡',
              'lamp',
              'pothole',
              'report',
            ],
            order: 30,
          },
          {
            audience: 'resident',
            isListed: false,
            href: '/reports/new?kind=good_deed',
            label: inEach((lang) => filingTexts(lang).deed.title),
            description: inEach((lang) => filingTexts(lang).deed.description),
            keywords: ['ごみ拾い', '清掃', '落ち葉', '雪かき', 'ボランティア', 'よい行い', 'cleanup', 'volunteer'],
            order: 85,
          },
          {
            audience: 'resident',
            isListed: false,
            href: '/reports/themes',
            label: inEach((lang) => filingTexts(lang).themes.title),
            description: inEach((lang) => filingTexts(lang).themes.lede),
            keywords: ['テーマ', '募集', '点検', 'カーブミラー', 'theme', 'call'],
            order: 86,
          },
        ]
      : [],
  photoPage: (house, personId) => {
    if (!catalogueOf(house)) return undefined
    return personId ? personalLink(house, personId) : '/reports/new?from=line'
  },
  noticeKinds,
  sweeps: { 'reports.forget-drafts': forgetDrafts, 'reports.forget-reporters': forgetReporters },
  dataMap,
  personalFiles,
  seed,
} satisfies Partial<Module>
