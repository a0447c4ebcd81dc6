import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rank, ranks } from '#platform/auth/actor.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { chooseAuthority, type LineMember } from './authority.ts'

const at = (name: string, rank: Rank, distance: number, more: Partial<LineMember> = {}): LineMember => ({
  staffId: name as StaffId,
  name,
  rank,
  distance,
  isBeside: false,
  isAway: false,
  ...more,
})
const away = { isAway: true }
const names = (members: readonly LineMember[]) => members.map(({ name }) => name)

const clerk = at('高橋真', 'member', 0)
const chief = at('田中美咲', 'chief', 0)
const head = at('長谷川徹', 'section-head', 1)
const director = at('大塚正樹', 'director', 2)

describe('だれが決定するか', () => {
  test('係の事案を課長が決めるときは、上の課の課長', () => {
    const chosen = chooseAuthority([clerk, chief, head, director], 'section-head', ['chief'])
    expect([names(chosen.holders), names(chosen.present), names(chosen.deputies)]).toEqual([
      ['長谷川徹'],
      ['長谷川徹'],
      [],
    ])
  })

  test('課長が不在なら、事案の係の係長が代決する', () => {
    const chosen = chooseAuthority([clerk, chief, { ...head, ...away }, director], 'section-head', ['chief', 'member'])
    expect([names(chosen.holders), names(chosen.present), names(chosen.deputies)]).toEqual([
      ['長谷川徹'],
      [],
      ['田中美咲'],
    ])
  })

  test('代決する係長も不在なら、規程の次の職位', () => {
    const line = [clerk, { ...chief, ...away }, { ...head, ...away }]
    expect(names(chooseAuthority(line, 'section-head', ['chief', 'member']).deputies)).toEqual(['高橋真'])
    expect(names(chooseAuthority(line, 'section-head', ['chief']).deputies)).toEqual([])
  })

  test('課の事案で課長が不在なら、課の下の係の係長が代決する', () => {
    const line = [at('課長', 'section-head', 0, away), at('隣の係長', 'chief', 0, { isBeside: true })]
    expect(names(chooseAuthority(line, 'section-head', ['chief']).deputies)).toEqual(['隣の係長'])
  })

  test('上の部の係長は、課長の代わりをしない', () => {
    const line = [clerk, { ...head, ...away }, at('部の庶務係長', 'chief', 2)]
    expect(names(chooseAuthority(line, 'section-head', ['chief']).deputies)).toEqual([])
  })

  test('課長が二人いて一人が不在なら、いる一人が決める', () => {
    const line = [{ ...head, ...away }, at('もう一人の課長', 'section-head', 1), chief]
    const chosen = chooseAuthority(line, 'section-head', ['chief'])
    expect([names(chosen.present), names(chosen.deputies)]).toEqual([['もう一人の課長'], []])
  })

  test('課長が欠けていれば、代決する人だけがいる', () => {
    const chosen = chooseAuthority([clerk, chief], 'section-head', ['chief'])
    expect([names(chosen.holders), names(chosen.deputies)]).toEqual([[], ['田中美咲']])
  })

  const member = fc.record({
    staffId: fc.constantFrom('甲', '乙', '丙', '丁').map((name) => name as StaffId),
    name: fc.constant(''),
    rank: fc.constantFrom(...ranks),
    distance: fc.nat(3),
    isBeside: fc.boolean(),
    isAway: fc.boolean(),
  })

  test('だれかが席にいるあいだは、代決する人はいない。不在の人が決めることも代わることもない', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 12 }), fc.constantFrom(...ranks), (line, rank) => {
        const { holders, present, deputies } = chooseAuthority(
          line,
          rank,
          ranks.filter((other) => other !== rank),
        )
        if (present.length > 0) expect(deputies).toEqual([])
        expect([...present, ...deputies].filter(({ isAway }) => isAway)).toEqual([])
        expect(new Set(holders.map(({ distance }) => distance)).size).toBeLessThanOrEqual(1)
        expect(holders.every((one) => one.rank === rank)).toBe(true)
      }),
    )
  })
})
