import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hanako, hina, ren, satoHousehold } from '../../fixtures.ts'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { plainFieldSchema } from '../definition/fields.ts'
import { readAnswer } from './answer.ts'
import { type Content, contentHash, hashText } from './content-hash.ts'
import { journey } from './journey.ts'

const today = Temporal.PlainDate.from('2026-12-02')
const way = (kept: Record<string, unknown>) => journey(groupProcedure, kept, satoHousehold, today)

const pochi = {
  id: '01900000-0000-7000-8005-000000000001',
  answers: { 'dog-name': 'ポチ', 'has-chip': 'no', keeper: [] },
}
const shiro = {
  id: '01900000-0000-7000-8005-000000000002',
  answers: { 'dog-name': 'シロ', 'has-chip': 'yes', chip: '392000000000001', keeper: [hina] },
}
const kept = (rows: unknown[], isDone = true) => ({
  kind: 'with',
  dogs: { isDone, rows },
  since: '2026-11-20',
  note: '',
})

describe('くり返しの質問', () => {
  test('行があり、「これで全部」と言うまで、先に進まない', () => {
    expect(way(kept([pochi], false)).next?.page.key).toBe('rows')
    expect(way(kept([])).next?.page.key).toBe('rows')
    expect(way(kept([pochi])).next).toBeUndefined()
  })

  test('途中の行や、多すぎる行があると、先に進まない', () => {
    expect(way(kept([{ ...pochi, answers: { 'dog-name': 'ポチ' } }])).next?.page.key).toBe('rows')
    const four = [1, 2, 3, 4].map((number) => ({ ...pochi, id: pochi.id.replace(/1$/, String(number)) }))
    expect(way(kept(four)).next?.page.key).toBe('rows')
  })

  test('行の中の条件は、その行の答えを見る', () => {
    const hidden = { ...pochi, answers: { ...pochi.answers, chip: '392000000000009' } }
    expect(way(kept([hidden, shiro])).answers.dogs).toEqual([pochi, shiro])
  })

  test('隠れた組は、行ごと無いものになり、戻すと生き返る', () => {
    expect(way({ ...kept([pochi]), kind: 'without' }).answers).not.toHaveProperty('dogs')
    expect(way(kept([pochi])).answers.dogs).toEqual([pochi])
  })

  test('申請者と、行に名のある世帯の人についての手続である', () => {
    expect(way(kept([pochi])).subjects).toEqual([hanako])
    expect(way(kept([shiro])).subjects.toSorted()).toEqual([hanako, hina].toSorted())
    const stranger = { ...shiro, answers: { ...shiro.answers, keeper: [ren] } }
    expect(way(kept([stranger])).next?.page.key).toBe('rows')
  })

  test('行の順が変われば、署名の照合番号も変わる', () => {
    const hash = (rows: unknown[]) => hashText(contentHash(contentWith(way(kept(rows)).answers)))
    expect(hash([pochi, shiro])).toBe(hash([pochi, shiro]))
    expect(hash([pochi, shiro])).not.toBe(hash([shiro, pochi]))
  })

  const row = fc.record({
    id: fc.constantFrom(pochi.id, shiro.id, 'x'),
    answers: fc.dictionary(
      fc.constantFrom('dog-name', 'has-chip', 'chip', 'keeper', 'other'),
      fc.oneof(fc.constantFrom<unknown>('ポチ', 'yes', 'no', '392000000000001', [], [hina], [ren], ''), fc.jsonValue()),
    ),
  })
  const anything = fc.record(
    {
      kind: fc.constantFrom('with', 'without', 'elsewhere', 'other'),
      dogs: fc.oneof(
        fc.record({ isDone: fc.boolean(), rows: fc.array(row, { maxLength: 4 }) }),
        fc.array(row),
        fc.jsonValue(),
      ),
      since: fc.constantFrom('2026-11-20', '2026-10-01', '2027-01-01', 'きのう'),
      note: fc.constantFrom('', 'あ'.repeat(101), 'ありがとう'),
    },
    { requiredKeys: [] },
  )

  test('道すじの答えからもう一度たどると、同じ道すじになる', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const first = way(given)
        const again = way(first.answers)
        expect(again.answers).toEqual(first.answers)
        expect(again.next?.page.key).toBe(first.next?.page.key)
      }),
    )
  })

  test('何が残っていても、よその人は載らない', () => {
    fc.assert(fc.property(anything, (given) => !way(given).subjects.includes(ren)))
  })
})

describe('質問の種類', () => {
  const read = (field: Record<string, unknown>, sent: string) => {
    const asked = {
      field: plainFieldSchema.parse({ id: 'x', label: { ja: '', easy: '', en: '' }, ...field }),
      options: [],
    }
    const result = readAnswer(asked, satoHousehold, [sent], today)
    return result.ok ? result.value : result.problem
  }
  const line = (format: string) => ({ type: 'text', format, maxLength: 20 })

  test.each([
    ['令和8年12月1日', '2026-12-01'],
    ['２０２６年１２月１日', '2026-12-01'],
    ['R8.12.1', '2026-12-01'],
    ['2026-12-01', '2026-12-01'],
    ['令和8年2月30日', 'not_a_day'],
    ['きのう', 'not_a_day'],
    ['2026-10-01', 'too_early'],
    ['2026-12-03', 'too_late'],
  ])('日「%s」は%sと読む', (typed, value) => {
    expect(read({ type: 'date', notBefore: -30, notAfter: 0 }, typed)).toBe(value)
  })

  test('名前は、書いた字のまま残す', () => {
    expect(read(line('name'), ' 神﨑 𠮷郎 ')).toBe('神﨑 𠮷郎')
    expect(read(line('name'), '花子2')).toBe('not_a_name')
  })

  test.each([
    ['kana', 'さとう　はなこ', 'サトウ　ハナコ'],
    ['kana', 'ｻﾄｳ ﾊﾅｺ', 'サトウ ハナコ'],
    ['kana', '佐藤', 'not_kana'],
    ['phone', '０９０−１２３４−５６７８', '09012345678'],
    ['phone', '3993-1111', 'not_a_phone'],
    ['postcode', '１７６８５０１', '176-8501'],
    ['postcode', '17685', 'not_a_postcode'],
    ['email', 'a@example.jp', 'a@example.jp'],
    ['email', 'a@example', 'not_an_email'],
    ['microchip', '392 0000 0000 0001', '392000000000001'],
    ['microchip', '39200000000000', 'not_a_chip'],
    ['plain', 'あ'.repeat(21), 'too_long'],
    ['plain', ' ', 'enter_text'],
  ])('%sに「%s」と書くと%sになる', (format, typed, value) => {
    expect(read(line(format), typed)).toBe(value)
  })

  test('ここでは進めない選択肢は、答えにならない', () => {
    expect(way({ kind: 'elsewhere' }).next?.page.key).toBe('kind')
  })
})

const contentWith = (answers: Content['answers']): Content => ({
  procedure: 'group-test',
  revision: 1,
  applicationId: 'x',
  applicant: hanako,
  answers,
  subjects: [],
  address: '',
  fee: { lines: [], total: 0 as Content['fee']['total'] },
})
