import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { register, wishes } from '#platform/http/fixtures.tsx'
import { browse, hanakosCard, providedHouse, testApp, testHouse } from '#platform/testing/index.ts'

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

const start = async (action = '/sign-in') => (await phone.submit(action)).headers.get('location') ?? ''
const signedIn = () => phone.jar.has('madoguchi_session')
const now = () => Math.floor(Date.now() / 1000)
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signed = (claims: JWTPayload, key: CryptoKey, header: Record<string, unknown> = {}) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: '1', ...header })
    .setIssuedAt(claims.iat ?? now())
    .setExpirationTime(claims.exp ?? now() + 300)
    .sign(key)

describe('本人確認の札（IDトークン）', () => {
  test('正しい札では、サインインできる', async () => {
    await phone.get(
      provider.answer(await start(), hanakosCard, {}, (claims) => signed(claims, provider.keys.privateKey)),
    )
    expect(signedIn()).toBe(true)
  })

  const forgeries: [string, (claims: JWTPayload) => string | Promise<string>][] = [
    [
      '署名のない（alg none）',
      (claims) => `${base64({ alg: 'none' })}.${base64({ ...claims, iat: now(), exp: now() + 300 })}.`,
    ],
    [
      '署名のところだけ空の',
      async (claims) => `${(await signed(claims, provider.keys.privateKey)).split('.').slice(0, 2).join('.')}.`,
    ],
    ['別の鍵で署名した', async (claims) => signed(claims, (await generateKeyPair('RS256')).privateKey)],
    [
      '公開鍵を合言葉にした（HS256）',
      async (claims) => {
        const { n = '' } = await exportJWK(provider.keys.publicKey)
        return new SignJWT(claims)
          .setProtectedHeader({ alg: 'HS256', kid: '1' })
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(Buffer.from(n, 'base64url'))
      },
    ],
    [
      '鍵を自分で持ってきた（jwk）',
      async (claims) => {
        const own = await generateKeyPair('RS256')
        return signed(claims, own.privateKey, { kid: 'own', jwk: await exportJWK(own.publicKey) })
      },
    ],
    [
      '鍵のありかを自分で言う（jku）',
      async (claims) =>
        signed(claims, (await generateKeyPair('RS256')).privateKey, { kid: 'own', jku: 'https://evil.example/jwks' }),
    ],
    ['期限の切れた', (claims) => signed({ ...claims, iat: now() - 900, exp: now() - 600 }, provider.keys.privateKey)],
    ['まだ始まらない（nbf）', (claims) => signed({ ...claims, nbf: now() + 900 }, provider.keys.privateKey)],
    [
      '署名のあとで中身を変えた',
      async (claims) => {
        const [head, , signature] = (await signed(claims, provider.keys.privateKey)).split('.')
        return `${head}.${base64({ ...claims, sub: 'card-2', iat: now(), exp: now() + 300 })}.${signature}`
      },
    ],
    [
      '宛先が二つで、だれに渡したかを言わない',
      (claims) => signed({ ...claims, aud: ['another', 'third'] }, provider.keys.privateKey),
    ],
    ['札でない', () => 'not-a-token'],
    ['入れ物だけの', () => '..'],
  ]

  test.each(forgeries)('%s札では、サインインさせない', async (_name, forge) => {
    const answer = await phone.follow(provider.answer(await start(), hanakosCard, {}, forge))
    expect(answer.status).toBe(400)
    expect(signedIn()).toBe(false)
  })

  test('前に使われた札を、新しいサインインに混ぜても使えない', async () => {
    let old = ''
    await phone.get(
      provider.answer(await start(), hanakosCard, {}, async (claims) => {
        old = await signed(claims, provider.keys.privateKey)
        return old
      }),
    )
    expect(signedIn()).toBe(true)
    phone = browse(testApp(house))
    expect((await phone.follow(provider.answer(await start(), hanakosCard, {}, () => old))).status).toBe(400)
    expect(signedIn()).toBe(false)
  })

  test('札の鍵も認可の鍵も、ブラウザーには渡らない', async () => {
    let token = ''
    const back = await phone.get(
      provider.answer(await start(), hanakosCard, {}, async (claims) => {
        token = await signed(claims, provider.keys.privateKey)
        return token
      }),
    )
    expect(`${[...back.headers]}${await back.text()}${[...phone.jar]}`).not.toContain(token)
    expect((await (await phone.get('/wishes/new')).text()).includes(token)).toBe(false)
  })
})

