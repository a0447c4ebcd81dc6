import { describe, expect, test } from 'vitest'
import { hanako, hina, nerimaPrices, residenceCertificate } from '../../fixtures.ts'
import { type Content, contentHash, hashText } from './content-hash.ts'
import { feeFor } from './fee.ts'

const content = (changes: Partial<Content> = {}): Content => ({
  procedure: 'residence-certificate',
  revision: 1,
  applicationId: '01900000-0000-7000-8009-000000000001',
  applicant: hanako,
  answers: { whose: 'some', subjects: [hina], items: [], copies: 1, delivery: 'post' },
  subjects: [
    { personId: hanako, name: '佐藤花子', isForeign: false },
    { personId: hina, name: '佐藤陽菜', isForeign: false },
  ],
  address: '東京都練馬区光が丘二丁目9番6号 304号室',
  fee: feeFor(residenceCertificate, { answers: { copies: 1, delivery: 'post' }, facts: new Set() }, nerimaPrices),
  ...changes,
})
const hash = (changes?: Partial<Content>) => hashText(contentHash(content(changes)))

describe('署名する内容のハッシュ', () => {
  test('人の順番やキーの順番が違っても同じになる', () => {
    const { subjects, answers } = content()
    const turned = Object.fromEntries(Object.entries(answers).toReversed())
    expect(hash({ subjects: subjects.toReversed(), answers: turned })).toBe(hash())
  })

  test.each([
    ['通数', { answers: { ...content().answers, copies: 2 } }],
    ['送り先の住所', { address: '東京都練馬区東大泉七丁目20番1号' }],
    ['載せる人', { subjects: content().subjects.slice(0, 1) }],
    ['載せる人の氏名', { subjects: content().subjects.map((subject) => ({ ...subject, name: '鈴木花子' })) }],
    ['手数料', { fee: { ...content().fee, total: content().fee.lines[0]?.amount ?? content().fee.total } }],
    ['申請', { applicationId: '01900000-0000-7000-8009-000000000002' }],
  ] satisfies [string, Partial<Content>][])('%sが変わると違うハッシュになる', (_what, changes) => {
    expect(hash(changes)).not.toBe(hash())
  })
})
