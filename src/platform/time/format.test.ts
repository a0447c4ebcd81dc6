import { describe, expect, test } from 'vitest'
import { plainText, renderTexts } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDate, formatDateLong, formatDateTime, formatTime, minuteWord } from './index.ts'

const morning = Temporal.Instant.from('2026-12-02T08:53:00+09:00')
const thursday = Temporal.PlainDate.from('2026-12-03')

describe('日付と時刻の書き方', () => {
  test('日本語では曜日を添える', () => {
    expect(plainText(formatDate(thursday, 'ja'))).toBe('12月3日(木)')
    expect(plainText(formatDateLong(thursday, 'ja'))).toBe('令和8年12月3日 木曜日')
    expect(plainText(formatDateTime(morning, 'ja'))).toBe('12月2日(水)8時53分')
    expect(plainText(formatTime(Temporal.Instant.from('2026-12-02T17:00:00+09:00'), 'ja'))).toBe('17時')
  })

  test('日本語では、変わった読み方の日と分に、その読みを付ける', () => {
    const html = renderTexts(formatDateLong(thursday, 'ja'), { furigana: true, lang: 'ja' })
    expect(html).toContain('<ruby>令和<rp>（</rp><rt>れいわ</rt>')
    expect(html).toContain('<ruby>3日<rp>（</rp><rt>みっか</rt>')
    expect(
      renderTexts(formatDate(Temporal.PlainDate.from('2026-11-24'), 'ja'), { furigana: true, lang: 'ja' }),
    ).toContain('2<ruby>4日<rp>（</rp><rt>よっか</rt>')
    expect([3, 8, 10, 15].map(minuteWord)).toEqual(['ぷん', 'ぷん', 'ぷん', 'ふん'])
  })

  test('やさしい日本語では西暦で書き、すべての漢字に読みを付ける', () => {
    const html = renderTexts(formatDateLong(thursday, 'easy'), { furigana: true, lang: 'easy' })
    expect(html).toContain('<ruby>3日<rp>（</rp><rt>みっか</rt>')
    expect(plainText(formatDateLong(thursday, 'easy'))).toBe('2026年12月3日 木曜日')
    expect(formatTime(Temporal.Instant.from('2026-12-02T20:20:00+09:00'), 'easy')).toContain('にじゅっぷん')
    expect(formatTime(morning, 'easy')).toContain('ごじゅうさんぷん')
  })

  test('英語では英語の順に書く', () => {
    expect(formatDate(thursday, 'en')).toBe('Thu 3 Dec')
    expect(formatDateLong(thursday, 'en')).toBe('Thursday 3 December 2026')
    expect(formatDateTime(morning, 'en')).toBe('Wed 2 Dec, 8:53')
  })

  test('生年月日は曜日なしで書く', () => {
    const birthDate = Temporal.PlainDate.from('1989-05-14')
    expect(plainText(formatCalendarDate(birthDate, 'ja'))).toBe('平成元年5月14日')
    expect(plainText(formatCalendarDate(birthDate, 'easy'))).toBe('1989年5月14日')
    expect(formatCalendarDate(birthDate, 'en')).toBe('14 May 1989')
  })

  test('UTCではまだ前の日でも、区の日付で書く', () => {
    const at = formatDateTime(Temporal.Instant.from('2026-12-01T23:30:00Z'), 'ja')
    expect(plainText(at)).toBe('12月2日(水)8時30分')
  })
})
