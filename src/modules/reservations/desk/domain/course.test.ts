import { describe, expect, test } from 'vitest'
import { becomes, mayCheckIn } from './course.ts'

const use = (more: object = {}) => ({
  kind: 'use' as const,
  state: 'confirmed' as const,
  day: Temporal.PlainDate.from('2026-12-05'),
  starts: Temporal.PlainTime.from('09:00'),
  ends: Temporal.PlainTime.from('12:00'),
  ...more,
})
const at = (time: string) => Temporal.Instant.from(`2026-12-05T${time}+09:00`)

describe('時間がたつと', () => {
  test.each([
    ['来館した人の利用は、終わりの時刻に利用済みになる', { state: 'in_use' }, 20, '12:00:00', 'done'],
    ['その1秒前までは利用中のまま', { state: 'in_use' }, 20, '11:59:59', undefined],
    ['来ない人は、始まりから決めた分が過ぎると来館なしになる', {}, 20, '09:20:00', 'no_show'],
    ['その1秒前までは待つ', {}, 20, '09:19:59', undefined],
    ['決まりのない施設では、来館なしにせず利用済みになる', {}, undefined, '12:00:00', 'done'],
    ['公用は来館なしにしない', { kind: 'official' }, 20, '09:20:00', undefined],
    ['待つ時間が利用より長ければ、終わりの時刻に来館なしになる', {}, 600, '12:00:00', 'no_show'],
    ['取り消した予約は動かない', { state: 'cancelled' }, 20, '13:00:00', undefined],
  ])('%s', (_title, more, minutes, time, expected) => {
    expect(becomes(use(more), minutes, at(time))).toBe(expected)
  })
})

describe('来館の受付', () => {
  const today = Temporal.PlainDate.from('2026-12-05')

  test('利用日のうち、終わりの時刻の前まで受け付ける', () => {
    expect(mayCheckIn(use(), at('08:00:00'), today)).toBe('now')
    expect(mayCheckIn(use(), at('11:59:59'), today)).toBe('now')
    expect(mayCheckIn(use(), at('12:00:00'), today)).toBe('over')
  })

  test('別の日、受付済み、取り消した予約は、それぞれの理由で受け付けない', () => {
    expect(mayCheckIn(use({ day: today.add({ days: 1 }) }), at('09:00:00'), today)).toBe('another-day')
    expect(mayCheckIn(use({ day: today.subtract({ days: 1 }) }), at('09:00:00'), today)).toBe('over')
    expect(mayCheckIn(use({ state: 'in_use' }), at('09:00:00'), today)).toBe('already')
    expect(mayCheckIn(use({ state: 'no_show' }), at('09:00:00'), today)).toBe('not-standing')
  })
})
