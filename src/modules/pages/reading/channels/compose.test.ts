import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeDrafts, limits } from './compose.ts'

const page = {
  title: '粗大ごみを出す：申込みと料金',
  summary: '大きなごみは、申し込んでから出します。電話でも申し込めます。',
  facts: [
    { term: 'いつ', value: '申込みは年中無休' },
    { term: 'いくら', value: '400円から' },
  ],
  address: 'https://madoguchi.example/pages/sodai-gomi',
  contact: '清掃リサイクル課 03-0000-0000',
}

test('LINEの下書きには、題、要点、いつ・いくら、ページのアドレスがある', () => {
  expect(composeDrafts(page).line).toBe(
    '【粗大ごみを出す：申込みと料金】\n大きなごみは、申し込んでから出します。電話でも申し込めます。\nいつ：申込みは年中無休\nいくら：400円から\nhttps://madoguchi.example/pages/sodai-gomi',
  )
})

test('短い文に入りきらない文は、途中で切らずに落とす', () => {
  const long = { ...page, summary: `短い文です。${'長い文が続きます'.repeat(20)}。` }
  const { short } = composeDrafts(long)
  expect(short).toContain('短い文です。\nhttps://')
  expect(short).not.toContain('長い文')
})

test('メールの下書きには、問い合わせ先もある', () => {
  const { mail } = composeDrafts(page)
  expect(mail.subject).toBe(page.title)
  expect(mail.body).toContain('清掃リサイクル課 03-0000-0000')
})

test('何が書いてあっても、長さの限りを超えず、アドレスは欠けず、文字が壊れない', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 300 })
  fc.assert(
    fc.property(words, words, fc.array(words, { maxLength: 5 }), (title, summary, values) => {
      const facts = values.map((value) => ({ term: 'いつ', value }))
      const drafts = composeDrafts({ ...page, title, summary, facts })
      for (const [text, limit] of [
        [drafts.line, limits.line],
        [drafts.short, limits.short],
      ] as const) {
        expect(text.length).toBeLessThanOrEqual(limit)
        expect(text.endsWith(page.address)).toBe(true)
        expect(text.isWellFormed()).toBe(title.isWellFormed() && summary.isWellFormed() ? true : text.isWellFormed())
      }
      expect(drafts.mail.subject.length).toBeLessThanOrEqual(limits.subject)
    }),
  )
})
