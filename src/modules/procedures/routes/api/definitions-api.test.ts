import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { people } from '#modules/people/index.ts'
import { testApp, testHouse, type TestHouse } from '#platform/testing/index.ts'
import { publishDefinition } from '../../actions/publish.ts'
import { conditionSchema } from '../../domain/definition/condition.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { fromJsonLogic } from '../../domain/definition/json-logic.ts'
import { procedures } from '../../index.ts'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { nurseryProcedure } from '../../testing/nursery-procedure.ts'
import { payments } from '#modules/payments/index.ts'
import { messaging } from '#modules/messaging/index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
const publish = (definition: typeof nurseryProcedure) =>
  house.db.transact((tx) => publishDefinition(tx, house, definition))

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, messaging, procedures] })
  app = testApp(house)
  await publish(nurseryProcedure)
  await publish(groupProcedure)
})
afterAll(() => house?.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`/api/v1/procedures/${path}`, { headers })

describe('公開した定義', () => {
  test('版ごとのアドレスの中身は、新しい版が出ても変わらず、持っている人には送り直さない', async () => {
    const first = await get('sample-nursery/revisions/1')
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const [etag, body] = [first.headers.get('etag') ?? '', await first.text()]
    expect(parseDefinition(z.object({ definition: z.unknown() }).parse(JSON.parse(body)).definition)).toEqual(
      nurseryProcedure,
    )

    await publish({ ...nurseryProcedure, minutes: 7 })
    const again = await get('sample-nursery/revisions/1')
    expect([again.headers.get('etag'), await again.text()]).toEqual([etag, body])
    const known = await get('sample-nursery/revisions/1', { 'if-none-match': `"other", W/${etag}` })
    expect([known.status, await known.text()]).toEqual([304, ''])
    expect(await (await get('sample-nursery/revisions/2')).text()).toContain('"minutes": 7')
  })

  test.each(['0', '3', 'x', '1e3', '99999999999'])('ない版「%s」は見つからない', async (number) => {
    expect((await get(`sample-nursery/revisions/${number}`)).status).toBe(404)
  })

  test('条件はJSON Logicでも読め、読み戻せる', async () => {
    const { rules } = z
      .object({ rules: z.array(z.object({ where: z.string(), rule: z.unknown() })) })
      .parse(await (await get('group-test/revisions/1/rules')).json())
    expect(rules.map(({ where }) => where)).toEqual(['dogs', 'chip'])
    expect(rules.map(({ rule }) => conditionSchema.parse(fromJsonLogic(rule)))).toEqual([
      { field: 'kind', is: 'with' },
      { field: 'has-chip', is: 'yes' },
    ])
  })

  test('定義の形式はJSON Schemaで読め、公開した定義はそれに合う', async () => {
    const schema = await (await get('definition-schema.json')).json()
    const format = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    expect(format.safeParse(nurseryProcedure).success).toBe(true)
    expect(format.safeParse({ ...nurseryProcedure, unknown: 1 }).success).toBe(false)
  })
})
