import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { register, storedWishes, wishes } from '../fixtures.tsx'

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

/** Types a wish, lets the session end, and sends the form all the same. */
async function sendTooLate(wish: string): Promise<string> {
  const form = formOf(await (await hanako.get('/wishes/new')).text(), '/wishes')
  form.set('wish', wish)
  await sql`update auth.sessions set seen_at = seen_at - interval '1 hour'`.execute(house.db.kysely)
  const answer = await hanako.post('/wishes', form)
  expect(answer.status).toBe(303)
  const back = new URL(answer.headers.get('location') ?? '', 'http://localhost')
  expect(back.pathname).toBe('/sign-in')
  return back.searchParams.get('return_to') ?? ''
}

describe('途中でサインインが切れた用紙', () => {
  test('同じ人がサインインし直すと、入力したものが一字も欠けずに残っていて、そのまま送れる', async () => {
    const wish = '髙﨑𠮷\r\n<b>"二行目"</b>'
    const place = await sendTooLate(wish)
    hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
    expect((await hanako.submit(place, {}, '/wishes')).status).toBe(303)
    expect(await house.db.read(storedWishes)).toEqual([`${wish.replace('\r\n', '\n')} × 1`])
  })

  test('別の人がサインインしても、見ることはできない', async () => {
    const place = await sendTooLate('花子だけの願い')
    const ken = browse(testApp(house), await signInAs(house, '佐藤健'))
    const answer = await ken.get(place)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    expect(await (await ken.follow('/wishes/new')).text()).not.toContain('花子だけの願い')
  })

  test('サインインしていない人には見せない', async () => {
    const place = await sendTooLate('花子だけの願い')
    expect((await testApp(house).request(place)).status).toBe(303)
  })

  test('データベースには読める形で残さない', async () => {
    await sendTooLate('花子だけの願い')
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from platform.kept_forms`.execute(house.db.kysely)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.sealed.toString('utf8')).not.toContain('願い')
  })

  test('だれのものか分からない用紙は残さない', async () => {
    const form = formOf(await (await hanako.get('/wishes/new')).text(), '/wishes')
    const stranger = browse(testApp(house))
    await stranger.get('/sign-in')
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await stranger.get('/sign-in')).text())?.[1] ?? ''
    form.set('csrf', csrf)
    expect((await stranger.post('/wishes', form)).headers.get('location')).toBe('/sign-in')
    expect((await sql`select from platform.kept_forms`.execute(house.db.kysely)).rows).toEqual([])
  })
})
