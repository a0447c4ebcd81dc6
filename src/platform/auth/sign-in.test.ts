import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { register, wishes } from '#platform/http/fixtures.tsx'
import { browse, hanakosCard, providedHouse, testApp } from '#platform/testing/index.ts'

let provided: Awaited<ReturnType<typeof providedHouse>>
let provider: (typeof provided)['provider']
let house: (typeof provided)['house']
let phone: ReturnType<typeof browse>

beforeAll(async () => {
  provided = await providedHouse([register, wishes])
  ;({ provider, house } = provided)
})
afterAll(() => provided?.close())
beforeEach(() => {
  phone = browse(testApp(house))
})

const startAt = async (page = '/sign-in?return_to=/wishes/new', action = '/sign-in') =>
  (await phone.submit(page, {}, action)).headers.get('location') ?? ''
const sessions = async () =>
  (await sql`select from auth.sessions where ended_at is null`.execute(house.db.kysely)).rows.length

describe('カードでのサインイン', () => {
  test('認証アプリへは、PKCE、state、nonce、カードの保証レベルを付けて送る', async () => {
    const sentTo = new URL(await startAt())
    expect(sentTo.origin).toBe(provider.issuer)
    expect(Object.fromEntries(sentTo.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid name address birthdate gender',
      code_challenge_method: 'S256',
      acr_values: 'aal3 crl',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  test('カードを読み取ると、元のページに戻って続きができる', async () => {
    const back = await phone.get(provider.answer(await startAt(), hanakosCard))
    expect([back.status, back.headers.get('location')]).toEqual([303, '/wishes/new'])
    expect(await (await phone.get('/wishes/new')).text()).toContain('佐藤花子')
  })

  test('言語を選んでいた人は、同じ言語のページに戻る', async () => {
    const sentTo = await startAt('/en/sign-in?return_to=/wishes/new', '/en/sign-in')
    expect((await phone.get(provider.answer(sentTo, hanakosCard))).headers.get('location')).toBe('/en/wishes/new')
  })

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example'])(
    '戻り先「%s」には行かない',
    async (place) => {
      const sentTo = await startAt(`/sign-in?return_to=${encodeURIComponent(place)}`)
      const location = (await phone.get(provider.answer(sentTo, hanakosCard))).headers.get('location') ?? ''
      expect(new URL(location, 'http://localhost').origin).toBe('http://localhost')
    },
  )

  test.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['偽のstate', {}, { state: 'forged' }],
    ['偽のnonce', { nonce: 'forged' }, {}],
    ['違う発行者', {}, { iss: 'https://evil.example' }],
    ['違う発行者のトークン', { iss: 'https://evil.example' }, {}],
    ['別のサービス宛てのトークン', { aud: 'another' }, {}],
    ['カードによらない本人確認', { acr: 'aal2' }, {}],
    ['保証レベルのない本人確認', { acr: undefined }, {}],
    ['知らない認可コード', {}, { code: 'forged' }],
    ['生年月日のない回答', { birthdate: undefined }, {}],
    ['認証アプリの誤り', {}, { error: 'server_error' }],
  ])('%s ではサインインさせず、何が起きたかと次にすることを伝える', async (_name, claims, query) => {
    const before = await sessions()
    const answer = await phone.follow(provider.answer(await startAt(), { ...hanakosCard, ...claims }, query))
    const html = await answer.text()
    expect(answer.status).toBe(400)
    expect(html).toContain('/sign-in?return_to=')
    expect(html).not.toMatch(/forged|佐藤/)
    expect(await sessions()).toBe(before)
  })

  test('同じ戻り道は一度しか使えない', async () => {
    const back = provider.answer(await startAt(), hanakosCard)
    await phone.get(back)
    expect((await phone.follow(back)).status).toBe(400)
  })

  test('別のブラウザで始めたサインインを、こちらで終えることはできない', async () => {
    const attackers = provider.answer(await startAt(), hanakosCard)
    const victim = browse(testApp(house))
    await victim.get('/sign-in')
    expect((await victim.follow(attackers)).status).toBe(400)
    expect(victim.jar.has('madoguchi_session')).toBe(false)
  })

  test('10分を過ぎた戻り道は使えない', async () => {
    const back = provider.answer(await startAt(), hanakosCard)
    await sql`update auth.signin_attempts set expires_at = clock_timestamp() - interval '1 second'`.execute(
      house.db.kysely,
    )
    expect((await phone.follow(back)).status).toBe(400)
  })

  test('途中でやめた人には、何も送られていないと伝える', async () => {
    const answer = await phone.follow(provider.answer(await startAt(), {}, { error: 'access_denied' }))
    expect([answer.status, (await answer.text()).includes('サインインをやめました')]).toEqual([200, true])
  })

  test('サインインのたびに鍵が変わり、前の鍵も、植え付けられた鍵も使えない', async () => {
    const planted = 'p'.repeat(43)
    phone.jar.set('madoguchi_session', planted)
    await phone.get(provider.answer(await startAt(), hanakosCard))
    const first = phone.jar.get('madoguchi_session') ?? ''
    expect(first).not.toBe(planted)
    // The sign-in page sends the signed-in on; another tab may still stand on it.
    const other = browse(
      testApp(house),
      `madoguchi_session=${first}; madoguchi_browser=${phone.jar.get('madoguchi_browser')}`,
    )
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await other.get('/wishes/new')).text())?.[1] ?? ''
    const again = await other.post('/sign-in', { csrf, return_to: '/' })
    await other.get(provider.answer(again.headers.get('location') ?? '', hanakosCard))
    for (const dead of [planted, first]) {
      const response = await testApp(house).request('/wishes/new', { headers: { cookie: `madoguchi_session=${dead}` } })
      expect(response.headers.get('location')).toContain('/sign-in')
    }
  })

  test('サインアウトした後、前の鍵では何も見られない', async () => {
    await phone.get(provider.answer(await startAt(), hanakosCard))
    const cookie = [...phone.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    expect((await phone.submit('/wishes/new', {}, '/sign-out')).status).toBe(303)
    expect((await testApp(house).request('/wishes/new', { headers: { cookie } })).status).toBe(303)
  })

  test.each([
    ['30分何もしなかった', "seen_at = seen_at - interval '31 minutes'"],
    ['8時間たった', 'ends_at = clock_timestamp()'],
  ])('%s後は、もう一度サインインする', async (_name, change) => {
    await phone.get(provider.answer(await startAt(), hanakosCard))
    await sql.raw(`update auth.sessions set ${change}`).execute(house.db.kysely)
    expect((await phone.get('/wishes/new')).headers.get('location')).toBe('/sign-in?return_to=%2Fwishes%2Fnew')
  })
})

describe('職員のサインイン', () => {
  test('住民と職員のサインインは混ざらない', async () => {
    await phone.get(provider.answer(await startAt(), hanakosCard))
    expect((await phone.get('/staff/wishes')).headers.get('location')).toBe(
      '/staff/sign-in?return_to=%2Fstaff%2Fwishes',
    )
    const sentTo = await startAt('/staff/sign-in?return_to=/staff/wishes', '/staff/sign-in')
    const back = await phone.get(
      provider.answer(sentTo, { sub: '100241', name: '高橋真', email: 'a@example.jp', acr: undefined }),
    )
    expect(back.headers.get('location')).toBe('/staff/wishes')
    expect(await (await phone.get('/staff/wishes')).text()).toBe('高橋真')
    expect(await (await phone.get('/wishes/new')).text()).toContain('佐藤花子')
    expect((await phone.get('/staff/secrets')).status).toBe(403)
  })
})
