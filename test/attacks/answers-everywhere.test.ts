import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyModule } from '#src/main.ts'
import { sql } from '#platform/db/index.ts'
import { startServer } from '#platform/http/index.ts'
import { signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'

// Each route asked once, as nobody and as somebody, on a house under https; what every answer must carry is read there.
let house: TestHouse
let answers: { route: string; who: string; response: Response; text: string }[]
let cookies: string[]

beforeAll(async () => {
  house = await testHouse({ modules: everyModule, settings: { PUBLIC_URL: 'https://madoguchi.example' } })
  const signedIn = `${await signInAs(house, '佐藤花子')}; ${await staffSignInAs(house, '高橋真')}`
  const app = testApp(house)
  answers = []
  for (const { method, path } of routesOf(app)) {
    // There are more entrances than one address may call in a minute.
    await sql`delete from platform.rate_limits`.execute(house.db.kysely)
    for (const [who, cookie] of [
      ['だれでもない人', ''],
      ['花子と高橋', signedIn],
    ] as const) {
      const response = await app.request(`https://madoguchi.example${filled(path)}`, {
        method,
        headers: { cookie, origin: 'https://evil.example' },
        ...(method !== 'GET' && { body: new URLSearchParams({ a: 'b' }) }),
      })
      answers.push({ route: `${method} ${path}`, who, response, text: await response.text() })
    }
  }
  cookies = answers.flatMap(({ response }) => response.headers.getSetCookie())
}, 60_000)
afterAll(() => house?.close())

const id = '01900000-0000-7000-8001-000000000001'
/** Without keys, nonces and ids, in which any word may stand by chance. */
const withoutChance = (text: string) => text.replace(/[\w+/=-]{20,}/g, '')
const filled = (path: string) => path.replace(/:\w+(\{[^}]*\})?/g, id).replace(/\*$/, 'nothing.css')
const routesOf = (app: ReturnType<typeof testApp>) => {
  const seen = new Map(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  )
  return [...seen.values()]
}
const header = (name: string) => answers.map(({ route, response }) => `${route}: ${response.headers.get(name)}`)
const without = (name: string, value: RegExp) => header(name).filter((one) => !value.test(one))

