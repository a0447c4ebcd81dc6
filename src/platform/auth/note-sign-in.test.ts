import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { LogFields } from '#platform/telemetry/index.ts'
import { pickFields } from '#platform/telemetry/log-fields.ts'
import { silentLog } from '#platform/testing/silent-log.ts'
import {
  browse,
  fakeProvider,
  formOf,
  signInAs,
  staffSignInAs,
  type TestHouse,
  testApp,
  testHouse,
} from '#platform/testing/index.ts'
import { signInMail } from './mail/links.ts'

let provider: Awaited<ReturnType<typeof fakeProvider>>
let house: TestHouse
let lines: Record<string, unknown>[] = []

/** What a collector of the log would keep: the allowed fields, as they are printed. */
const write = (level: string) => (fields: LogFields) => {
  lines.push({ level, ...pickFields(fields) })
}

beforeAll(async () => {
  provider = await fakeProvider()
  const made = await testHouse({
    modules: [people],
    settings: {
      PUBLIC_URL: 'http://localhost',
      RESIDENT_IDENTITY_ISSUER: provider.issuer,
      STAFF_IDENTITY_ISSUER: provider.issuer,
    },
  })
  house = { ...made, log: { ...silentLog, info: write('info'), warn: write('warn'), error: write('error') } }
})
afterAll(async () => {
  await house.close()
  await provider.close()
})
beforeEach(async () => {
  lines = []
  await sql`update platform.rate_limits set used = 0`.execute(house.db.kysely)
})

const newcomer = (cookie?: string) => browse(testApp(house), cookie)
const isAside = (name: string) => name === 'requestId' || name === 'event'
const events = (event: string) =>
  lines
    .filter((line) => line.event === event)
    .map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => !isAside(name))))
const where = (response: Response) => response.headers.get('location') ?? ''

describe('サインインの記録', () => {
  test('カードで入れたことも、答えが信じられなかったことも、アカウントの番号と方法で残る', async () => {
    const phone = newcomer()
    const card = { sub: 'card-1', name: '佐藤花子', birthdate: '1989-05-14', gender: '2', address: { formatted: 'x' } }
    await phone.get(provider.answer(where(await phone.submit('/sign-in')), card))
    const stranger = newcomer()
    await stranger.get('/auth/resident/callback?state=forged&code=x')
    expect(events('sign-in')).toEqual([
      { level: 'info', realm: 'resident', kind: 'card', subjectId: expect.stringMatching(/^[0-9a-f-]{36}$/), ok: true },
      { level: 'warn', realm: 'resident', kind: 'card', ok: false, reason: 'unknown_attempt' },
    ])
    expect(JSON.stringify(lines)).not.toContain('佐藤')
  })

  test('職員の認証が合わなかったことが残る', async () => {
    await newcomer().get('/auth/staff/callback?state=forged&code=x')
    expect(events('sign-in')).toEqual([
      { level: 'warn', realm: 'staff', kind: 'provider', ok: false, reason: 'unknown_attempt' },
    ])
  })

  test('メールのコードの間違いと、そのあと入れたことが残る', async () => {
    const phone = newcomer()
    await phone.submit('/sign-in/mail', { address: 'noted@example.jp' })
    const { rows } = await sql<{ id: string }>`
      select id from auth.mail_links order by created_at desc limit 1`.execute(house.db.kysely)
    const mail = await house.db.transact((tx) => signInMail(tx, house, rows[0]?.id ?? ''))
    const code = /\d{4}-\d{4}/.exec(mail?.text ?? '')?.[0] ?? ''
    await phone.submit('/sign-in/mail/code', { code: code === '0000-0000' ? '1111-1111' : '0000-0000' })
    await phone.submit('/sign-in/mail/code', { code })
    expect(events('sign-in')).toMatchObject([
      { kind: 'mail', ok: false, reason: 'expired' },
      { kind: 'mail', ok: true },
    ])
    expect(JSON.stringify(lines)).not.toContain('noted@')
  })

  test('回復コード、パスキー、APIのトークンのでたらめな試みが残る', async () => {
    await newcomer().submit('/sign-in/recovery', { code: 'ABCD-EFGH-JKLM' })
    const phone = newcomer()
    const form = formOf(await (await phone.get('/sign-in')).text(), '/sign-in/passkey')
    form.set('credential', '{}')
    await phone.post('/sign-in/passkey', form)
    for (const token of ['mado_'.padEnd(40, 'x'), 'madoc_'.padEnd(40, 'x')])
      await testApp(house).request('/api/v1/me', { headers: { authorization: `Bearer ${token}` } })
    expect(events('sign-in')).toMatchObject([
      { kind: 'recovery', ok: false, reason: 'unknown' },
      { kind: 'passkey', ok: false, reason: 'unproven' },
      { kind: 'token', ok: false, reason: 'unknown' },
      { kind: 'token', ok: false, reason: 'unknown' },
    ])
  })
})

describe('断ったことの記録', () => {
  const ownerOf = async () => {
    const { rows } = await sql<{ id: AccountId }>`
      select account_id as id from auth.sessions where ended_at is null order by id desc limit 1`.execute(
      house.db.kysely,
    )
    return rows[0]?.id
  }

  test('権限のない操作は、だれが何で断られたかが残る', async () => {
    const clerk = newcomer(await staffSignInAs(house, '高橋真'))
    const subjectId = await ownerOf()
    expect((await clerk.get('/staff/enrolments')).status).toBe(403)
    expect(events('refused')).toEqual([
      { level: 'warn', kind: 'staff', subjectId, code: expect.stringMatching(/./), status: 403 },
    ])
  })

  test('よその人のものや、ないものを番号で開こうとしたことが残る。入っていない人の打ち間違いは残さない', async () => {
    const hanako = newcomer(await signInAs(house, '佐藤花子'))
    const subjectId = await ownerOf()
    const path = '/account/passkeys/01900000-0000-7000-8001-000000000001'
    expect((await hanako.get(path)).status).toBe(404)
    await newcomer().get('/no-such-page')
    expect(events('refused')).toEqual([{ level: 'warn', kind: 'resident', subjectId, code: 'not_found', status: 404 }])
  })

  test('よその場所から送った用紙と、速すぎる試みは、防いだものの名前で残る', async () => {
    const evil = { origin: 'http://evil.example' }
    expect((await newcomer().post('/sign-in', {}, evil)).status).toBe(403)
    const robot = newcomer()
    for (let n = 0; n < 11; n++) await robot.submit('/sign-in/recovery', { code: 'ABCD-EFGH-JKLM' })
    expect(events('refused')).toMatchObject([
      { kind: 'anonymous', code: 'csrf', status: 403 },
      { kind: 'anonymous', code: 'too_many', status: 429 },
    ])
  })
})

test('サインアウトの答えは、ブラウザにしまったページを消させる', async () => {
  const cleared = (response: Response) => response.headers.get('clear-site-data')
  const hanako = newcomer(await signInAs(house, '佐藤花子'))
  expect(cleared(await hanako.submit('/account/devices', {}, '/account/devices/sign-out'))).toBe('"cache", "storage"')
  const again = newcomer(await signInAs(house, '佐藤花子'))
  expect(cleared(await again.submit('/account', {}, '/sign-out'))).toBe('"cache", "storage"')
  const clerk = newcomer(await staffSignInAs(house, '鈴木一'))
  expect(cleared(await clerk.submit('/staff/devices', {}, '/staff/sign-out'))).toBe('"cache", "storage"')
})
