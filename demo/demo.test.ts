import { describe, expect, test } from 'vitest'
import { demoPeople } from './people.ts'
import { generateHouseholds } from './population/ward.ts'
import { demoStaff } from './staff.ts'

const generated = generateHouseholds(300)

describe('見本の区の人たち', () => {
  test('番号も名前の鍵も、二人に同じものはない', () => {
    const everybody = [...demoPeople, ...generated]
    expect(new Set(everybody.map(({ personId }) => personId)).size).toBe(everybody.length)
    expect(new Set(everybody.map(({ atenaNumber }) => atenaNumber)).size).toBe(everybody.length)
    expect(new Set(demoStaff.map(({ staffNumber }) => staffNumber)).size).toBe(demoStaff.length)
  })

  test('個人番号（12桁）や住民票コード（11桁）のような数字は、どこにもない', () => {
    const values = (thing: unknown): string[] =>
      typeof thing === 'object' && thing !== null ? Object.values(thing).flatMap(values) : [String(thing)]
    const everybody = [...demoPeople, ...generated].flatMap((person) => values({ ...person, personId: null }))
    expect(
      everybody.filter((value) => /(?<![0-9A-Za-z])\d{11,12}(?![0-9A-Za-z])/.test(value.normalize('NFKC'))),
    ).toEqual([])
  })

  test('髙﨑𠮷郎の署名用電子証明書は切れていて、ほかの人のカードは使える', () => {
    const expired = demoPeople.filter(({ card }) => card && card.certificateValidUntil < '2026-12-02')
    expect(expired.map(({ name }) => name)).toEqual(['髙﨑𠮷郎'])
  })

  test('署名用パスワードは英大文字と数字の6文字から16文字で、4桁の暗証番号とは違う', () => {
    for (const { card } of demoPeople)
      if (card) expect(card.signingPassword).toMatch(/^(?=.*[A-Z])(?=.*\d)[A-Z\d]{6,16}$/)
  })
})
