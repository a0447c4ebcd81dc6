import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Lang } from '#platform/i18n/index.ts'
import { queryOf } from '../query/query.ts'
import { noSynonyms } from '../query/synonyms.ts'
import { entryOf, onThisDay, type Told } from '../testing/documents.ts'
import { createIndex, type FindOptions, type Found, type SearchIndex } from './search-index.ts'

const rising = (a: number, b: number): number => a - b

const asked = (index: SearchIndex, typed: string, options: Partial<FindOptions> = {}): Found =>
  index.find(queryOf(typed, noSynonyms), { ...onThisDay, ...options })

function indexOf(...documents: readonly Told[]): SearchIndex {
  const index = createIndex()
  for (const document of documents) index.put(entryOf(document))
  return index
}

describe('何がみつかるか', () => {
  const index = indexOf(
    { id: 1, title: '粗大ごみを出す', body: '大きなごみは申し込んでから出します。', words: ['ゴミ 大きい'] },
    { id: 2, title: 'ごみと資源の分け方', body: '燃やすごみは週に二回集めます。' },
    { id: 3, title: '犬の登録', body: '犬を飼いはじめたら、髙松の窓口で登録します。' },
    { id: 4, title: '税の証明', body: '電話は03-3993-1111です。' },
  )

  test('かなの種類、文字の幅、古い字がちがってもみつかる', () => {
    expect(asked(index, 'ｺﾞﾐ 大きい').ids[0]).toBe(1)
    expect(asked(index, 'ゴミ').ids.toSorted(rising)).toEqual([1, 2])
    expect(asked(index, '高松').ids).toEqual([3])
  })

  test('1文字でも2文字でもみつかる', () => {
    expect(asked(index, '犬').ids).toEqual([3])
    expect(asked(index, '税').ids).toEqual([4])
    expect(asked(index, '資源').ids).toEqual([2])
  })

  test('文で尋ねても、すべての語を持つ頁がなくても、近い頁がみつかる', () => {
    expect(asked(index, '大きな家具を捨てたいのですが、どうしたらいいですか').ids[0]).toBe(1)
  })

  test('続けて打った電話番号でもみつかる', () => {
    expect(asked(index, '0339931111').ids).toEqual([4])
    expect(asked(index, '０３－３９９３－１１１１').ids[0]).toBe(4)
  })

  test('語のない問い合わせには何も出さない', () => {
    for (const typed of ['', ' 　', '🚮', '…？！', '.*+?^${}()|[]\\']) {
      expect(queryOf(typed, noSynonyms).isEmpty).toBe(true)
      expect(asked(index, typed)).toMatchObject({ ids: [], total: 0 })
    }
  })
})

describe('どの順に出るか', () => {
  test('題名で言う頁が、本文で触れるだけの頁より先に出る', () => {
    const index = indexOf(
      { id: 1, title: 'くらしの便利帳', body: '児童手当と、そのほかの手当についても書いてあります。' },
      { id: 2, title: '児童手当', body: '毎月の支給です。くらしを助けるために支給する制度を説明します。' },
    )
    expect(asked(index, '児童手当').ids).toEqual([2, 1])
  })

  test('同じことを言うなら新しい頁が先に出る', () => {
    const same = { title: '夏のプール', body: '夏のあいだ開きます。' }
    const index = indexOf({ id: 1, changedOn: 18_000, ...same }, { id: 2, changedOn: 19_999, ...same })
    expect(asked(index, 'プール').ids).toEqual([2, 1])
  })

  test('読んだ人の役に立った頁は少しだけ上がり、ほかの語の頁を追いこさない', () => {
    const index = indexOf(
      { id: 1, title: '転入届', body: '転入した日から14日のうちに届け出ます。' },
      { id: 2, title: '転入届の書き方', body: '転入届の書き方を説明します。' },
      { id: 3, title: '転出届', body: '転出と転入は別の届です。' },
    )
    const usual = asked(index, '転入届')
    const moved = asked(index, '転入届', { feedback: new Map([[usual.ids[2] ?? 0, 1_000_000]]) })
    expect(moved.ids).toEqual(usual.ids)
  })
})

