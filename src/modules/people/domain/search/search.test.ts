import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generateHouseholds } from '#demo/population/ward.ts'
import { readAddressWords } from './address-words.ts'
import { foldWriting } from './fold.ts'
import { readQuery, wayOf } from './query.ts'
import { searchText } from './search-text.ts'
import { variants } from './variants.ts'

const residents = generateHouseholds(150)
const anybody = fc.constantFrom(...residents)

const others = Map.groupBy(variants.keys(), (variant) => variants.get(variant) ?? '')

/** The same name as somebody else would type it: other forms of its kanji, other widths, spaces anywhere. */
const typedOtherwise = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...Array.from(name, (character) => {
        const common = variants.get(character) ?? character
        return fc.tuple(
          fc.constantFrom(character, common, ...(others.get(common) ?? [])),
          fc.constantFrom('', ' ', '　'),
        )
      }),
    )
    .map((characters) => characters.flat().join(''))

const wide = (text: string): string =>
  text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
const hiragana = (kana: string): string =>
  kana.replaceAll(/[ァ-ヶ]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60))

describe('探すための一つの書き方', () => {
  test.each([
    ['髙﨑𠮷郎', '高崎吉郎'],
    ['齋藤', '斉藤'],
    ['渡邉\u{E0101}', '渡辺'],
    ['渡邊', '渡邉'],
    ['澤田', '沢田'],
    ['神\u{E0103}谷', '神谷'],
    ['\uFA19谷', '\u795E谷'],
    ['佐々木', '佐佐木'],
    ['鶴ヶ谷', '鶴ケ谷'],
    ['タカサキ', 'たかさき'],
    ['ﾊﾟｸ ｼﾞｳ', 'パク　ジウ'],
    ['ショウコ', 'シヨウコ'],
    ['コオロギ ヅシ', 'コオロギ ズシ'],
    ['グエン・ティ・ラン', 'グエンティラン'],
    ['サトー', 'サト'],
    ['ヴァンサン', 'バンサン'],
    ['ＮＧＵＹＥＮ　ＴＨＩ', 'nguyen thi'],
    ['CHLOÉ LEFÈVRE', 'Chloe Lefevre'],
    ['O’CONNOR', "o'connor"],
    ['JEAN-LUC', 'JEAN LUC'],
  ])('%s と %s は同じに探せる', (left, right) => {
    expect(foldWriting(left)).toBe(foldWriting(right))
  })

  test.each([
    ['佐藤', '佐東'],
    ['山本', '山木'],
    ['高橋', '大橋'],
    ['はなこ', 'ばなこ'],
  ])('%s と %s は違う', (left, right) => {
    expect(foldWriting(left)).not.toBe(foldWriting(right))
  })

  test('もう一度直しても変わらず、異体字の表に鎖はない', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => foldWriting(foldWriting(text)) === foldWriting(text)),
    )
    for (const text of ['か-\u3099', 'う・゛', 'かか々\u3099', 'っ\u3099', 'İ\u0301'])
      expect(foldWriting(foldWriting(text)), text).toBe(foldWriting(text))
    for (const common of variants.values()) expect(variants.has(common), common).toBe(false)
  })

  test('どの字体、どの幅、どこに空きを入れて書いても、その人の鍵の初めになる', () => {
    fc.assert(
      fc.property(
        anybody.chain((person) => typedOtherwise(person.name).map((typed) => ({ person, typed }))),
        ({ person, typed }) => {
          const [first] = searchText(person).split(' ')
          return first === foldWriting(typed) && first === foldWriting(wide(typed))
        },
      ),
    )
  })

  test('かなは、ひらがなでもカタカナでも、空きがあってもなくても、名だけでも見つかる', () => {
    fc.assert(
      fc.property(anybody, (person) => {
        const keys = searchText(person).split(' ')
        const given = person.kana.split(' ').slice(1).join('')
        return (
          keys.includes(foldWriting(hiragana(person.kana))) &&
          keys.includes(foldWriting(person.kana.replaceAll(' ', ''))) &&
          keys.includes(`~${foldWriting(given)}`)
        )
      }),
    )
  })

  test('通称、旧氏、漢字の名だけ、ローマ字の後の語からも見つかる', () => {
    const names = {
      name: 'NGUYEN THI LAN',
      kana: 'グエン ティ ラン',
      alias: '田中 蘭子',
      aliasKana: 'タナカ ランコ',
      formerSurname: null,
      formerSurnameKana: null,
    }
    expect(searchText(names).split(' ')).toEqual([
      'nguyenthilan',
      '田中蘭子',
      'ぐえんていらん',
      'たなからんこ',
      '~中蘭子',
      '~蘭子',
      '~thilan',
      '~lan',
      '~ていらん',
      '~らん',
      '~らんこ',
    ])
    expect(searchText({ name: '小林和子', kana: 'コバヤシ カズコ', formerSurname: '大橋' })).toBe(
      '小林和子 こばやしかずこ 大橋 ~林和子 ~和子 ~かずこ',
    )
  })
})

