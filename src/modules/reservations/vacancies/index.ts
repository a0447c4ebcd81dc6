import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { placeWords } from '../places/index.ts'
import { routes } from './routes.tsx'
import { vacancySource } from './search-source.ts'
import { vacancyTexts } from './text/index.ts'

const said = (key: 'title' | 'description'): Record<Lang, string> => ({
  ja: vacancyTexts('ja')[key],
  easy: vacancyTexts('easy')[key],
  en: vacancyTexts('en')[key],
})

/** One search over every facility. */
export const vacancies = {
  routes,
  searchSources: { vacancies: vacancySource },
  navigation: (house) =>
    placeWords(house)
      ? [
          {
            audience: 'resident',
            href: '/vacancies',
            label: said('title'),
            description: said('description'),
            drawing: 'hall',
            keywords: ['空き', '予約', '会議室', '体育館', 'テニス', '音楽室', 'ホール', 'vacancy', 'booking'],
            order: 29,
          },
        ]
      : [],
} satisfies Partial<Module>