describe('だれに何がみえるか', () => {
  const index = indexOf(
    {
      id: 1,
      subject: 'page:trash',
      lang: 'ja',
      title: '粗大ごみ',
      body: '粗大ごみを出す',
      kind: 'page',
      topics: ['waste'],
    },
    { id: 2, subject: 'page:trash', lang: 'en', title: 'Bulky waste', body: 'Put out bulky waste' },
    { id: 3, subject: 'page:later', title: '粗大ごみの新しい料金', from: 10 },
    { id: 4, subject: 'page:over', title: '粗大ごみの古い料金', until: 5 },
    {
      id: 5,
      subject: 'procedure:bulky',
      kind: 'procedure',
      title: '粗大ごみの申込み',
      topics: ['waste', 'moving'],
      area: '光が丘',
    },
  )

  test('一つのことは一度だけ、頁の言語で出る。なければ日本語で出る', () => {
    expect(asked(index, '粗大ごみ', { lang: 'ja' }).ids.toSorted(rising)).toEqual([1, 4, 5])
    expect(asked(index, '粗大ごみ', { lang: 'en' }).ids.toSorted(rising)).toEqual([2, 4, 5])
    expect(asked(index, 'bulky waste', { lang: 'ja' }).ids).toEqual([1])
    expect(asked(index, 'bulky waste', { lang: 'easy' }).ids).toEqual([1])
  })

  test('公開の前と取下げの後は、出ることも数えられることもない', () => {
    expect(asked(index, '粗大ごみ', { now: 5 })).toMatchObject({ total: 2 })
    expect(asked(index, '粗大ごみ', { now: 10 }).ids).toContain(3)
    expect(asked(index, '新しい料金', { now: 9 }).ids).not.toContain(3)
  })

  test('絞りこみの数は、その種類に切りかえたときの数', () => {
    const all = asked(index, '粗大ごみ', { now: 5 })
    expect(all.facets.kind).toEqual(
      new Map([
        ['page', 1],
        ['procedure', 1],
      ]),
    )
    expect(all.facets.topic).toEqual(
      new Map([
        ['waste', 2],
        ['moving', 1],
      ]),
    )
    const procedures = asked(index, '粗大ごみ', { now: 5, kind: 'procedure' })
    expect(procedures).toMatchObject({ ids: [5], total: 1 })
    expect(procedures.facets.kind).toEqual(all.facets.kind)
    expect(procedures.facets.topic).toEqual(
      new Map([
        ['waste', 1],
        ['moving', 1],
      ]),
    )
    expect(procedures.facets.area).toEqual(new Map([['光が丘', 1]]))
  })
})

const words = [
  '粗大ごみ',
  '転入届',
  '児童手当',
  '税',
  '犬の登録',
  'プール',
  'bulky waste',
  '図書館',
  '髙齢者',
  '予約する',
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((some) => some.join('、'))
const document: fc.Arbitrary<Told> = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  subject: fc.constantFrom('page:a', 'page:b', 'page:c', 'page:d'),
  lang: fc.constantFrom<Lang>('ja', 'easy', 'en'),
  title: text,
  body: text,
  words: fc.array(fc.constantFrom(...words), { maxLength: 2 }),
  changedOn: fc.integer({ min: 19_000, max: 20_000 }),
  topics: fc.subarray(['waste', 'tax']),
  from: fc.integer({ min: -5, max: 0 }),
  until: fc.integer({ min: 1, max: 5 }),
})
type Step = { put: Told } | { remove: number } | { tidy: true }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: document }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ tidy: fc.constant(true as const) }) },
)
const typed = fc.oneof(text, fc.constantFrom(...words))

/** The documents that are left after all steps. */
function leftBy(steps: readonly Step[]): Map<number, Told> {
  const left = new Map<number, Told>()
  for (const one of steps) {
    if ('put' in one) left.set(one.put.id, one.put)
    if ('remove' in one) left.delete(one.remove)
  }
  return left
}

function take(index: SearchIndex, one: Step): void {
  if ('put' in one) index.put(entryOf(one.put))
  if ('remove' in one) index.remove(one.remove)
}

