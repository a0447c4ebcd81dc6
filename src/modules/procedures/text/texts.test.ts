import { describe, expect, test } from 'vitest'
import { kanjiWithoutReading, missingTexts, plainText } from '#platform/i18n/index.ts'
import { hasKanjiWithoutReading } from '../domain/definition/check-words.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { sayCounted } from './index.ts'
import { ja } from './ja.ts'
import { easy as easyFields } from './fields/easy.ts'
import { en as enFields } from './fields/en.ts'
import { ja as jaFields } from './fields/ja.ts'
import { easy as easyKinds } from './kinds/easy.ts'
import { en as enKinds } from './kinds/en.ts'
import { ja as jaKinds } from './kinds/ja.ts'
import { easy as easyNotices } from './notices/easy.ts'
import { en as enNotices } from './notices/en.ts'
import { ja as jaNotices } from './notices/ja.ts'
import { easy as easyPractice } from './practice/easy.ts'
import { en as enPractice } from './practice/en.ts'
import { ja as jaPractice } from './practice/ja.ts'
import { easy as easyList } from './list/easy.ts'
import { en as enList } from './list/en.ts'
import { ja as jaList } from './list/ja.ts'
import { verification } from './verification.ts'

const rooms = {
  fields: { ja: jaFields, easy: easyFields, en: enFields },
  kinds: { ja: jaKinds, easy: easyKinds, en: enKinds },
  list: { ja: jaList, easy: easyList, en: enList },
  notices: { ja: jaNotices, easy: easyNotices, en: enNotices },
  practice: { ja: jaPractice, easy: easyPractice, en: enPractice },
}

/** Every text of a group; functions are called with Latin words. */
function textsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function')
    return [[path, String(value({ ward: 'Nerima', phone: '03', by: 'x', noun: 'x' }, 'y', 'z'))]]
  return Object.entries(value ?? {}).flatMap(([key, part]) => textsIn(part, path ? `${path}.${key}` : key))
}

describe('住民への言葉', () => {
  test('証明書を確かめるページの漢字にも、すべてふりがながある', () => {
    const { ja: plain, easy: simple } = verification
    expect(kanjiWithoutReading({ plain, simple })).toEqual([])
  })

  test.each(['fields', 'kinds', 'list', 'notices', 'practice'] as const)(
    '%sの言葉は、どの言語にもあり、ふりがながある',
    (room) => {
      const { ja, easy, en } = rooms[room]
      expect(missingTexts(ja, easy)).toEqual([])
      expect(missingTexts(ja, en)).toEqual([])
      expect(textsIn({ ja, easy }).filter(([, text]) => hasKanjiWithoutReading(text))).toEqual([])
      expect(
        textsIn(en).filter(([, text]) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)),
      ).toEqual([])
    },
  )

  test('やさしい日本語の漢字には、すべてふりがながある', () => {
    expect(textsIn(easy).filter(([, text]) => hasKanjiWithoutReading(text))).toEqual([])
  })

  test('数と単位は、言語の書き方で並ぶ', () => {
    const unit = { ja: '通《つう》', easy: '枚《まい》', en: 'copies', enOne: 'copy' }
    expect(['1', '3'].map((count) => sayCounted(unit, 'en', count))).toEqual(['1 copy', '3 copies'])
    expect(plainText(sayCounted(unit, 'ja', '1'))).toBe('1通')
    expect(plainText(sayCounted(unit, 'easy', '1'))).toBe('1 枚')
  })

  test('どの言語にも、抜けた言葉はない', () => {
    expect(missingTexts(ja, easy)).toEqual([])
    expect(missingTexts(ja, en)).toEqual([])
  })

  test('英語に日本語は残っていない', () => {
    expect(
      textsIn(en).filter(([, text]) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)),
    ).toEqual([])
  })

  test('お知らせは、何の証明書かも、だれのものかも言わない', () => {
    const told = textsIn(rooms.notices).map(([, text]) => text)
    expect(told.filter((text) => /住民票|戸籍|本籍|residence certificate/i.test(text))).toEqual([])
  })
})
