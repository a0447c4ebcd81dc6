import type { Module } from '#platform/module/index.ts'
import { lookAfterLine } from './actions/look-after-line.ts'
import { dataMap } from './data-map.ts'
import { noticeKinds } from './notices.ts'
import { personalFiles } from './personal-files.ts'
import { routes } from './routes/index.ts'
import { seed } from './seed.ts'
import { tasks } from './tasks.ts'
import { lineTexts } from './text/index.ts'

/** What people do in LINE: follow, link, choose, ask; and the pages that belong to it. */
export const line: Partial<Module> = {
  navigation: () => [
    {
      audience: 'resident',
      isListed: false,
      href: '/messages/line',
      label: {
        ja: lineTexts('ja').page.title,
        easy: lineTexts('easy').page.title,
        en: lineTexts('en').page.title,
      },
      description: {
        ja: lineTexts('ja').page.description,
        easy: lineTexts('easy').page.description,
        en: lineTexts('en').page.description,
      },
      keywords: ['LINE', 'ライン', 'ブロック', '友だち', '通知', 'つなぐ', '連携'],
      order: 81,
    },
  ],
  routes,
  tasks,
  sweeps: { 'messaging.look-after-line': lookAfterLine },
  noticeKinds,
  dataMap,
  personalFiles,
  seed,
}
