import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { guestRoutes } from './routes/guests.tsx'
import { guestTexts } from './text/index.ts'

const said = (say: (lang: Lang) => string) => ({ ja: say('ja'), easy: say('easy'), en: say('en') })

/** People without a card, where a procedure is open to anybody. */
export const guests: Partial<Module> = {
  navigation: () => [
    {
      audience: 'resident',
      guests: 'only',
      href: '/guests',
      label: said((lang) => guestTexts(lang).open.menu),
      keywords: ['受付番号', '確認コード', 'カードなし', '予約の変更', 'receipt number', 'code'],
      order: 95,
    },
  ],
  routes: guestRoutes,
}