describe('入れた住所を読む', () => {
  test.each([
    ['光が丘2-7-6', '光が丘', ['2', '7', '6']],
    ['光が丘２－７－６', '光が丘', ['2', '7', '6']],
    ['光が丘二丁目', '光が丘', ['2']],
    ['光が丘二丁目7番6号', '光が丘', ['2', '7', '6']],
    ['東京都練馬区光が丘2丁目7番6号 304号室', '光が丘', ['2', '7', '6']],
    ['練馬区練馬1-17', '練馬', ['1', '17']],
    ['練馬', '練馬', []],
    ['大泉', '大泉', []],
    ['氷川台2-16-14 101号室', '氷川台', ['2', '16', '14', '101']],
    ['氷川台 2 16 14', '氷川台', ['2', '16', '14']],
    ['西大泉町1179番地', '西大泉町', ['1179']],
    ['栄町40の7', '栄町', ['40', '7']],
    ['石神井町 八丁目', '石神井町', ['8']],
  ])('「%s」', (typed, town, numbers) => {
    expect(readAddressWords(typed, '東京都練馬区')).toEqual({ town, numbers })
  })

  test.each(['', '2-7-6', '東京都練馬区', '　'])('「%s」には町がない', (typed) => {
    expect(readAddressWords(typed, '東京都練馬区')).toBeUndefined()
  })
})

describe('探し方を決める', () => {
  const read = (query: Parameters<typeof readQuery>[0]) => readQuery(query, '東京都練馬区')
  const way = (query: Parameters<typeof readQuery>[0]) => {
    const found = read(query)
    return found.ok && wayOf(found.terms)
  }

  test('読めない欄は、どの欄かを言う', () => {
    expect(read({})).toEqual({ ok: false, problem: 'empty' })
    expect(read({ name: ' ', birth: '' })).toEqual({ ok: false, problem: 'empty' })
    expect(read({ name: '・' })).toEqual({ ok: false, problem: 'name' })
    expect(read({ name: '佐藤', birth: '昭和65年' })).toEqual({ ok: false, problem: 'birth' })
    expect(read({ address: '2-7-6' })).toEqual({ ok: false, problem: 'address' })
    expect(read({ atenaNumber: '12345678901' })).toEqual({ ok: false, problem: 'atenaNumber' })
  })

  test('見る人がいちばん少ない道を選ぶ', () => {
    expect(way({ name: '佐藤' })).toBe('name')
    expect(way({ name: '佐藤', birth: 'S15' })).toBe('name')
    expect(way({ name: '佐藤', birth: '昭和15年5月' })).toBe('name')
    expect(way({ name: '佐藤', birth: '昭和15年5月3日' })).toBe('birth')
    expect(way({ address: '光が丘2', birth: '昭和15年5月' })).toBe('birth')
    expect(way({ name: '佐藤', address: '光が丘' })).toBe('name')
    expect(way({ name: '佐藤', address: '光が丘2' })).toBe('name')
    expect(way({ name: '佐藤', address: '光が丘2-7' })).toBe('address')
    expect(way({ birth: 'S15', address: '光が丘2' })).toBe('address')
    expect(way({ birth: 'S15' })).toBe('birth')
    expect(way({ birth: 'S15', address: '光が丘' })).toBe('birth')
    expect(way({ address: '光が丘' })).toBe('address')
    expect(way({ name: '佐藤', atenaNumber: '２０００１０００' })).toBe('number')
  })
})
