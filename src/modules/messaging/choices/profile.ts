import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'

type Topic = {
  key: string
  name: Record<Lang, string>
  group: 'age' | 'children' | 'area' | 'interest' | 'disaster'
  quiet?: boolean
}

const name = (ja: string): Topic['name'] => ({ ja, easy: ja, en: ja })

/** Stands here until the room of choices is merged. */
export const topicsOf = (_house: House): readonly Topic[] => [
  { key: 'disaster', name: name('防災・気象'), group: 'disaster' },
  { key: 'child-raising', name: name('子育て'), group: 'children' },
  { key: 'checkups', name: name('健診・予防接種'), group: 'interest', quiet: true },
  { key: 'safety', name: name('防犯'), group: 'disaster' },
  { key: 'events', name: name('イベント・文化'), group: 'interest' },
]

export const quietHours = (_house: House) => ({ from: '21:00', until: '08:00' })

export const caps = (_house: House) => ({ perDay: 2, perWeek: 6 })
