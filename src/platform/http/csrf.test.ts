import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { register, storedWishes, wishes } from './fixtures.tsx'

let house: TestHouse
let hanako: ReturnType<typeof browse>
let form: URLSearchParams

beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
  hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
  form = formOf(await (await hanako.get('/wishes/new')).text(), '/wishes')
  form.set('wish', '願い')
})
afterAll(() => house.close())

describe('よそから送られた用紙', () => {
  test.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:3001' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('%o からの送信は、合言葉が正しくても受け付けない', async (headers) => {
    const answer = await hanako.post('/wishes', form, headers)
    expect([answer.status, await house.db.read(storedWishes)]).toEqual([403, []])
  })

  test('合言葉がない、違う、別の人のものである用紙は受け付けない', async () => {
    const ken = browse(testApp(house), await signInAs(house, '佐藤健'))
    const others = formOf(await (await ken.get('/wishes/new')).text(), '/wishes').get('csrf')
    for (const csrf of ['', 'x', 'A'.repeat(43), others ?? '']) {
      const altered = new URLSearchParams(form)
      altered.set('csrf', csrf)
      expect((await hanako.post('/wishes', altered)).status).toBe(403)
    }
    expect(await house.db.read(storedWishes)).toEqual([])
  })

  test('合言葉はページごとに違う形で出す', async () => {
    const [one, two] = await Promise.all([hanako.get('/wishes/new'), hanako.get('/wishes/new')])
    expect(formOf(await one.text(), '/wishes').get('csrf')).not.toBe(formOf(await two.text(), '/wishes').get('csrf'))
  })

  test('自分のページからの送信は受け付ける', async () => {
    const headers = { origin: house.config.publicUrl, 'sec-fetch-site': 'same-origin' }
    expect((await hanako.post('/wishes', form, headers)).status).toBe(303)
  })
})
