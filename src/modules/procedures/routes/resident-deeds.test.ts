import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoStaff } from '#demo/staff.ts'
import { messaging } from '#modules/messaging/index.ts'
import { paymentOf, payments, requestPayment } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { type Actor, anonymous, issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { type AccountId, newId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { expectPolicyAgrees, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { answerPage } from '../actions/answer.ts'
import { answerCorrection } from '../actions/answer-correction.ts'
import type { VerifiedResident } from '../actions/load-case.ts'
import { definitionsOf, publishDefinition } from '../actions/publish.ts'
import { startApplication } from '../actions/start.ts'
import { agenda } from '../agenda.ts'
import { hanako, ken, ren, residenceCertificate } from '../fixtures.ts'
import { procedures } from '../index.ts'
import { ownApplications } from '../policy.ts'
import { type ApplicationId, findApplication } from '../store/applications.ts'
import { currentRevision } from '../store/revisions.ts'

let house: TestHouse
let account: AccountId
let actor: VerifiedResident

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, messaging, procedures] })
  const { rows } = await sql<{ id: AccountId }>`
    insert into auth.accounts (realm, issuer, subject, person_id, display_name)
    values ('resident', 'test', 'hanako', ${hanako}, '佐藤花子') returning id`.execute(house.db.kysely)
  account = rows[0]?.id ?? newId()
  actor = { kind: 'resident', accountId: account, personId: hanako, level: 'verified', displayName: '佐藤花子' }
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow('2026-12-02T10:00:00+09:00')
  await sql`update procedures.applications set state = 'withdrawn', closed_at = updated_at where submitted_at is null`.execute(
    house.db.kysely,
  )
})

const start = () =>
  house.db.transact((tx) => startApplication(tx, house, actor, { procedure: 'residence-certificate', lang: 'ja' }))

const answers: [string, Record<string, string[]>][] = [
  ['whose', { whose: ['self'] }],
  ['items', { items: [] }],
  ['copies', { copies: ['1'] }],
  ['delivery', { delivery: ['post'] }],
]

async function filled(): Promise<ApplicationId> {
  const { id } = await start()
  for (const [pageKey, sent] of answers)
    await house.db.transact((tx) => answerPage(tx, house, actor, { id, pageKey, sent }))
  return id
}

/** Filed on 2 December; the office asks for `fields` the next day. */
async function askedAgain(fields: string[]): Promise<ApplicationId> {
  const id = await filled()
  const staffId = demoStaff[0]?.staffId
  await sql`update procedures.applications set state = 'awaiting_correction', content_hash = decode(repeat('00', 32), 'hex'), fee_total = 410,
      submitted_at = ${house.clock.now()}, receipt_number = ${id}, due_on = '2026-12-03', submitted_revision_id = revision_id where id = ${id}`.execute(
    house.db.kysely,
  )
  await sql`insert into procedures.corrections (application_id, fields, reason, answer_by, requested_by, requested_at)
    values (${id}, ${fields}, '提出先に続柄が必要か教えてください', '2026-12-10', ${staffId}, '2026-12-03T09:00:00+09:00')`.execute(
    house.db.kysely,
  )
  return id
}

describe('公開された定義', () => {
  test('変わらなければ番号は増えず、変わると次の番号になる', async () => {
    const first = await house.db.read((tx) => currentRevision(tx, 'residence-certificate'))
    expect(await house.db.transact((tx) => publishDefinition(tx, house, residenceCertificate))).toBe('unchanged')
    const { id } = await start()
    await house.db.transact((tx) => publishDefinition(tx, house, { ...residenceCertificate, minutes: 4 }))
    const second = await house.db.read((tx) => currentRevision(tx, 'residence-certificate'))
    expect(second?.number).toBe((first?.number ?? 0) + 1)

    const draft = await house.db.read((tx) => findApplication(tx, id))
    expect(draft?.revisionId).toBe(first?.id)
    await house.db.transact((tx) => publishDefinition(tx, house, residenceCertificate))
  })

  test('公開されたものは書き換えられない', async () => {
    await expect(sql`update procedures.revisions set number = 99`.execute(house.db.kysely)).rejects.toThrow(
      /never changed/,
    )
  })

  test('直すところのある定義は公開しない', async () => {
    const broken = { ...residenceCertificate, name: { ...residenceCertificate.name, en: '' } }
    await expect(house.db.transact((tx) => publishDefinition(tx, house, broken))).rejects.toThrow(/missing_words/)
  })
})