describe('だれであるかは', () => {
  test('発行者とその中の番号の組で決まり、名前やメールでは決まらない', async () => {
    await phone.get(provider.answer(await start(), hanakosCard))
    const first = await accounts()
    phone = browse(testApp(house))
    await phone.get(provider.answer(await start(), { ...hanakosCard, sub: 'card-9' }))
    expect((await accounts()).length).toBe(first.length + 1)
    const { rows } = await sql`select 1 from auth.accounts group by realm, issuer, subject having count(*) > 1`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([])
  })

  test('職員の発行者の札では、同じ番号の住民にはなれない', async () => {
    const sentTo = await start('/staff/sign-in')
    const back = provider.answer(sentTo, { sub: hanakosCard.sub, name: 'x', email: 'x@example.jp' })
    await phone.follow(back.replace('/auth/staff/', '/auth/resident/'))
    expect(signedIn()).toBe(false)
  })

  test('自分と違う名を名乗る発行者の説明書は、読まない', async () => {
    const other = await testHouse({
      modules: [register, wishes],
      settings: { RESIDENT_IDENTITY_ISSUER: provider.issuer.replace('127.0.0.1', 'localhost') },
    })
    const visitor = browse(testApp(other))
    const answer = await visitor.submit('/sign-in')
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(answer.headers.get('location')).toBeNull()
    await other.close()
  })

  test('頼むのは、手続に要る項目だけである', async () => {
    const asked = new URL(await start()).searchParams
    expect(asked.get('scope')).toBe('openid name address birthdate gender')
    expect(
      new URL(await start('/staff/sign-in')).searchParams
        .get('scope')
        ?.split(' ')
        .filter((one) => !['openid', 'name', 'email'].includes(one)),
    ).toEqual([])
  })
})

describe('サインインの鍵は', () => {
  test('256ビットの乱数で、二つと同じものはなく、データベースには指紋だけがある', async () => {
    const keys = new Set<string>()
    for (let count = 0; count < 8; count += 1) {
      phone = browse(testApp(house))
      await phone.get(provider.answer(await start(), hanakosCard))
      keys.add(phone.jar.get('madoguchi_session') ?? '')
    }
    expect(keys.size).toBe(8)
    expect([...keys].every((key) => Buffer.from(key, 'base64url').length === 32)).toBe(true)
    const { rows } = await sql<{
      all: string
    }>`select coalesce(string_agg(s::text, ''), '') as all from auth.sessions s`.execute(house.db.kysely)
    expect([...keys].some((key) => rows[0]?.all.includes(key))).toBe(false)
  })

  test.each([
    ['でたらめな', randomUUID()],
    ['空の', ''],
    ['長すぎる', 'x'.repeat(4000)],
    ['SQLを含む', "' or 1=1 --"],
    [
      '公開鍵の',
      generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    ],
  ])('%s鍵では、サインインしていないのと同じ', async (_name, key) => {
    const answer = await testApp(house).request('/wishes/new', {
      headers: { cookie: `madoguchi_session=${encodeURIComponent(key)}` },
    })
    expect(answer.headers.get('location')).toContain('/sign-in')
  })

  test('アドレスや本文に書いた鍵は読まない', async () => {
    await phone.get(provider.answer(await start(), hanakosCard))
    const key = phone.jar.get('madoguchi_session') ?? ''
    for (const [path, headers] of [
      [`/wishes/new?madoguchi_session=${key}`, {}],
      ['/wishes/new', { authorization: `Bearer ${key}` }],
      ['/wishes/new', { 'x-session': key }],
    ] as const)
      expect((await testApp(house).request(path, { headers })).headers.get('location')).toContain('/sign-in')
  })

  test('サインインのページを開いただけでは、始まらない', async () => {
    await phone.get('/sign-in')
    await phone.get('/sign-in?return_to=/wishes/new')
    expect(signedIn()).toBe(false)
    expect((await phone.get('/auth/resident/callback')).headers.get('location')).toContain('/sign-in/problems/')
  })

  test('閉じたアカウントの鍵は、どれもその場で使えなくなる', async () => {
    await phone.get(provider.answer(await start(), { ...hanakosCard, sub: 'card-closing' }))
    const second = browse(testApp(house))
    const first = phone
    phone = second
    await phone.get(provider.answer(await start(), { ...hanakosCard, sub: 'card-closing' }))
    await sql`update auth.accounts set closed_at = clock_timestamp() where subject = 'card-closing'`.execute(
      house.db.kysely,
    )
    for (const one of [first, second])
      expect((await one.get('/wishes/new')).headers.get('location')).toContain('/sign-in')
  })
})

const accounts = async () =>
  (await sql`select id from auth.accounts where realm = 'resident'`.execute(house.db.kysely)).rows
