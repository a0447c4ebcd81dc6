import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoStaffId, itoTadashi, kobayashiKazuko, satoHanako, satoHina, satoKen, yamamotoRen } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { importRegister } from '../actions/import-register.ts'
import { people } from '../index.ts'
import type { MandateId, MandateKind } from '../mandates/domain.ts'
import { fileOf } from '../register-file/testing.ts'
import { type Ground, mayActFor } from './may-act.ts'

// 山本蓮 acts; 小林和子 is an adult, 佐藤陽菜 a child of ten. Today is 2 December 2026.

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people], now: '2026-12-02T10:00:00+09:00' })
  await sql`insert into people.register_imports (kind, file_name, sha256, sequence, state, ended_at)
    values ('full', 'x', ${'0'.repeat(64)}, 1, 'applied', now())`.execute(house.db.kysely)
})
afterAll(() => house.close())
beforeEach(() =>
  sql`update people.mandates set ended_on = valid_from, ended_why = 'mistake', ended_by = ${demoStaffId(1)}
    where ended_on is null`.execute(house.db.kysely),
)

const evidence: Record<MandateKind, string> = {
  parental: 'family_register',
  minor_guardian: 'court_document',
  adult_guardian: 'registration',
  curator: 'court_document',
  assistant: 'registration',
  voluntary_guardian: 'registration',
  attorney: 'letter',
}
const kinds = Object.keys(evidence) as MandateKind[]
const isOfChild = (kind: MandateKind) => kind === 'parental' || kind === 'minor_guardian'
const principalOf = (kind: MandateKind) => (isOfChild(kind) ? satoHina : kobayashiKazuko)

async function given(kind: MandateKind, agent = yamamotoRen): Promise<Ground> {
  const scope = isOfChild(kind) || kind === 'adult_guardian' ? null : ['child-allowance']
  const { rows } = await sql<{ id: MandateId }>`
    insert into people.mandates (kind, principal_id, agent_id, scope, evidence, seen_on, valid_from, valid_to, recorded_by, recorded_at)
    values (${kind}, ${principalOf(kind).personId}, ${agent.personId}, ${scope}::text[], ${evidence[kind]},
      '2026-12-01', '2026-12-01', ${kind === 'attorney' ? '2027-04-01' : null}, ${demoStaffId(1)}, ${house.clock.now()})
    returning id`.execute(house.db.kysely)
  const [row] = rows
  if (!row) throw new Error('not written down')
  return { as: kind, mandateId: row.id }
}

type Change = Partial<Parameters<typeof mayActFor>[1]> & { day?: string }
const ask = (kind: MandateKind, ground: Ground, { day = '2026-12-02', ...change }: Change = {}) =>
  house.db.read((tx) =>
    mayActFor(tx, {
      agentId: yamamotoRen.personId,
      principalId: principalOf(kind).personId,
      ground,
      slug: 'child-allowance',
      on: Temporal.PlainDate.from(day),
      ...change,
    }),
  )

let sequence = 1
async function died({ atenaNumber }: { atenaNumber: string }): Promise<void> {
  const { rows } = await sql<{ household: string }>`
    select h.number as household from people.register_records r join people.households h on h.id = r.household_id
    where r.atena_number = ${atenaNumber} order by r.valid_from desc limit 1`.execute(house.db.kysely)
  const line = { 宛名番号: atenaNumber, 世帯番号: rows[0]?.household ?? '', 履歴番号: '9', 異動年月日: '20261202' }
  sequence += 1
  const file = fileOf([{ ...line, 住民状態: '死亡', 異動事由: '死亡' }], 'differences', sequence)
  expect(await importRegister(house, file)).toMatchObject({ result: 'applied' })
}

