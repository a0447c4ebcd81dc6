import { afterAll, beforeAll, expect, test } from 'vitest'
import { itoTadashi, satoHanako, satoHina, satoKen, takasakiYoshiro } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { registerPerson } from './actions/register-person.ts'
import { factsOf, registrantsOf } from './index.ts'
import { registrantsAlone, residentActor } from './testing.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, registrantsAlone] })
})
afterAll(() => house.close())

const day = (text: string) => Temporal.PlainDate.from(text)
const register = (personId: PersonId) => house.db.transact((tx) => registerPerson(tx, house, residentActor(personId)))
const heldOn = (personId: PersonId, on: string) => house.db.read((tx) => registrantsOf(tx, personId, day(on)))

test('カードで入った住民は、その場で在住の登録になり、3年のあいだ予約できる', async () => {
  const made = await register(satoHanako.personId)
  expect(made.ok).toBe(true)
  const [held] = await heldOn(satoHanako.personId, '2026-12-02')
  expect(held).toMatchObject({
    standing: 'active',
    role: 'representative',
    registrant: { kind: 'person', class: 'resident' },
  })
  expect(held?.rights.has('book')).toBe(true)
  expect(held?.registrant.until?.toString()).toBe('2029-12-02')
  const [later] = await heldOn(satoHanako.personId, '2029-12-02')
  expect(later?.standing).toBe('expired')
  expect(later?.rights.has('book')).toBe(false)
})

test('一人の登録は一つで、同時に二度押しても増えない。子どもは一人では登録できない', async () => {
  const both = await Promise.all([register(satoKen.personId), register(satoKen.personId)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await register(satoKen.personId)).toEqual({ ok: false, reason: 'held' })
  expect(await register(satoHina.personId)).toEqual({ ok: false, reason: 'too_young' })
})

test('減免のもとになる人数は、基準日の年齢で数える', async () => {
  const made = await register(takasakiYoshiro.personId)
  const id = made.ok ? made.id : undefined
  if (!id) throw new Error('not registered')
  const facts = await house.db.read((tx) => factsOf(tx, house, id, day('2026-12-02')))
  expect(facts).toEqual({
    class: 'resident',
    inWard: true,
    kind: 'person',
    members: 1,
    membersInWard: 1,
    share: { over75: 1, over65: 1, disabled: 0, juniorHighOrYounger: 0 },
    grants: [],
    standsUntil: day('2029-12-01'),
  })
})

test('見本のまちには登録された合唱団があり、二度始めても増えず、確かめていない人は数えない', async () => {
  const demo = { ...house, config: { ...house.config, env: 'demo' as const } }
  for (const _ of [1, 2]) await house.db.transact(async (tx) => registrantsAlone.seed?.(tx, demo))
  const held = await heldOn(itoTadashi.personId, '2026-12-02')
  expect(held.map(({ standing, role }) => `${standing} ${role}`)).toEqual(['active representative'])
  const id = held[0]?.registrant.id
  if (!id) throw new Error('no choir')
  const facts = await house.db.read((tx) => factsOf(tx, house, id, day('2026-12-02')))
  expect(facts).toMatchObject({ members: 5, membersInWard: 5, share: { over75: 3, over65: 5 } })
})
