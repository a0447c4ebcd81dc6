import { describe, expect, it, test } from 'vitest'
import { applicationStates } from '../course/states.ts'
import { mapLines, portalFormSchema } from './form.ts'
import { retryAfter } from './retry.ts'
import { portalStatusOf } from './status.ts'

const form = portalFormSchema.parse({
  form: 'PS-1',
  name: '見本',
  procedure: 'sample',
  always: { letter: 'post' },
  items: [
    { item: '電話番号', field: 'phone' },
    { item: '配偶者の有無', field: 'spouse', values: { あり: 'yes', なし: 'no' } },
    { item: '希望', field: 'wishes', separator: '、', values: { 朝: 'morning', 夜: 'night' } },
    { item: '児童の氏名', field: 'children.name' },
  ],
  ignored: ['申請者の氏名'],
  confirmed: false,
})

describe('様式の対応', () => {
  it('項目は私たちの質問に、言葉は選択肢になり、くり返しは行になる', () => {
    const mapped = mapLines(form, [
      { item: '電話番号', value: '03-1111-2222' },
      { item: '配偶者の有無', value: 'あり' },
      { item: '希望', value: '朝、夜' },
      { item: '児童の氏名', row: 1, value: '佐藤陽菜' },
      { item: '児童の氏名', row: 2, value: '佐藤湊' },
      { item: '申請者の氏名', value: '佐藤花子' },
    ])
    expect(mapped.sent).toEqual({
      letter: ['post'],
      phone: ['03-1111-2222'],
      spouse: ['yes'],
      wishes: ['morning', 'night'],
      'children.1.name': ['佐藤陽菜'],
      'children.2.name': ['佐藤湊'],
    })
    expect(mapped.unmapped).toEqual([])
  })

  it('知らない項目も、知らない言葉も、届いたまま残る', () => {
    const lines = [
      { item: '新しい項目', value: 'x' },
      { item: '配偶者の有無', value: '別居中' },
      { item: '希望', value: '朝、昼' },
    ]
    expect(mapLines(form, lines).unmapped).toEqual(lines)
  })
})

test('本人に見える処理状況は、決定の通知が出るまで「完了」にならない', () => {
  expect(portalStatusOf('decided', 'grant')).toBeUndefined()
  expect(portalStatusOf('notified', 'grant')).toBe('completed')
  expect(portalStatusOf('notified', 'refuse')).toBe('refused')
  for (const state of applicationStates) expect(() => portalStatusOf(state)).not.toThrow()
})

test('もう一度試すまでの間は、だんだん長くなり、1時間を超えない', () => {
  expect([0, 1, 2, 7, 500].map((tries) => retryAfter(tries).total('seconds'))).toEqual([30, 60, 120, 3600, 3600])
})
