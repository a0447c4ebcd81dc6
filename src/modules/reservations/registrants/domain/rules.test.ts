import { describe, expect, test } from 'vitest'
import { ageOn, isJuniorHighOrYounger } from './ages.ts'
import { classFor, type CountedMember, unmet } from './classes.ts'
import { countMembers } from './facts.ts'
import { readMemberCode, writeMemberCode } from './member-code.ts'
import { readRegistrantNumber, writeRegistrantNumber } from './number.ts'
import { renewalOn, renewedUntil } from './renewal.ts'
import { rightsOf, standingOn } from './registrant.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const member = (
  birth: string | null,
  links: CountedMember['links'] = ['lives'],
  isDisabled = false,
): CountedMember => ({
  birthDate: birth === null ? null : day(birth),
  links,
  isDisabled,
})

describe('年齢', () => {
  test('誕生日の前の日の終わりに一つ年を取る。うるう日に生まれた人も2月28日に取る', () => {
    expect(ageOn(day('1951-12-03'), day('2026-12-01'))).toBe(74)
    expect(ageOn(day('1951-12-03'), day('2026-12-02'))).toBe(75)
    expect([ageOn(day('2000-02-29'), day('2001-02-27')), ageOn(day('2000-02-29'), day('2001-02-28'))]).toEqual([0, 1])
  })

  test('中学生以下は、15歳になる日以後の最初の3月31日までである。4月1日生まれはその学年に入る', () => {
    expect(isJuniorHighOrYounger(day('2011-04-01'), day('2026-03-31'))).toBe(true)
    expect(isJuniorHighOrYounger(day('2011-04-01'), day('2026-04-01'))).toBe(false)
    expect(isJuniorHighOrYounger(day('2011-04-02'), day('2027-03-31'))).toBe(true)
    expect(isJuniorHighOrYounger(day('2011-04-02'), day('2027-04-01'))).toBe(false)
  })
})

describe('利用者区分', () => {
  const local = {
    key: 'local',
    kind: 'group',
    inWard: true,
    conditions: { leastMembers: 3, ward: { share: 0.5, links: ['lives', 'works'] } },
  } as const
  const senior = {
    key: 'senior',
    kind: 'group',
    inWard: true,
    conditions: { ...local.conditions, ages: { from: 65, share: 0.5 } },
  } as const
  const on = day('2026-12-02')

  test('条件がそろう最初の区分になり、ちょうど半数でよい', () => {
    const members = [
      member('1950-01-01'),
      member('1955-05-05', ['works']),
      member('1990-01-01', []),
      member('2000-01-01', []),
    ]
    expect(classFor([senior, local], 'group', members, on)?.key).toBe('senior')
    expect(classFor([senior, local], 'person', members, on)).toBeUndefined()
    const younger = members.map((one) => ({ ...one, birthDate: day('1990-01-01') }))
    expect(classFor([senior, local], 'group', younger, on)?.key).toBe('local')
  })

  test('足りない条件が分かり、在学は在住か在勤を求める区分では数えない', () => {
    const students = [member('1990-01-01', ['studies']), member('1990-01-01', ['studies'])]
    expect(unmet(senior.conditions, students, on)).toEqual(['members', 'ward', 'ages'])
    expect(unmet({ disabledShare: 0.5 }, [member(null, [], true), member(null)], on)).toEqual([])
  })

  test('人数は基準日の年齢で数え、生年月日の分からない人は構成員としてだけ数える', () => {
    const members = [
      member('1951-12-03'),
      member('1961-12-04', []),
      member('2014-06-01'),
      member(null, ['works'], true),
    ]
    expect(countMembers(members, day('2026-12-02'))).toEqual({
      members: 4,
      membersInWard: 3,
      share: { over75: 1, over65: 1, disabled: 1, juniorHighOrYounger: 1 },
    })
    expect(countMembers(members, day('2026-12-03')).share.over65).toBe(2)
  })
})

describe('番号とコード', () => {
  test('利用者番号は一桁の違いと隣り合う桁の入れ替わりを受けない', () => {
    const number = writeRegistrantNumber(1000012)
    expect(readRegistrantNumber(number.replace('-', ' '))).toBe(number)
    const digits = number.replace('-', '')
    for (let place = 0; place < 8; place += 1) {
      const wrong = `${digits.slice(0, place)}${(Number(digits[place]) + 1) % 10}${digits.slice(place + 1)}`
      expect(readRegistrantNumber(wrong)).toBeUndefined()
    }
    const swapped = (place: number) =>
      `${digits.slice(0, place)}${digits[place + 1]}${digits[place]}${digits.slice(place + 2)}`
    expect(readRegistrantNumber(swapped(5))).toBeUndefined()
    expect(readRegistrantNumber('１０００')).toBeUndefined()
  })

  test('招待コードは小文字や間違えやすい文字で書いても読める', () => {
    const code = writeMemberCode(new Uint8Array([0, 1, 18, 31, 5, 6, 7, 8, 9, 10, 11, 12]))
    expect(readMemberCode(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code.replaceAll('-', ''))
    expect(readMemberCode('7K3M-QP9D')).toBeUndefined()
  })
})

describe('有効期間', () => {
  const rule = { opensDaysBefore: 60, lateDays: 90 }
  const until = day('2029-12-02')

  test('更新は終わりの60日前から90日後まででき、終わる前の更新で短くならない', () => {
    expect(
      ['2029-10-02', '2029-10-03', '2030-03-01', '2030-03-02'].map((on) => renewalOn({ until }, rule, day(on))),
    ).toEqual(['early', 'open', 'open', 'late'])
    expect(renewedUntil(until, 3, day('2029-11-01')).toString()).toBe('2032-12-02')
    expect(renewedUntil(until, 3, day('2030-01-15')).toString()).toBe('2033-01-15')
  })

  test('停止の最後の日まで使えず、次の日に戻り、終わりの日から期限切れである', () => {
    const kept = { state: 'active', askedAt: null, from: day('2026-12-02'), until } as const
    const suspendedUntil = day('2027-01-31')
    const on = (text: string) => standingOn({ ...kept, suspendedUntil }, day(text))
    expect([on('2027-01-31'), on('2027-02-01'), on('2029-12-01'), on('2029-12-02')]).toEqual([
      'suspended',
      'active',
      'active',
      'expired',
    ])
  })

  test('期限切れや停止のあいだは予約できず、副代表は代表がいないときだけ代表する', () => {
    const rights = (
      role: 'deputy' | 'member',
      standing: 'active' | 'expired' | 'suspended',
      hasRepresentative: boolean,
    ) => [...rightsOf({ role, standing, hasRepresentative })]
    expect(rights('deputy', 'active', true)).toEqual(['members', 'book', 'read'])
    expect(rights('deputy', 'active', false)).toContain('represent')
    expect(rights('member', 'expired', true)).toEqual(['read'])
    expect(rights('member', 'suspended', false)).toEqual(['read'])
  })
})
