import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detailsSchema, inTranslation } from '../../domain/details.ts'
import { diffTexts } from './diff.ts'
import { mergeWords } from './merge.ts'
import type { Words } from './words.ts'

const words = (body: string, more: Partial<Words> = {}): Words => ({
  ...{ title: '題名', summary: '要約', body, details: detailsSchema.parse({}) },
  ...more,
})

describe('二人の直しを合わせる', () => {
  test('同じ段落の中でも、別の文なら合わさる', () => {
    const { words: merged, clashes } = mergeWords(
      words('一つ目です。二つ目です。三つ目です。'),
      words('一つ目を直した。二つ目です。三つ目です。'),
      words('一つ目です。二つ目です。三つ目も直した。'),
    )
    expect(clashes).toEqual([])
    expect(merged.body).toBe('一つ目を直した。二つ目です。三つ目も直した。')
  })

  test('同じ文を直すと、両方の言葉を渡す', () => {
    const { words: merged, clashes } = mergeWords(words('元の文です。'), words('私の文です。'), words('別の文です。'))
    expect(clashes).toEqual([{ field: 'body', mine: '私の文です。', theirs: '別の文です。' }])
    expect(merged.body).toBe('私の文です。')
  })

  test('二人が同じように直したところは、食い違いではない', () => {
    expect(mergeWords(words('元。'), words('新。'), words('新。')).clashes).toEqual([])
  })

  test('要点は一つずつ合わせ、消したものは消える', () => {
    const details = (facts: object, topics: string[] = []) => detailsSchema.parse({ facts, topics })
    const { words: merged, clashes } = mergeWords(
      words('', { details: details({ who: '区民', cost: '400円' }) }),
      words('', { details: details({ who: '区内の方', cost: '400円' }, ['waste']) }),
      words('', { details: details({ who: '区民', when: '平日' }) }),
    )
    expect(clashes).toEqual([])
    expect(merged.details.facts).toEqual({ who: '区内の方', when: '平日' })
    expect(merged.details.topics).toEqual(['waste'])
  })

  test('片方だけが直したときは、何を書いてもその人の言葉になる', () => {
    const body = fc
      .array(fc.constantFrom('あ。', 'い。\n', 'う', '\n', '# え\n'), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(body, body, (base, mine) => {
        const one = mergeWords(words(base), words(mine), words(base))
        const other = mergeWords(words(base), words(base), words(mine))
        expect([one.words.body, one.clashes, other.words.body, other.clashes]).toEqual([mine, [], mine, []])
      }),
    )
  })
})

describe('違いを見せる', () => {
  test('残った文、消えた言葉、増えた言葉', () => {
    expect(diffTexts('申込みは電話です。料金は400円です。', '申込みは電話です。料金は500円です。')).toEqual([
      { kind: 'same', text: '申込みは電話です。料金は' },
      { kind: 'gone', text: '400' },
      { kind: 'new', text: '500' },
      { kind: 'same', text: '円です。' },
    ])
  })

  test('どんな文でも、違いから前の文と後の文の両方を作り直せる', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, now) => {
        const runs = diffTexts(before, now)
        const without = (kind: string) =>
          runs
            .filter((run) => run.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect([without('new'), without('gone')]).toEqual([before, now])
      }),
    )
  })
})

test('訳は言葉だけを変え、日時も分野も電話も日本語のページのものになる', () => {
  const japanese = detailsSchema.parse({
    ...{ topics: ['waste'], facts: { who: '区民', contact: { phone: '03-0000-0000' } } },
    ...{ action: { label: '申し込む', href: '/procedures/bulky-waste' } },
    event: { starts: '2026-12-09T10:00', ends: '2026-12-09T12:00', place: '公民館', capacity: 20 },
  })
  const english = detailsSchema.parse({
    ...{ topics: [], words: ['bulky'], facts: { who: 'Residents' }, action: { label: 'Apply', href: '/' } },
    event: { starts: '2000-01-01T00:00', ends: '2000-01-01T00:01', place: 'Hall' },
  })
  expect(inTranslation(japanese, english)).toEqual({
    ...{ topics: ['waste'], lifeEvents: [], words: ['bulky'] },
    facts: { who: 'Residents', contact: { phone: '03-0000-0000' } },
    action: { label: 'Apply', href: '/procedures/bulky-waste' },
    event: { starts: '2026-12-09T10:00', ends: '2026-12-09T12:00', place: 'Hall', capacity: 20 },
  })
})