describe.each(kinds)('%sとして', (kind) => {
  test('始まった日から、範囲の中で、その本人のためだけにできる', async () => {
    const ground = await given(kind)
    expect(await ask(kind, ground)).toEqual({ may: true })
    expect(await ask(kind, ground, { day: '2026-11-30' })).toMatchObject({ may: false, why: 'not_yet' })
    expect(await ask(kind, ground, { principalId: satoKen.personId })).toMatchObject({ why: 'not_possible' })
    expect(await ask(kind, ground, { agentId: satoKen.personId })).toMatchObject({ why: 'not_possible' })
    const swapped = { agentId: principalOf(kind).personId, principalId: yamamotoRen.personId }
    expect(await ask(kind, ground, swapped)).toMatchObject({ why: 'not_possible' })
    const other = await ask(kind, ground, { slug: 'dog-registration' })
    if (isOfChild(kind) || kind === 'adult_guardian') expect(other).toEqual({ may: true })
    else expect(other).toMatchObject({ may: false, why: 'out_of_scope' })
  })

  test('違う種類の代理権だと言っても、できない', async () => {
    const ground = await given(kind)
    const as = kind === 'attorney' ? 'adult_guardian' : 'attorney'
    expect(await ask(kind, { ...ground, as } as Ground)).toMatchObject({ may: false, why: 'not_possible' })
  })

  test('終わったと登録された日からできない', async () => {
    const ground = await given(kind, satoHanako)
    const agentId = satoHanako.personId
    await sql`update people.mandates set ended_on = '2026-12-02', ended_why = 'revoked', ended_by = ${demoStaffId(1)}
      where ended_on is null`.execute(house.db.kysely)
    expect(await ask(kind, ground, { agentId, day: '2026-12-01' })).toEqual({ may: true })
    expect(await ask(kind, ground, { agentId })).toMatchObject({ may: false, why: 'revoked' })
  })
})

test.each(['parental', 'minor_guardian'] as const)('%sは、子が18歳になる日からできない', async (kind) => {
  const ground = await given(kind)
  expect(await ask(kind, ground, { day: '2034-08-20' })).toEqual({ may: true })
  expect(await ask(kind, ground, { day: '2034-08-21' })).toMatchObject({ may: false, why: 'of_age' })
})

test('委任は、最後の日の次の日からできない', async () => {
  const ground = await given('attorney')
  expect(await ask('attorney', ground, { day: '2027-03-31' })).toEqual({ may: true })
  expect(await ask('attorney', ground, { day: '2027-04-01' })).toMatchObject({ may: false, why: 'period' })
})

test('代理人か本人が亡くなれば、どの種類も、その日から終わる。世帯の人は、もう世帯の人ではない', async () => {
  const byIto = await Promise.all(kinds.map((kind) => given(kind, itoTadashi)))
  const byRen = await Promise.all(kinds.map((kind) => given(kind)))
  const whys = (grounds: readonly Ground[], agentId: PersonId, day?: string) =>
    Promise.all(
      kinds.map(async (kind, index) => {
        const ground = grounds[index]
        const may = ground && (await ask(kind, ground, { agentId, ...(day && { day }) }))
        return may?.may ? 'may' : may?.why
      }),
    )
  const all = (word: string) => kinds.map(() => word)
  expect(await whys(byIto, itoTadashi.personId)).toEqual(all('may'))
  await died(itoTadashi)
  expect(await whys(byIto, itoTadashi.personId)).toEqual(all('agent_died'))
  expect(await whys(byRen, yamamotoRen.personId)).toEqual(all('may'))
  await died(kobayashiKazuko)
  await died(satoHina)
  expect(await whys(byRen, yamamotoRen.personId)).toEqual(all('principal_died'))

  const household: Ground = { as: 'household', mandateId: null }
  const of = (agentId: PersonId) => ask('attorney', household, { agentId, principalId: satoKen.personId })
  expect(await of(satoHanako.personId)).toEqual({ may: true })
  expect(await of(yamamotoRen.personId)).toMatchObject({ may: false, why: 'left_household' })
  await died(satoKen)
  expect(await of(satoHanako.personId)).toMatchObject({ may: false, why: 'left_household' })
})
