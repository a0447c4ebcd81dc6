import { expect, test } from 'vitest'
import { dueLabel } from './due-label.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('期限は、超過・きょう・あす・日付の順に読みやすい言葉になる', () => {
  const submitted = day('2026-11-30')
  const labels = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-07'].map((due) =>
    dueLabel(submitted, day(due), day('2026-12-02')),
  )
  expect(labels.map(({ text }) => text)).toEqual(['超過 1日', 'きょうまで', 'あすまで', '12/7まで'])
  expect(labels.map(({ state }) => state)).toEqual(['late', 'soon', 'calm', 'calm'])
})

test('時間の針は、届いた日は空で、過ぎたら満ちている', () => {
  expect(dueLabel(day('2026-12-02'), day('2026-12-05'), day('2026-12-02')).gone).toBe(0)
  expect(dueLabel(day('2026-12-02'), day('2026-12-05'), day('2026-12-08')).gone).toBe(1)
})
