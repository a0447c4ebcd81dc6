import { type Lang, langs } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { noticeKinds } from './notices.ts'
import { invitationRoutes } from './routes/invitations.tsx'
import { representativeRoutes } from './routes/representatives.tsx'
import { actingTexts } from './text/index.ts'

/** Who acts for whom, to be seen and ended by both, and given online. */
export const acting: Partial<Module> = {
  navigation: () => [
    {
      audience: 'resident',
      href: '/account/representatives',
      label: byLang((lang) => actingTexts(lang).account.title),
      description: byLang((lang) => actingTexts(lang).account.description),
      keywords: ['代理', '委任状', '成年後見', '親権', '家族', 'proxy', 'power of attorney'],
      order: 91,
    },
  ],
  routes: (app, house) => {
    representativeRoutes(app, house)
    invitationRoutes(app, house)
  },
  noticeKinds,
}

function byLang(text: (lang: Lang) => string): Record<Lang, string> {
  const [ja, easy, en] = langs.map(text)
  return { ja: ja ?? '', easy: easy ?? '', en: en ?? '' }
}
