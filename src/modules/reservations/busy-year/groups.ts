import { between, type Random, randomOf } from '#demo/population/random.ts'
import type { PlaceWords } from '../places/index.ts'

export type DemoGroup = { name: string; nameKana: string; activity: string; members: number }

const towns: readonly (readonly [string, string])[] = [
  ['みどり', 'みどり'],
  ['さくら', 'さくら'],
  ['いちょう', 'いちょう'],
  ['つつじ', 'つつじ'],
  ['ひまわり', 'ひまわり'],
  ['あおぞら', 'あおぞら'],
  ['せせらぎ', 'せせらぎ'],
  ['けやき', 'けやき'],
  ['わかば', 'わかば'],
  ['こだま', 'こだま'],
]

const endings: readonly (readonly [string, string])[] = [
  ['クラブ', 'くらぶ'],
  ['の会', 'のかい'],
  ['サークル', 'さーくる'],
  ['同好会', 'どうこうかい'],
]

/** So many groups that do something a municipality has words for; the same every time. */
export function demoGroups(words: PlaceWords, count: number, seed: number): DemoGroup[] {
  return Array.from({ length: count }, (_, n) => {
    const next = randomOf(seed, n)
    const activity = pick(words.activities, next)
    const [first, firstKana] = pick(towns, next)
    const [last, lastKana] = pick(endings, next)
    const [what = ''] = activity.ja.split('・')
    return {
      name: `見本 ${first}${what}${last} ${n + 1}`,
      nameKana: `みほん ${firstKana} ${lastKana} ${n + 1}`,
      activity: activity.key,
      members: between(6, 30, next),
    }
  })
}

function pick<One>(list: readonly One[], next: Random): One {
  const one = list[next(list.length)]
  if (one === undefined) throw new RangeError('nothing to choose from')
  return one
}
