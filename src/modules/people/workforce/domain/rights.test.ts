import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Employment, Role } from '#platform/auth/actor.ts'
import { permissionsOf, rankOf } from './rights.ts'

const desk = {
  permissions: {
    'desk.read': { label: '見る', roles: ['clerk', 'manager', 'contractor'] },
    'desk.handle': { label: '審査する', roles: ['clerk', 'manager'], decides: true },
    // A slip of a module: the rule holds all the same.
    'desk.confirm': { label: '決定する', roles: ['manager', 'contractor'], decides: true },
  },
} as const

const of = (...held: Role[]) => held.map((role) => ({ role, organ: 'head' as const }))
const roles: readonly Role[] = ['clerk', 'checker', 'manager', 'administrator', 'contractor']

describe('職に伴う権限', () => {
  test('受託者は見て入力できるが、決定はできない', () => {
    expect([...permissionsOf([desk], of('contractor'), 'contracted')]).toEqual(['desk.read'])
  })

  test('事案を開くものは、手続を受託した会社の人だけが持つ', () => {
    const cases = {
      permissions: { 'cases.read': { label: '事案を見る', roles: ['clerk', 'contractor'], cases: true } },
    } as const
    const held = (procedures: string[]) => [...permissionsOf([cases], of('contractor'), 'contracted', { procedures })]
    expect(held(['residence-certificate'])).toEqual(['cases.read'])
    expect(held([])).toEqual([])
    expect([...permissionsOf([cases], of('clerk'), 'regular')]).toEqual(['cases.read'])
  })

  test('常勤の職員も会計年度任用職員も、職の役割のとおりに審査し決定する', () => {
    expect([...permissionsOf([desk], of('clerk'), 'fiscal-year')]).toEqual(['desk.read', 'desk.handle'])
    expect([...permissionsOf([desk], of('manager'), 'regular')]).toEqual(['desk.read', 'desk.handle', 'desk.confirm'])
  })

  test('外の事業者に雇われた人の権限に、決定するものは、どの役割からも入らない', () => {
    const outside: readonly Employment[] = ['contracted', 'designated-manager', 'welfare-council']
    fc.assert(
      fc.property(fc.subarray([...roles]), fc.constantFrom(...outside), (held, employment) => {
        const permissions = permissionsOf([desk], of(...held), employment)
        expect([permissions.has('desk.handle'), permissions.has('desk.confirm')]).toEqual([false, false])
      }),
    )
  })

  test('区長の持つ情報を開く権限は、教育委員会の職からは得られない', () => {
    const register = {
      permissions: { 'register.read': { label: '住民記録を読む', roles: ['clerk'], holder: 'head' } },
    } as const
    const ofBoard = { role: 'clerk', organ: 'board-of-education' } as const
    expect([...permissionsOf([register], [ofBoard], 'regular')]).toEqual([])
    expect([...permissionsOf([register], [ofBoard, { role: 'checker', organ: 'head' }], 'regular')]).toEqual([])
    expect([...permissionsOf([register], [ofBoard, ...of('clerk')], 'regular')]).toEqual(['register.read'])
  })

  test('兼務の職位は、その課ごとに数える', () => {
    const [certificates, residents, other] = ['証明係', '戸籍住民課', '国保年金課'] as OfficeId[]
    if (!certificates || !residents || !other) throw new Error('no office')
    const actor = {
      posts: [
        { officeId: certificates, role: 'checker', rank: 'member' },
        { officeId: certificates, role: 'manager', rank: 'chief' },
        { officeId: residents, role: 'clerk', rank: 'member' },
      ],
    } as const
    expect([certificates, residents, other].map((office) => rankOf(actor, office))).toEqual([
      'chief',
      'member',
      undefined,
    ])
  })
})
