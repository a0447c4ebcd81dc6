import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import { expectPolicyAgrees, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { type Actor, all, always, any, definePolicy, is, isMissing, isOneOf, never } from './index.ts'

type Case = { id: string; ownerId: string; officeId: string | null; state: string }

const readCase = definePolicy<Case>({
  name: 'cases.read',
  columns: { ownerId: 'c.owner_id', officeId: 'c.office_id', state: 'c.state' },
  rule: (actor) => {
    if (actor.kind === 'resident') return is('ownerId', actor.personId)
    if (actor.kind === 'system') return always
    if (actor.kind !== 'staff') return never
    const offices = actor.posts.map(({ officeId }) => officeId)
    return all(isOneOf('state', ['open', 'closed']), any(isOneOf('officeId', offices), isMissing('officeId')))
  },
})

const resident = (personId?: string): Actor => ({
  kind: 'resident',
  accountId: 'a' as AccountId,
  level: 'verified',
  displayName: 'x',
  ...(personId && { personId: personId as PersonId }),
})
const clerk = (...offices: string[]): Actor => ({
  kind: 'staff',
  accountId: 'a' as AccountId,
  staffId: 's' as StaffId,
  displayName: 'x',
  officeName: 'x',
  permissions: new Set(),
  employment: 'regular',
  posts: offices.map((officeId) => ({ officeId: officeId as OfficeId, role: 'clerk', rank: 'member' })),
  oversees: [],
  organs: [],
})

const cases: Case[] = ['hanako', 'ken'].flatMap((ownerId) =>
  ['certificates', 'pension', null].flatMap((officeId) =>
    ['draft', 'open', 'closed'].map((state) => ({ id: `${ownerId}-${officeId}-${state}`, ownerId, officeId, state })),
  ),
)

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

describe('だれが見てよいか', () => {
  test('一件ずつ確かめても、一覧でしぼり込んでも、同じ答えになる', async () => {
    const actors = [
      { kind: 'anonymous' } as const,
      { kind: 'system', task: 't' } as const,
      resident('hanako'),
      resident(),
      clerk('certificates'),
      clerk('certificates', 'pension'),
      clerk(),
    ]
    await house.db.read((tx) =>
      expectPolicyAgrees(tx, readCase, {
        actors,
        rows: cases,
        idsWhere: (scope) => sql<{ id: string }>`
          select c.id from jsonb_to_recordset(${JSON.stringify(cases.map((one) => ({ id: one.id, owner_id: one.ownerId, office_id: one.officeId, state: one.state })))}::jsonb)
            as c(id text, owner_id text, office_id text, state text) where ${scope}`,
      }),
    )
  })

  test('住民登録と結び付いていない人には、だれの申請も見えない', () => {
    expect(cases.filter((one) => readCase.may(resident(), one))).toEqual([])
  })
})
