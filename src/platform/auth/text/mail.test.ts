import { expect, test } from 'vitest'
import { mailEasy } from './mail-easy.ts'
import { mailEn } from './mail-en.ts'
import { mailJa } from './mail-ja.ts'

const values = (thing: unknown): string[] => {
  if (typeof thing === 'function') return [String(thing(3))]
  return typeof thing === 'object' && thing !== null ? Object.values(thing).flatMap(values) : [String(thing)]
}

test('メールと回復の言葉は、日本語ではどの漢字にも読みがあり、英語には日本語が残らない', () => {
  for (const texts of [mailJa, mailEasy])
    expect(
      values(texts).flatMap(
        (text) => text.replaceAll(/\p{Script=Han}+《[^》]+》/gu, '').match(/\p{Script=Han}+/gu) ?? [],
      ),
    ).toEqual([])
  expect(Object.keys(mailJa).filter((key) => !(key in mailEn))).toEqual([])
  expect(values(mailEn).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
})
