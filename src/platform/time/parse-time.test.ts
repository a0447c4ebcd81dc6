import { expect, test } from 'vitest'
import { parseTime } from './parse-time.ts'

test.each([
  ['9:30', '09:30:00'],
  ['２３：０５', '23:05:00'],
  [' 9時30分 ', '09:30:00'],
  ['9時', '09:00:00'],
  ['0:00', '00:00:00'],
])('「%s」は時刻として読める', (text, expected) => expect(parseTime(text)?.toString()).toBe(expected))

test.each(['24:00', '9:60', '930', '9', '', '朝'])('「%s」は時刻ではない', (text) => {
  expect(parseTime(text)).toBeUndefined()
})
