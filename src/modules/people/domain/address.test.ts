import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAddress, formatFullAddress, isSameAddress, kanjiNumber } from './address.ts'
import type { RegisterAddress } from './record.ts'

const blank = {
  postcode: '179-0072',
  municipality: '東京都練馬区',
  chome: null,
  ban: null,
  go: null,
  lot: null,
  building: null,
}
const hikarigaoka: RegisterAddress = { ...blank, town: '光が丘', chome: 2, ban: '9', go: '6', building: '304号室' }
const oizumimachi: RegisterAddress = { ...blank, town: '西大泉町', lot: '1179' }
const sakaecho: RegisterAddress = { ...blank, town: '栄町', ban: '40', go: '7' }
const shakujii: RegisterAddress = {
  ...blank,
  town: '石神井町',
  chome: 7,
  ban: '28',
  go: '21',
  building: 'メゾン石神井 102',
}

describe('住所を書く', () => {
  test('住居表示は丁目を漢数字で、番と号を数字で書く', () => {
    expect(formatFullAddress(hikarigaoka)).toBe('東京都練馬区光が丘二丁目9番6号 304号室')
  })

  test('丁目のない町は、町名のあとに番を書く', () => {
    expect(formatAddress(sakaecho)).toBe('東京都練馬区栄町40番7号')
  })

  test('地番の町は番地で書く', () => {
    expect(formatAddress(oizumimachi)).toBe('東京都練馬区西大泉町1179番地')
  })
})

describe('カードの住所と登録の住所を比べる', () => {
  test.each([
    ['東京都練馬区光が丘二丁目9番6号 304号室', hikarigaoka],
    ['東京都練馬区光が丘２丁目９番６号３０４号室', hikarigaoka],
    ['練馬区光が丘2-9-6-304', hikarigaoka],
    ['東京都練馬区光が丘2−9−6', hikarigaoka],
    ['光が丘２ー９ー６', hikarigaoka],
    ['東京都練馬区西大泉町1179番地', oizumimachi],
    ['東京都練馬区西大泉町１１７９', oizumimachi],
    ['東京都練馬区栄町40-7', sakaecho],
    ['東京都練馬区石神井町七丁目28番21号メゾン石神井102', shakujii],
    ['東京都練馬区石神井町7-28-21-102', shakujii],
    ['東京都練馬区石神井町七丁目28番21号　102号室', shakujii],
  ])('%s は同じ住所である', (onCard, registered) => {
    expect(isSameAddress(onCard, registered)).toBe(true)
  })

  test.each([
    ['東京都練馬区光が丘二丁目9番6号 305号室', hikarigaoka, '部屋が違う'],
    ['東京都練馬区光が丘三丁目9番6号', hikarigaoka, '丁目が違う'],
    ['東京都練馬区光が丘二丁目9番', hikarigaoka, '号がない'],
    ['東京都練馬区光が丘二丁目9番60号', hikarigaoka, '号が違う'],
    ['東京都板橋区光が丘二丁目9番6号', hikarigaoka, '区が違う'],
    ['東京都練馬区西大泉1179番地', oizumimachi, '西大泉と西大泉町は別の町'],
    ['東京都練馬区西大泉町1179番地 201号室', oizumimachi, '登録にない方書'],
    ['', hikarigaoka, '空'],
    ['光が丘'.repeat(5000), hikarigaoka, '長すぎる'],
  ])('%s は違う住所である', (onCard, registered) => {
    expect(isSameAddress(onCard, registered)).toBe(false)
  })

  test('書いた住所は、方書があってもなくても、書いた登録と同じである', () => {
    const number = fc.integer({ min: 1, max: 99 })
    fc.assert(
      fc.property(number, number, number, fc.boolean(), (chome, ban, go, withRoom) => {
        const home = { ...hikarigaoka, chome, ban: `${ban}`, go: `${go}` }
        return isSameAddress(withRoom ? formatFullAddress(home) : formatAddress(home), home)
      }),
    )
  })

  test('違う番地の住所が同じになることはない', () => {
    const number = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(number, number, number, number, (ban, go, otherBan, otherGo) => {
        fc.pre(ban !== otherBan || go !== otherGo)
        const home = { ...hikarigaoka, ban: `${ban}`, go: `${go}` }
        return !isSameAddress(formatAddress({ ...home, ban: `${otherBan}`, go: `${otherGo}` }), home)
      }),
    )
  })

  test('丁目の漢数字は99まで書ける', () => {
    expect([1, 9, 10, 12, 20, 21, 99].map(kanjiNumber)).toEqual(['一', '九', '十', '十二', '二十', '二十一', '九十九'])
  })
})