describe('見てよい人', () => {
  test('ルールとデータベースの答えは同じである', async () => {
    const id = await filled()
    const other = newId<'application'>()
    await sql`insert into procedures.applications (id, procedure, revision_id, applicant_person_id, account_id, office_id, lang, created_at, updated_at)
      select ${other}, procedure, revision_id, ${ren}, account_id, office_id, lang, created_at, updated_at from procedures.applications where id = ${id}`.execute(
      house.db.kysely,
    )
    const resident = (personId?: typeof hanako): Actor => ({
      kind: 'resident',
      accountId: account,
      level: personId ? 'verified' : 'signed-in',
      displayName: '',
      ...(personId && { personId }),
    })
    const rows = [
      { id, applicantPersonId: hanako },
      { id: other, applicantPersonId: ren },
    ]
    await house.db.read((tx) =>
      expectPolicyAgrees(tx, ownApplications, {
        actors: [
          anonymous,
          resident(),
          resident(hanako),
          resident(ken),
          resident(ren),
          { ...actor, level: 'signed-in' },
          { kind: 'system', task: 'x' },
        ],
        rows,
        idsWhere: (scope) =>
          sql<{
            id: string
          }>`select a.id from procedures.applications a where a.id = any(${rows.map((row) => row.id)}::uuid[]) and ${scope}`,
      }),
    )
  })
})

describe('二つの画面で答えても', () => {
  test('どちらの答えも残る', async () => {
    const { id } = await start()
    await house.db.transact((tx) => answerPage(tx, house, actor, { id, pageKey: 'whose', sent: { whose: ['self'] } }))
    await house.db.transact((tx) => answerPage(tx, house, actor, { id, pageKey: 'items', sent: { items: [] } }))
    await Promise.all([
      house.db.transact((tx) => answerPage(tx, house, actor, { id, pageKey: 'copies', sent: { copies: ['2'] } })),
      house.db.transact((tx) => answerPage(tx, house, actor, { id, pageKey: 'items', sent: { items: ['honseki'] } })),
    ])
    const { rows } = await sql<{
      field: string
      value: unknown
    }>`select field_id as field, value from procedures.answers where application_id = ${id}`.execute(house.db.kysely)
    expect(Object.fromEntries(rows.map(({ field, value }) => [field, value]))).toMatchObject({
      copies: 2,
      items: ['honseki'],
    })
  })

  test('前の質問に答える前に、後の質問には答えられない', async () => {
    const { id } = await start()
    const early = await house.db.transact((tx) =>
      answerPage(tx, house, actor, { id, pageKey: 'copies', sent: { copies: ['2'] } }),
    )
    expect(early).toMatchObject({ ok: false, reason: 'too_early', nextPage: 'whose' })
  })
})

describe('補正に答える', () => {
  test('尋ねられたところだけが変わり、前の答えが差分に残り、待った日だけ期限が延びる', async () => {
    const id = await askedAgain(['items'])
    house.setNow('2026-12-07T10:00:00+09:00')
    const sent = { items: ['relation'], copies: ['9'], whose: ['household'] }
    expect(await house.db.transact((tx) => answerCorrection(tx, house, actor, { id, sent }))).toEqual({ ok: true })
    const { rows } = await sql<{ before: unknown; state: string; due: Temporal.PlainDate; copies: number }>`
      select c.before, a.state, a.due_on as due, (select value from procedures.answers where application_id = ${id} and field_id = 'copies') as copies
      from procedures.corrections c join procedures.applications a on a.id = c.application_id where a.id = ${id}`.execute(
      house.db.kysely,
    )
    expect(rows[0]).toMatchObject({ before: { items: [] }, state: 'in_review', copies: 1 })
    expect(rows[0]?.due.toString()).toBe('2026-12-07')
  })

  test('二度目の答えは受け取らない', async () => {
    const id = await askedAgain(['items'])
    const twice = await Promise.all(
      [1, 2].map(() => house.db.transact((tx) => answerCorrection(tx, house, actor, { id, sent: { items: [] } }))),
    )
    expect(twice.filter((one) => one.ok)).toHaveLength(1)
  })

  test('書類を尋ねられたら、書類がないと答えにならない', async () => {
    const id = await askedAgain(['paper'])
    const answered = await house.db.transact((tx) => answerCorrection(tx, house, actor, { id, sent: {} }))
    expect(answered).toEqual({ ok: false, reason: 'paper_missing' })
  })

  test('予定には、答える期限が出る', async () => {
    const id = await askedAgain(['items'])
    const items = await house.db.read((tx) => agenda(tx, actor, 'ja', house))
    expect(items.find((item) => item.href.includes(id))).toMatchObject({
      state: 'you',
      onIsDeadline: true,
      href: `/applications/${id}/correction`,
    })
  })
})

