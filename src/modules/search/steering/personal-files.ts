import type { PersonalFile } from '#platform/module/index.ts'

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'search-decisions',
    name: '検索の言いかえとおすすめの決定ファイル',
    purpose: '検索の言いかえとおすすめを、だれがなぜ決めたかを残すため',
    scope: '検索を整える職員',
    source: '職員の入力',
    sensitive: 'no',
    people: 'fewer',
    tables: ['search.synonyms', 'search.pins'],
  },
]
