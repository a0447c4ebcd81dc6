import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { appointFirstAdministrator } from '#modules/people/first-administrator.ts'
import { enrolByMachine } from '#modules/people/first-enrolment.ts'
import { people } from '#modules/people/index.ts'
import { saveOffices } from '#modules/people/store/seed.ts'
import { hasPasskeys, openStaffAccount } from '#platform/auth/index.ts'
import { checkEnrolmentCode } from '#platform/auth/passkeys/enrolment.ts'
import { loadConfig } from '#platform/config/index.ts'
import { settingsSchema } from '#platform/config/settings.ts'
import { sql } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { startTestSimulators } from '../../simulators/testing.ts'
import { failedOf, outsideChecks } from './outside.ts'
import { writeSettings } from './settings-file.ts'

let folder: string
let simulators: Awaited<ReturnType<typeof startTestSimulators>>
let house: TestHouse
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-init-'))
  simulators = await startTestSimulators()
  house = await testHouse({ modules: [people], seed: false })
  await house.db.transact((tx) => saveOffices(tx, house.profile.offices))
})
afterAll(async () => {
  await house.close()
  await simulators.stop()
  rmSync(folder, { recursive: true })
})

const asked = async (settings: Record<string, string>) => {
  const all = { ...simulators.settings, MADOGUCHI_ENV: 'test', DATA_DIR: folder, BACKUP_DIR: folder, ...settings }
  const config = loadConfig(all, inject('cluster').root)
  const answers = new Map<string, string>()
  for (const { name, ask } of outsideChecks(config))
    answers.set(
      name,
      await ask().then(
        (words) => (words.includes('WARNING') ? words : 'ok'),
        (error: unknown) => failedOf(error),
      ),
    )
  return answers
}

describe('本番のための設定', () => {
  test('設定のひな形には、知っている名前だけがあり、秘密は毎回ちがい、ほかの人は読めず、上書きしない', async () => {
    const [one, other] = [join(folder, 'one.env'), join(folder, 'other.env')]
    expect(writeSettings([one])).toContain(one)
    writeSettings([other])
    const values = (file: string) =>
      new Map(
        readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => /^[A-Z]/.test(line))
          .map((line) => [line.split('=')[0] ?? '', line.split('=')[1] ?? '']),
      )
    expect([...values(one).keys()].filter((name) => !(name in settingsSchema.shape))).toEqual([])
    expect(readFileSync(one, 'utf8')).toMatch(/(#.*nothing is written.*\n)(#.*\n)?LEAST_FREE_MB=500\n/)
    expect(values(one).get('MADOGUCHI_SECRET')).toMatch(/^[0-9a-f]{64}$/)
    expect(values(one).get('MADOGUCHI_SECRET')).not.toBe(values(other).get('MADOGUCHI_SECRET'))
    expect(statSync(one).mode & 0o777).toBe(0o600)
    expect(() => writeSettings([one])).toThrow('it stays as it is')
  })

  test('外の相手の1つ1つに実際に尋ね、よければよいと言う', async () => {
    const answers = await asked({})
    expect([...answers].filter(([name, said]) => said !== 'ok' && name !== 'BACKUP_DIR')).toEqual([])
    expect(answers.size).toBeGreaterThanOrEqual(10)
  })

  test('控えの場所がなければ断り、データと同じディスクなら注意する', async () => {
    expect((await asked({})).get('BACKUP_DIR')).toContain('on the same disk as DATA_DIR')
    expect((await asked({ BACKUP_DIR: join(folder, 'nowhere') })).get('BACKUP_DIR')).toContain('mount the disk')
    expect((await asked({ BACKUP_DIR: '' })).get('BACKUP_DIR')).toContain('nothing is kept')
  })

  test('ちがうトークン、つながらない相手、名乗りのちがう認証を、何をすればよいかとともに言う', async () => {
    const { url } = simulators
    const answers = await asked({
      LINE_CHANNEL_ACCESS_TOKEN: 'wrong',
      POST_BASE_URL: 'http://127.0.0.1:9',
      MAIL_PORT: '9',
      STAFF_IDENTITY_ISSUER: `${url.replace('127.0.0.1', 'localhost')}/staff-identity`,
      PUBLIC_URL: 'http://127.0.0.1:3000',
    })
    expect(answers.get('LINE_CHANNEL_ACCESS_TOKEN')).toContain('issue a new one')
    expect(answers.get('POST_BASE_URL')).toContain('cannot be reached')
    expect(answers.get('MAIL_HOST')).not.toBe('ok')
    expect(answers.get('STAFF_IDENTITY_ISSUER')).toContain('give exactly this')
    expect(answers.get('PUBLIC_URL')).toContain('passkeys')
  })
})

describe('最初の管理者', () => {
  const suzuki = {
    number: '100001',
    name: '鈴木一',
    kana: 'すずきはじめ',
    email: 's@example.jp',
    office: 'information-policy',
  }
  const appoint = (who: typeof suzuki) => house.db.transact((tx) => appointFirstAdministrator(tx, house, who))

  test('課がなければ断り、あれば今日から管理者になり、サインインでき、監査に残る', async () => {
    expect(await appoint({ ...suzuki, office: 'nowhere' })).toEqual({ ok: false, reason: 'no-office' })
    expect(await appoint(suzuki)).toMatchObject({ ok: true })
    const claims = {
      issuer: house.config.staffIdentity.issuer,
      subject: '100001',
      name: '鈴木一',
      email: 's@example.jp',
    }
    const accountId = await house.db.transact((tx) => openStaffAccount(tx, house, claims))
    expect(accountId).toBeDefined()
    const { rows } = await sql<{ action: string }>`
      select action from platform.audit where action = 'people.administrator.appoint'`.execute(house.db.kysely)
    expect(rows).toHaveLength(1)
  })

  test('登録コードは一度だけ表示され、サインインの前でも後でも出せる。パスキーがあれば、なくしたと言うまで出さない', async () => {
    const enrol = (number: string, lost = false) =>
      house.db.transact((tx) => enrolByMachine(tx, house, { number, lost }))
    expect(await enrol('999999')).toEqual({ ok: false, reason: 'nobody' })
    const first = await enrol('100001')
    const second = await enrol('100001')
    const { rows } = await sql<{ id: AccountId }>`
      select id from auth.accounts where realm = 'staff' and subject = '100001'`.execute(house.db.kysely)
    const accountId = rows[0]?.id
    if (!first.ok || !second.ok || !accountId) throw new Error('no code was issued')
    const fits = (code: string) => house.db.transact((tx) => checkEnrolmentCode(tx, accountId, code, { use: false }))
    expect(await fits(first.code)).toBe(false)
    expect(await fits(second.code)).toBe(true)
    await sql`
      insert into auth.passkeys (account_id, credential_id, public_key, backup_eligible, backed_up, name)
      values (${accountId}, 'lost-key', 'x', false, false, 'なくした鍵')`.execute(house.db.kysely)
    expect(await enrol('100001')).toEqual({ ok: false, reason: 'has-passkey' })
    expect(await enrol('100001', true)).toMatchObject({ ok: true })
    expect(await house.db.read((tx) => hasPasskeys(tx, accountId))).toBe(false)
  })

  test('もういるなら、コマンドではだれも管理者にできない', async () => {
    const other = { ...suzuki, number: '100002', name: '別の人' }
    expect(await appoint(other)).toEqual({ ok: false, reason: 'somebody-is' })
  })
})