describe('下書き', () => {
  test('確かめたまま払わずに30日たったものも、支払いの用意を取り消してから消える', async () => {
    const confirmed = await filled()
    await sql`update procedures.applications set state = 'confirmed', content_hash = '\\x00', fee_total = 300,
      updated_at = '2026-10-01T00:00:00Z' where id = ${confirmed}`.execute(house.db.kysely)
    const purpose = { kind: 'procedures.application', id: confirmed }
    const lines = [{ label: '手数料', unit: yen(300), count: 1, amount: yen(300), account: 'fee' as const }]
    await house.db.transact(async (tx) => {
      const application = await findApplication(tx, confirmed)
      if (application) await requestPayment(tx, { purpose, payerPersonId: application.applicantPersonId, lines })
    })
    await procedures.sweeps?.['procedures.old-drafts']?.(house)
    expect(await house.db.read((tx) => findApplication(tx, confirmed))).toBeUndefined()
    expect((await house.db.read((tx) => paymentOf(tx, purpose)))?.state).toBe('released')
  })

  test('30日さわらなければ消え、申請したものは残る', async () => {
    const filed = await askedAgain(['items'])
    const draft = await filled()
    const isThere = async (id: ApplicationId) => (await house.db.read((tx) => findApplication(tx, id))) !== undefined
    house.setNow('2026-12-31T10:00:00+09:00')
    await procedures.sweeps?.['procedures.old-drafts']?.(house)
    expect([await isThere(filed), await isThere(draft)]).toEqual([true, true])
    house.setNow('2027-01-02T10:00:00+09:00')
    await procedures.sweeps?.['procedures.old-drafts']?.(house)
    expect([await isThere(filed), await isThere(draft)]).toEqual([true, false])
  })
})

describe('API', () => {
  test('ページと同じように、はじめ、答え、確定し、取り下げられる', async () => {
    const app = testApp(house)
    const token = await house.db.transact((tx) =>
      issueToken(tx, {
        accountId: account,
        scopes: ['applications.read', 'applications.write'],
        expires: Temporal.Now.instant().add({ hours: 1 }),
      }),
    )
    const call = async (method: string, path: string, body?: unknown) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const response = await app.request(`/api/v1${path}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json() }
    }
    const started = await call('POST', '/applications', { procedure: 'residence-certificate' })
    expect(started).toMatchObject({ status: 201, body: { state: 'draft', nextPage: 'whose' } })
    const path = `/applications/${started.body.id}`
    expect(await call('PUT', `${path}/answers/whose`, { whose: 'nobody' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'whose' }] },
    })
    expect(await call('POST', `${path}/confirmation`, { content: 'x' })).toMatchObject({ status: 409 })
    await call('PUT', `${path}/answers/whose`, { whose: 'household' })
    await call('PUT', `${path}/answers/items`, { items: ['relation'] })
    await call('PUT', `${path}/answers/copies`, { copies: 2 })
    const last = await call('PUT', `${path}/answers/delivery`, { delivery: 'counter' })
    expect(last.body).toMatchObject({ nextPage: null, fee: { total: 600 } })
    const confirmed = await call('POST', `${path}/confirmation`, { content: last.body.content })
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed', feeTotal: 600 } })
    expect(await call('POST', `${path}/submission`, {})).toMatchObject({ status: 409 })
    expect(await call('POST', `${path}/withdrawal`, {})).toMatchObject({ status: 200, body: { state: 'withdrawn' } })
    expect((await call('GET', `/applications/${newId()}`)).status).toBe(404)
    expect((await call('GET', '/procedures')).body.procedures).toHaveLength(definitionsOf(house).length)
  })
})
