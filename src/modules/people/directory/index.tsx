import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { DirectoryPage } from './page.tsx'
import { officeSource } from './search-source.ts'
import { officesStanding } from './store.ts'
import { directoryTexts } from './text/index.ts'

const said = (key: 'title' | 'description'): Record<Lang, string> => ({
  ja: directoryTexts('ja')[key],
  easy: directoryTexts('easy')[key],
  en: directoryTexts('en')[key],
})

/** The offices and their telephone numbers, for everybody. */
export const directory = {
  navigation: () => [
    {
      audience: 'resident',
      href: '/offices',
      label: said('title'),
      description: said('description'),
      isListed: true,
      keywords: ['電話番号', '課', '部署', '担当', '連絡先', '組織', '問い合わせ', 'telephone', 'phone', 'contact'],
      order: 88,
    },
  ],
  routes: (app, house) => {
    app.get('/offices', async (c) => {
      const lang = c.get('lang')
      const offices = await house.db.look((tx) => officesStanding(tx, house.clock.today()))
      return residentPage(
        c,
        house,
        { title: directoryTexts(lang).title, crumbs: [], styles: ['results.css'] },
        <DirectoryPage lang={lang} offices={offices} profile={house.profile} />,
      )
    })
  },
  searchSources: { offices: officeSource },
} satisfies Partial<Module>
