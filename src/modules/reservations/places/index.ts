import type { Lang } from '#platform/i18n/index.ts'
import type { Module } from '#platform/module/index.ts'
import { extendDays, nextExtension } from './extend-days.ts'
import { placeWords } from './profile/load.ts'
import { routes } from './routes.tsx'
import { facilitySource } from './search-source.ts'
import { seed } from './seed.ts'
import { placeTexts } from './text/index.ts'

export type { Facility, Space } from './domain/space.ts'
export { placeWords } from './profile/load.ts'
export type { PlaceWords, Word } from './profile/words.ts'
export { sayKey, sayName, sayWord } from './say.ts'
export { patternOn, patternsBetween } from './store/patterns.ts'
export { spaceWith } from './store/spaces.ts'

const said = (key: 'title' | 'description'): Record<Lang, string> => ({
  ja: placeTexts('ja')[key],
  easy: placeTexts('easy')[key],
  en: placeTexts('en')[key],
})

/** Facilities, their spaces and the times in which they can be taken. */
export const places = {
  navigation: (house) =>
    placeWords(house)
      ? [
          {
            audience: 'resident',
            href: '/facilities',
            label: said('title'),
            description: said('description'),
            keywords: [
              '施設',
              '予約',
              '体育館',
              'テニス',
              'テニスコート',
              '庭球場',
              '野球場',
              '運動場',
              'プール',
              '会議室',
              '集会所',
              '地区区民館',
              '音楽',
              '音楽室',
              'ホール',
              '和室',
              '料理室',
              '学校開放',
              '部屋を借りる',
              'gymnasium',
              'tennis',
              'meeting room',
              'music',
            ],
            order: 13,
          },
        ]
      : [],
  routes,
  searchSources: { facilities: facilitySource },
  seed,
  sweeps: { 'reservations.extend-days': extendDays },
  nextDue: nextExtension,
} satisfies Partial<Module>
