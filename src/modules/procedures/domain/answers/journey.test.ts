import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  completeAnswers,
  hina,
  ken,
  lan,
  mixedHousehold,
  nguyenHousehold,
  ren,
  residenceCertificate,
  satoHousehold,
} from '../../fixtures.ts'
import { journey } from './journey.ts'

const way = (answers: Record<string, unknown>, household = satoHousehold) =>
  journey(residenceCertificate, answers, household)
const itemsOffered = (answers: Record<string, unknown>, household = satoHousehold) =>
  way(answers, household)
    .steps.flatMap((step) => step.asked)
    .find(({ field }) => field.id === 'items')
    ?.options.map((option) => option.value)

describe('質問の道すじ', () => {
  test('はじめは、だれの住民票かを聞く', () => {
    expect(way({}).next?.page.key).toBe('whose')
  })

  test('全部に答えると、聞くことがなくなる', () => {
    expect(way(completeAnswers).next).toBeUndefined()
    expect(way(completeAnswers).answers).toEqual(completeAnswers)
  })

  test('途中の答えが抜けていると、そこで止まる', () => {
    const { items: _, ...withoutItems } = completeAnswers
    expect(way(withoutItems).next?.page.key).toBe('items')
    expect(way(withoutItems).answers).not.toHaveProperty('delivery')
  })

  test('項目を何も選ばないのも答えである', () => {
    expect(way({ ...completeAnswers, items: [] }).next).toBeUndefined()
  })

  test('一人の世帯には「何人か」を出さない', () => {
    const options = way({}, nguyenHousehold).steps[0]?.asked[0]?.options.map((option) => option.value)
    expect(options).toEqual(['self', 'household'])
  })
})

describe('隠れた答え', () => {
  test('「世帯の全員」に変えると、選んだ人の答えは無いものになり、戻すと生き返る', () => {
    const kept = { ...completeAnswers, whose: 'some', subjects: [hina] }
    expect(way(kept).subjects).toEqual([hina])
    const everybody = way({ ...kept, whose: 'household' })
    expect(everybody.answers).not.toHaveProperty('subjects')
    expect(everybody.subjects).toHaveLength(4)
    expect(way(kept).answers.subjects).toEqual([hina])
  })

  test('世帯を離れた人を選んでいたら、もう一度聞く', () => {
    const kept = { ...completeAnswers, whose: 'some', subjects: [hina] }
    const smaller = { ...satoHousehold, members: satoHousehold.members.filter((member) => member.personId !== hina) }
    expect(way(kept, smaller).next?.page.key).toBe('whose')
  })

  test('当てはまらなくなった項目は、選ばなかったことになる', () => {
    const kept = { whose: 'household', items: ['honseki', 'foreign-card'], copies: 1, delivery: 'counter' }
    expect(way(kept, mixedHousehold).answers.items).toEqual(['honseki', 'foreign-card'])
    expect(way({ ...kept, whose: 'self' }, mixedHousehold).answers.items).toEqual(['honseki'])
  })
})

describe('外国籍の人の項目', () => {
  test('日本国籍の人には本籍、外国籍の人には国籍・在留資格などを出す', () => {
    expect(itemsOffered({ whose: 'self' })).toEqual(['relation', 'honseki'])
    expect(itemsOffered({ whose: 'self' }, nguyenHousehold)).toEqual(['relation', 'foreign-status', 'foreign-card'])
  })

  test('両方いる世帯では、載せる人に応じて出す', () => {
    expect(itemsOffered({ whose: 'household' }, mixedHousehold)).toHaveLength(4)
    expect(itemsOffered({ whose: 'some', subjects: [lan] }, mixedHousehold)).not.toContain('honseki')
  })

  test('マイナンバーと住民票コードは、どこにも選択肢がない', () => {
    const values = residenceCertificate.pages.flatMap((page) =>
      page.fields.flatMap((field) => ('options' in field ? field.options.map((option) => option.value) : [])),
    )
    expect(values.filter((value) => /number|code/.test(value))).toEqual([])
  })
})

describe('どんな答えが残っていても', () => {
  const anything = fc.dictionary(
    fc.constantFrom('whose', 'subjects', 'items', 'copies', 'delivery', 'other'),
    fc.oneof(
      fc.constantFrom<unknown>('self', 'household', 'some', 'post', 'counter', 'free', 1, 10, 11, -3, null),
      fc.subarray<string>([ken, hina, ren, 'relation', 'honseki', 'mynumber']),
      fc.jsonValue(),
    ),
  )

  test('載るのは、いつも同じ世帯の人だけである', () => {
    const members = satoHousehold.members.map((member) => member.personId)
    fc.assert(fc.property(anything, (kept) => way(kept).subjects.every((id) => members.includes(id))))
  })

  test('道すじの答えからもう一度たどると、同じ道すじになる', () => {
    fc.assert(
      fc.property(anything, (kept) => {
        const first = way(kept)
        const again = way(first.answers)
        expect(again.answers).toEqual(first.answers)
        expect(again.next?.page.key).toBe(first.next?.page.key)
      }),
    )
  })
})