describe('どの入口の、どの答えも', () => {
  test('1年を超えるあいだhttpsだけを、下の名前の窓口にも求める', () => {
    expect(answers.length).toBeGreaterThan(400)
    expect(
      answers.some(({ text }) => text.includes('佐藤花子')) && answers.some(({ text }) => text.includes('高橋真')),
    ).toBe(true)
    expect(without('strict-transport-security', /: max-age=63072000; includeSubDomains$/)).toEqual([])
  })

  test('中身の種類を当てさせず、よその窓に入れさせず、行き先によそを教えない', () => {
    expect(without('x-content-type-options', /: nosniff$/)).toEqual([])
    expect(without('content-security-policy', /frame-ancestors 'none'|default-src 'none'; sandbox/)).toEqual([])
    expect(without('x-frame-options', /: DENY$/)).toEqual([])
    expect(without('referrer-policy', /: same-origin$/)).toEqual([])
    expect(without('cross-origin-opener-policy', /: same-origin$/)).toEqual([])
    expect(without('cross-origin-resource-policy', /: same-origin$/)).toEqual([])
  })

  test('スクリプトは、その答えのnonceの付いたものだけが動く', () => {
    const policies = answers.map(({ response }) => response.headers.get('content-security-policy') ?? '')
    expect(policies.filter((policy) => /unsafe-|\*|https?:(?!\/\/)/.test(policy))).toEqual([])
    for (const part of ["object-src 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"])
      expect(policies.filter((policy) => !policy.includes(part))).toEqual([])
  })

  test('途中の箱にもブラウザーにも、しまわせない', () => {
    // Published definitions, the service worker, where towns are, the calendar of events, the map of the site and what
    // is public of reports are the same for everybody, and about nobody; the last three are asked for each time.
    const isOfNobody = (one: string) =>
      /^GET \/(api\/v1\/procedures\/(definition-schema\.json|:slug\/revisions\/:number)|sw\.js|reports\/ground\.json|(events\/feed\.ics|sitemap\.xml|reports\/feed\.(atom|rss)|reports(\/(figures|assets))?\.csv): public, no-cache$)/.test(
        one,
      )
    expect(without('cache-control', /: (private, )?no-store/).filter((one) => !isOfNobody(one))).toEqual([])
  })

  test('ほかの起源のページには、読むことも送ることも許さない', () => {
    for (const name of [
      'access-control-allow-origin',
      'access-control-allow-credentials',
      'access-control-allow-methods',
    ])
      expect(without(name, /: null$/)).toEqual([])
  })

  test('本文のある答えは、文字コードまで言う種類を持つ', () => {
    const wrong = answers
      .filter(({ text }) => text.length > 0)
      .map(({ route, response }) => `${route}: ${response.headers.get('content-type')}`)
      .filter(
        (one) =>
          !/: (text\/\w+; ?charset=UTF-8|application\/(problem\+)?json|application\/((atom|rss)\+)?xml; charset=UTF-8|application\/pdf|image\/[\w.+-]+)/i.test(
            one,
          ),
      )
    expect(wrong).toEqual([])
  })

  test('データの答えは、表のページとして開けない', () => {
    const data = answers.filter(({ route }) => / \/(api\/v1\/|callbacks\/)/.test(route))
    expect(data.length).toBeGreaterThan(20)
    expect(
      data.filter(({ text, response }) => text && /html/.test(response.headers.get('content-type') ?? '')),
    ).toEqual([])
    expect(data.filter(({ text }) => /^\s*(<|\w+\()/.test(text))).toEqual([])
  })

  test('何で動いているか、その版も、言わない', () => {
    expect(without('server', /: null$/)).toEqual([])
    expect(without('x-powered-by', /: null$/)).toEqual([])
    expect(
      answers.flatMap(({ route, text }) => {
        const told = /hono|node\.js|v?26\.\d+\.\d+|PostgreSQL \d/i.exec(withoutChance(text))
        return told ? [`${route}: ${told[0]}`] : []
      }),
    ).toEqual([])
  })

  test('壊れた画面も、内側の言葉も出ない', () => {
    expect(answers.filter(({ response }) => response.status === 500).map(({ route }) => route)).toEqual([])
    const inside = /at \w+ \(|node_modules|\.tsx?:\d|select .* from |ECONN|stack/i
    expect(
      answers.filter(({ text, route }) => !route.includes('openapi') && inside.test(text)).map(({ route }) => route),
    ).toEqual([])
  })

  test('見るだけの頼み方では、何も変わらない', () => {
    const deeds = answers.filter(
      ({ route }) => route.startsWith('GET ') && /(confirm|delete|cancel|withdraw|revoke)\w*$/.test(route),
    )
    expect(
      deeds.filter(
        ({ response }) => response.status === 303 && !response.headers.get('location')?.includes('/sign-in'),
      ),
    ).toEqual([])
  })
})

test('パスワードを入れる欄も、秘密の質問も、どのページにもない', async () => {
  expect(
    answers
      .filter(({ text }) => /type="password"|autocomplete="(current|new)-password"|秘密の質問/.test(text))
      .map(({ route }) => route),
  ).toEqual([])
  const { rows } = await sql`
    select table_name from information_schema.columns
    where column_name ~ 'password|secret_question' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    house.db.kysely,
  )
  expect(rows).toEqual([])
})

describe('クッキーは', () => {
  test('どれも __Host- で始まり、Secure・HttpOnly・SameSite=Laxである', () => {
    expect(cookies.length).toBeGreaterThan(5)
    expect(cookies.filter((line) => !/^__Host-madoguchi_\w+=[^;]*;.*Path=\/;/.test(line))).toEqual([])
    expect(
      cookies.filter((line) => !line.endsWith('; HttpOnly; Secure; SameSite=Lax') || /Domain=/i.test(line)),
    ).toEqual([])
  })

  test('どれも4096バイトに収まる', () => {
    expect(cookies.filter((line) => Buffer.byteLength(line.split(';')[0] ?? '') > 4096)).toEqual([])
  })

  test('サインインの鍵は、ページの中にも、ほかのヘッダーにも出ない', async () => {
    const key = (await signInAs(house, '佐藤花子')).split('=')[1] ?? ''
    const response = await testApp(house).request('https://madoguchi.example/', {
      headers: { cookie: `__Host-madoguchi_session=${key}` },
    })
    expect(key.length).toBeGreaterThanOrEqual(43)
    expect(await response.text()).not.toContain(key)
    expect(JSON.stringify([...response.headers])).not.toContain(key)
  })

  test('名前に __Host- のない、植え付けられた鍵は読まない', async () => {
    const plain = (await signInAs(house, '佐藤花子')).replaceAll('__Host-', '')
    const response = await testApp(house).request(`https://madoguchi.example/account`, { headers: { cookie: plain } })
    expect(response.headers.get('location')).toContain('/sign-in')
  })
})

