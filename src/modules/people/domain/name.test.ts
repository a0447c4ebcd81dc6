import { describe, expect, test } from 'vitest'
import { isNameOnCard, isSameName } from './name.ts'

describe('氏名を比べる', () => {
  test.each([
    ['佐藤花子', '佐藤　花子'],
    ['NGUYEN THI LAN', 'ＮＧＵＹＥＮ　ＴＨＩ　ＬＡＮ'],
    ['髙﨑𠮷郎', '髙﨑 𠮷郎'],
    ['パク ジウ', 'ﾊﾟｸ ｼﾞｳ'],
  ])('%s と %s は同じ名前である', (left, right) => {
    expect(isSameName(left, right)).toBe(true)
  })

  test.each([
    ['髙﨑𠮷郎', '高﨑𠮷郎'],
    ['髙﨑𠮷郎', '髙崎𠮷郎'],
    ['髙﨑𠮷郎', '髙﨑吉郎'],
    ['\uFA19谷', '\u795E谷'],
    ['葛󠄀城', '葛城'],
    ['渡辺久美', '渡邊久美'],
  ])('%s と %s は違う名前である', (left, right) => {
    expect(isSameName(left, right)).toBe(false)
  })

  test('カードの旧氏の括弧は、登録された旧氏と同じなら読み飛ばす', () => {
    const kobayashi = { name: '小林和子', formerSurname: '大橋' }
    expect(isNameOnCard('小林［大橋］和子', kobayashi)).toBe(true)
    expect(isNameOnCard('小林[中島]和子', kobayashi)).toBe(false)
    expect(isNameOnCard('小林[大橋]和子', { name: '小林和子', formerSurname: null })).toBe(false)
  })
})
