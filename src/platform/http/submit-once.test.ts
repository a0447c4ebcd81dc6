import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { register, storedWishes, wishes } from './fixtures.tsx'

let house: TestHouse
let hanako: ReturnType<typeof browse>

beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
})
afterAll(() => house.close())
beforeEach(async () => {
  await sql`delete from platform.kept_forms`.execute(house.db.kysely)
  hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
})

const form = async (fields: Record<string, string>) => {
  const blank = formOf(await (await hanako.get('/wishes/new')).text(), '/wishes')
  for (const [name, value] of Object.entries({ copies: '1', ...fields })) blank.set(name, value)
  return blank
}
const stored = () => house.db.read(storedWishes)

describe('用紙を送る', () => {
  test('同じ用紙を50回同時に送っても受け付けは1つで、みな同じページに進む', async () => {
    const body = await form({ wish: '早く届きますように' })
    const answers = await Promise.all(Array.from({ length: 50 }, () => hanako.post('/wishes', body)))
    const places = new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`))
    expect([...places]).toEqual([expect.stringMatching(/^303 \/wishes\/[0-9a-f-]{36}$/)])
    expect(await stored()).toEqual(['早く届きますように × 1'])
  })

  test('誤りがあった用紙は、直して同じ用紙のまま送れる', async () => {
    const body = await form({ wish: '空を飛ぶ' })
    const refused = await hanako.post('/wishes', body)
    expect([refused.status, (await refused.text()).includes('空を飛ぶ')]).toEqual([422, true])
    body.set('wish', '歩いて行く')
    expect((await hanako.post('/wishes', body)).status).toBe(303)
    expect(await stored()).toEqual(['歩いて行く × 1'])
  })

  test('受け付けた後に書き換えて送ると、先に受け付けたものを見せる', async () => {
    const body = await form({ wish: '一通' })
    const first = await hanako.post('/wishes', body)
    body.set('wish', '二通')
    const second = await hanako.post('/wishes', body)
    expect(second.headers.get('location')).toBe(`${first.headers.get('location')}?notice=already-submitted`)
    expect(await stored()).toEqual(['一通 × 1'])
  })

  test('別の人が同じ鍵で送っても、その人の受け付けになる', async () => {
    const body = await form({ wish: '花子の願い' })
    await hanako.post('/wishes', body)
    const ken = browse(testApp(house), await signInAs(house, '佐藤健'))
    const own = formOf(await (await ken.get('/wishes/new')).text(), '/wishes')
    own.set('idempotency_key', body.get('idempotency_key') ?? '')
    own.set('wish', '健の願い')
    await ken.post('/wishes', own)
    expect(await stored()).toEqual(['花子の願い × 1', '健の願い × 1'])
  })

  test('鍵のない用紙は読み取れないと答え、何も受け付けない', async () => {
    const body = await form({ wish: '願い' })
    body.delete('idempotency_key')
    expect((await hanako.post('/wishes', body)).status).toBe(400)
    expect(await stored()).toEqual([])
  })
})