describe('頼み方と道', () => {
  test.each(['DELETE', 'PATCH', 'PROPFIND', 'OPTIONS', 'PUT'])('%sでは、何も答えない', async (method) => {
    for (const path of ['/', '/sign-in', '/staff', '/api/v1/procedures', '/assets/'])
      expect([400, 401, 403, 404, 405], path).toContain((await ask(path, { method })).status)
  })

  test('TRACEとCONNECTには、送られたものを返さない', async () => {
    const server = await startServer(testApp(house), { port: 0, host: '127.0.0.1' })
    for (const method of ['TRACE', 'CONNECT']) {
      const heard = await speak(
        server.port,
        `${method} / HTTP/1.1\r\nHost: madoguchi.example\r\nCookie: secret=canary\r\nConnection: close\r\n\r\n`,
      )
      expect(heard).not.toContain('canary')
      expect(heard).not.toMatch(/^HTTP\/1\.1 2/)
    }
    await server.stop()
  })

  test.each([
    ['長さを二つ言う', 'Content-Length: 3\r\nContent-Length: 30'],
    ['長さと、かたまりの両方を言う', 'Content-Length: 3\r\nTransfer-Encoding: chunked'],
    ['知らない送り方', 'Transfer-Encoding: xchunked'],
    ['ヘッダーの中の改行', 'X-A: a\nb: c\r\n\rX: y'],
    ['数でない長さ', 'Content-Length: 3x'],
  ])('%s本文は、どこまでが本文かを推し量らずに断る', async (_name, lines) => {
    const server = await startServer(testApp(house), { port: 0, host: '127.0.0.1' })
    const heard = await speak(
      server.port,
      `POST /reading HTTP/1.1\r\nHost: madoguchi.example\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n${lines}\r\n\r\na=bGET /privacy HTTP/1.1\r\nHost: madoguchi.example\r\n\r\n`,
    )
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1)
    await server.stop()
  })

  test.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/package.json',
    '/package-lock.json',
    '/src/main.ts',
    '/node_modules/',
    '/.data/',
    '/.build/cli.js',
    '/assets/',
    '/assets',
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/assets/resident.css.map',
    '/backup.sql',
    '/wp-admin/',
    '/server-status',
    '/debug',
    '/swagger.json',
  ])('%s は、ない', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toMatch(/\[core\]|"dependencies"|root:|Index of/)
  })

  test('上書きの頼み方のヘッダーは、何も変えない', async () => {
    for (const name of ['x-http-method-override', 'x-method-override', 'x-original-url', 'x-rewrite-url']) {
      const answer = await ask('/privacy', { headers: { [name]: name.includes('url') ? '/staff' : 'DELETE' } })
      expect([answer.status, (await answer.text()).includes('個人情報ファイル簿')]).toEqual([200, true])
    }
  })

  test('よその名前で届いた頼みも、よその名前のリンクや案内を返さない', async () => {
    for (const headers of [
      { host: 'evil.example' },
      { 'x-forwarded-host': 'evil.example' },
      { forwarded: 'host=evil.example' },
    ]) {
      const answer = await ask('/applications', { headers })
      expect(`${answer.headers.get('location')} ${await answer.text()}`).not.toContain('evil.example')
    }
  })

  test('改行を入れても、ヘッダーは増えない', async () => {
    const answer = await ask('/sign-in?return_to=%0d%0aset-cookie:%20planted=1')
    expect(answer.headers.getSetCookie().join()).not.toContain('planted')
    const sent = await ask('/en/applications%0d%0ax-planted:%201')
    expect(sent.headers.get('x-planted')).toBeNull()
  })
})

/** Sends bytes and reads until the other side closes. */
const speak = (port: number, text: string) =>
  new Promise<string>((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (data) => {
      heard += data.toString()
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', () => resolve(heard))
  })

const ask = (path: string, init: RequestInit = {}) =>
  Promise.resolve(
    testApp(house).request(`https://madoguchi.example${path}`, {
      ...init,
      ...(init.method === 'PUT' && { body: 'a=b' }),
    }),
  )
