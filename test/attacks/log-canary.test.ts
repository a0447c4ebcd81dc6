import { afterAll, beforeAll, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { sql } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { newId } from '#platform/ids/index.ts'
import { notify } from '#platform/notices/index.ts'
import { counter } from '#platform/telemetry/index.ts'
import { type Canary, canaries, canariesIn } from './canaries.ts'
import { allowanceDay, certificateDay, dogDay, fromOutside, mishaps, signIn } from './day-of-canaries.ts'
import { facilityDay } from './facility-day.ts'
import { tablesWith } from './rows-of.ts'
import { openWatchedOffice, type WatchedOffice } from './watched-office.ts'

// One day of the office for 佐藤花子: what she is, what she typed and what was typed about her stands nowhere but in her file.

let office: WatchedOffice
let written: Record<string, string>

beforeAll(async () => {
  office = await openWatchedOffice(`${canaries.name} ${canaries.freeText} ${canaries.mail}`)
  const hanako = await signIn(office)
  const certificate = await certificateDay(office, hanako)
  await dogDay(office, hanako)
  await allowanceDay(office, hanako)
  await facilityDay(office, hanako)
  await fromOutside(office)
  await mishaps(office, hanako, certificate)
  written = await office.writtenDown()
}, 120_000)
afterAll(() => office?.close())

const count = async (query: ReturnType<typeof sql<{ count: number }>>) =>
  (await query.execute(office.house.db.kysely)).rows[0]?.count

test('その日、証明書は投函され、犬の申請は直され、児童手当の通知書と支払いの依頼が出て、メールとLINEが届いた', async () => {
  const { rows } = await sql<{ procedure: string; channel: string; state: string }>`
    select procedure, channel, state from procedures.applications where submitted_at is not null
    order by submitted_at, id limit 10`.execute(office.house.db.kysely)
  expect(rows).toEqual([
    { procedure: 'residence-certificate', channel: 'web', state: 'completed' },
    { procedure: 'dog-registration', channel: 'web', state: 'in_review' },
    { procedure: 'child-allowance', channel: 'web', state: 'notified' },
    { procedure: 'child-allowance', channel: 'mynaportal', state: 'submitted' },
  ])
  expect(await count(sql`select count(*)::int from platform.files where claimed_name = ${canaries.fileName}`)).toBe(1)
  expect(
    await count(sql`select count(*)::int from payments.payouts where payee_person_id = ${satoHanako.personId}`),
  ).toBe(1)
  expect(
    await count(sql`select count(*)::int from messaging.deliveries where channel = 'line' and state = 'sent'`),
  ).toBeGreaterThan(2)
  expect(office.mail.received.length).toBeGreaterThan(0)
})

test('名前も住所も口座も、書かれた文も、ログ、跡、数字、行き先、閲覧の記録、できごと、仕事、お知らせには一つも残らない', () => {
  const found = Object.entries(written).map(([where, text]) => [where, canariesIn(text)])
  expect(found).toEqual(Object.keys(written).map((where) => [where, []]))
})

test('個人番号は、断られた所にも、ほかのどの表にも残らない', async () => {
  expect(await tablesWith(office.house, canaries.individualNumber)).toEqual([])
  // The search finds what was kept.
  expect(await tablesWith(office.house, canaries.freeText)).toContain('procedures.answers')
})

test('探し方は確かで、それぞれの場所に置いた名前は、どの書き方でも見つかる', async () => {
  const { house } = office
  for (const where of [
    'log lines',
    'spans',
    'figures',
    'addresses',
    'platform.audit',
    'platform.events',
    'platform.notices',
    'kept.jobs',
  ])
    expect(written[where]?.length, where).toBeGreaterThan(1000)
  expect(written['log lines']).toContain('request failed')
  expect(written['log lines']).toContain('22P02')
  for (const [canary, value] of Object.entries(canaries) as [Canary, string][])
    for (const spelt of [
      value,
      encodeURIComponent(value),
      JSON.stringify({ a: value }),
      Buffer.from(`x${value}y`).toString('hex'),
    ])
      expect(canariesIn(`before ${spelt} after`), spelt).toContain(canary)
  expect(canariesIn(Buffer.from(`とどけ先は${canaries.address}です`).toString('base64'))).toContain('address')

  const planted = [canaries.name, canaries.mail, canaries.line, canaries.accountNumber] as const
  await house.db.transact(async (tx) => {
    const subject = { kind: 'procedures.application', id: newId() }
    await recordAudit(tx, { actor: { kind: 'anonymous' }, action: 'a.b.c', subject, ids: { a: planted[0] } })
    await emit(tx, { type: 'a.b', subjectKind: 'person', subjectId: satoHanako.personId, data: { a: planted[1] } })
    await enqueue(tx, 'messaging.deliver', { a: planted[2] })
    await notify(tx, { kind: 'procedures.received', personId: satoHanako.personId, key: 'k', data: { a: planted[3] } })
  })
  counter('madoguchi_planted_total', 'Planted.').add({ a: canaries.kana })
  const now = await office.writtenDown()
  expect(Object.entries(now).flatMap(([where, text]) => canariesIn(text).map((one) => `${where}: ${one}`))).toEqual([
    'figures: kana',
    'platform.audit: name',
    'platform.events: mail',
    'platform.notices: accountNumber',
    'kept.jobs: line',
  ])
})
