import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseWareki, toWareki } from './index.ts'

const read = (text: string) => parseWareki(text)?.toString()

describe('和暦を読む', () => {
  test.each([
    ['令和8年12月2日', '2026-12-02'],
    ['令和元年5月1日', '2019-05-01'],
    ['令和１年５月１日', '2019-05-01'],
    ['㋿4年2月28日', '2022-02-28'],
    ['令8.12.2', '2026-12-02'],
    ['Ｒ８／１２／２', '2026-12-02'],
    ['s64.1.7', '1989-01-07'],
    ['平成元年 1月 8日', '1989-01-08'],
    ['大正15年12月25日', '1926-12-25'],
    ['昭和元年12月25日', '1926-12-25'],
    ['明治45年7月30日', '1912-07-30'],
    ['大正元年7月30日', '1912-07-30'],
    ['明治6年1月1日', '1873-01-01'],
    ['2026年12月2日', '2026-12-02'],
    ['2026-12-02', '2026-12-02'],
    ['２０２６１２０２', '2026-12-02'],
  ])('%s は %s と読む', (text, date) => {
    expect(read(text)).toBe(date)
  })

  test.each([
    ['令和4年2月29日', 'その日は暦にない'],
    ['令和元年4月30日', 'まだ平成だった'],
    ['平成元年1月7日', 'まだ昭和だった'],
    ['昭和64年1月8日', 'もう平成だった'],
    ['昭和元年12月24日', 'まだ大正だった'],
    ['大正15年12月26日', 'もう昭和だった'],
    ['明治5年12月2日', '太陰太陽暦の日付は換算できない'],
    ['令和0年1月1日', '0年はない'],
    ['令和8年13月1日', '13月はない'],
    ['26-12-02', '西暦は4桁で書く'],
    ['12月2日', '年がない'],
    ['慶応4年1月1日', '扱わない元号'],
    ['', '空'],
    ['令和8年12月2日生まれ', '日付だけではない'],
    ['９９９９９９９９', '暦にない'],
  ])('%s は読まない（%s）', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test('改元前の書類にある平成31年5月1日と平成36年は、続く年として読む', () => {
    expect(read('平成31年5月1日')).toBe('2019-05-01')
    expect(read('平成36年1月10日')).toBe('2024-01-10')
  })
})

describe('和暦で書く', () => {
  test('初めの年は元年と書く', () => {
    expect(toWareki(Temporal.PlainDate.from('2019-05-01'))).toBe('令和元年5月1日')
  })

  test('改元の日は新しい元号で書く', () => {
    expect(toWareki(Temporal.PlainDate.from('1989-01-08'))).toBe('平成元年1月8日')
    expect(toWareki(Temporal.PlainDate.from('1989-01-07'))).toBe('昭和64年1月7日')
    expect(toWareki(Temporal.PlainDate.from('1926-12-25'))).toBe('昭和元年12月25日')
  })

  test('どの日も、書いたものを読めば同じ日になる', () => {
    const days = fc.integer({ min: 0, max: 80_000 }).map((days) => Temporal.PlainDate.from('1873-01-01').add({ days }))
    fc.assert(fc.property(days, (day) => parseWareki(toWareki(day))?.equals(day)))
  })
})