describe('どう変えても', () => {
  test('書きかえ、取りさげ、まとめなおしの後は、はじめから作ったものと同じように答える', async () => {
    const steps = fc.array(step, { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(steps, typed, fc.boolean(), async (steps, typed, waits) => {
        const index = createIndex({ changesPerMerge: 1, nextTurn: () => Promise.resolve() })
        let tidying = Promise.resolve()
        for (const one of steps) {
          if ('tidy' in one) tidying = index.tidy()
          else take(index, one)
          await (waits ? tidying : undefined)
        }
        await tidying
        const fresh = indexOf(...leftBy(steps).values())
        expect(index.size).toBe(fresh.size)
        for (const lang of ['ja', 'en'] as const)
          expect(asked(index, typed, { lang })).toEqual(asked(fresh, typed, { lang }))
      }),
      { numRuns: 150 },
    )
  })

  test('入れる順は結果に跡をのこさない', () => {
    const documents = fc.uniqueArray(document, { selector: ({ id }) => id, maxLength: 12 })
    fc.assert(
      fc.property(documents, typed, fc.nat(), (documents, typed, turn) => {
        const at = turn % Math.max(1, documents.length)
        const turned = [...documents.slice(at), ...documents.slice(0, at)].reverse()
        expect(asked(indexOf(...turned), typed)).toEqual(asked(indexOf(...documents), typed))
      }),
    )
  })

  test('見えないものは、みつからず、数にも入らない', () => {
    const documents = fc.uniqueArray(document, { selector: ({ id }) => id, maxLength: 12 })
    fc.assert(
      fc.property(documents, typed, fc.integer({ min: -6, max: 6 }), (documents, typed, now) => {
        const index = indexOf(...documents)
        const visible = documents.filter(({ from = 0, until = 0 }) => from <= now && now < until)
        const found = asked(index, typed, { now })
        const subjects = new Set(visible.map(({ subject }) => subject))
        expect(visible.map(({ id }) => id)).toEqual(expect.arrayContaining(found.ids))
        expect(found.total).toBeLessThanOrEqual(subjects.size)
        for (const counts of Object.values(found.facets))
          for (const count of counts.values()) expect(count).toBeLessThanOrEqual(found.total)
        for (const { id } of index.named('粗大', now)) expect(visible.map((doc) => doc.id)).toContain(id)
      }),
    )
  })

  test('まとめなおしが途中で終わっても、前のもので答えつづけ、次に終わる', async () => {
    let turns = 0
    let breaksAt = 1
    const index = createIndex({
      changesPerMerge: 3,
      nextTurn: () => {
        turns += 1
        return turns === breaksAt ? Promise.reject(new Error('the process had no memory left')) : Promise.resolve()
      },
    })
    for (const id of [1, 2, 3]) index.put(entryOf({ id, title: `粗大ごみ${id}` }))
    const before = asked(index, '粗大ごみ')
    await expect(index.tidy()).rejects.toThrow('no memory')
    expect(asked(index, '粗大ごみ')).toEqual(before)
    index.remove(2)
    breaksAt = -1
    await index.tidy()
    expect(asked(index, '粗大ごみ').ids.toSorted(rising)).toEqual([1, 3])
  })

  test('まとめなおすあいだの書きかえも、その後に残る', async () => {
    const during = [() => undefined, changeIt]
    const index = createIndex({ changesPerMerge: 3, nextTurn: () => Promise.resolve().then(() => during.shift()?.()) })
    function changeIt(): undefined {
      index.remove(1)
      index.put(entryOf({ id: 2, title: '転入届' }))
      index.put(entryOf({ id: 4, title: '粗大ごみ4' }))
    }
    for (const id of [1, 2, 3]) index.put(entryOf({ id, title: `粗大ごみ${id}` }))
    await index.tidy()
    expect(during).toEqual([])
    expect(asked(index, '粗大ごみ').ids.toSorted(rising)).toEqual([3, 4])
    expect(asked(index, '転入届').ids).toEqual([2])
  })

  test('別の版の語の控えは受けつけず、前のものが残る', () => {
    const index = indexOf({ id: 1, title: '転入届' })
    expect(() => index.put({ ...entryOf({ id: 1 }), terms: Buffer.from('damaged') })).toThrow()
    expect(asked(index, '転入届').ids).toEqual([1])
  })
})
