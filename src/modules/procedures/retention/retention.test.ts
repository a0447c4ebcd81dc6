import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messaging, sendLetter } from '#modules/messaging/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { storeDocument } from '#platform/documents/index.ts'
import { storeUpload } from '#platform/files/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { notify } from '#platform/notices/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../index.ts'
import type { ApplicationId } from '../store/applications.ts'
import { filedClaim } from '../testing/filed-claim.ts'
import { aGuest, askedAsGuest } from '../testing/guest.ts'
import { plantAround } from '../testing/planted-everywhere.ts'
import { dispose, disposeNext } from './actions/dispose.ts'

const canary = 'カナリア'
const inHex = Buffer.from(canary).toString('hex')

let house: TestHouse
let shimizu: ReturnType<typeof browse>
let app: ReturnType<typeof testApp>
let gone: Case
let held: Case
let last: Case
let bystander: ApplicationId
let visitor: { id: ApplicationId; personId: string }

type Case = { id: ApplicationId; receiptNumber: string; storageName: string }

beforeAll(async () => {
  house = await testHouse({
    modules: [people, payments, messaging, procedures],
    now: '2026-12-02T10:00:00+09:00',
  })
  app = testApp(house)
  await signInAs(house, '佐藤花子')
  gone = await fullCase()
  held = await fullCase()
  last = await fullCase()
  bystander = (await filedClaim(house, { procedure: 'child-allowance', name: '佐藤花子', answers: {} })).id
  visitor = await fullVisit()
  await settle(house, { tolerant: true })
  await exported()
}, 60_000)
afterAll(() => house?.close())

const run = <Row>(statement: ReturnType<typeof sql<Row>>) => house.db.transact((tx) => statement.execute(tx))

/** A closed case with something of the person in every kind of place. */
async function fullCase(): Promise<Case> {
  const at = house.clock.now()
  const answers = { phone: `${canary}電話`, children: { isDone: true, rows: ['r1'] } }
  const { id, personId } = await filedClaim(house, { procedure: 'child-allowance', name: '佐藤花子', answers })
  await run(sql`insert into procedures.answers (application_id, field_id, row_id, value, source, updated_at)
    values (${id}, 'name', 'r1', ${JSON.stringify(`${canary}葵`)}::jsonb, 'resident', ${at})`)
  await run(sql`insert into procedures.subjects (application_id, person_id) values (${id}, ${personId})`)
  await run(sql`insert into procedures.corrections (application_id, fields, reason, answer_by, requested_by, requested_at, before)
    select ${id}, '{phone}', ${`${canary}補正`}, ${house.clock.today()}, id, ${at}, ${JSON.stringify({ phone: canary })}::jsonb
    from people.staff order by id limit 1`)
  await run(sql`insert into procedures.decisions (application_id, outcome, reason, proposed_by, proposed_at)
    select ${id}, 'refuse', ${`${canary}理由`}, id, ${at} from people.staff order by id limit 1`)
  await run(sql`insert into procedures.inquiries (application_id, written_at, person_id, body)
    values (${id}, ${at}, ${personId}, ${`${canary}質問`})`)
  await run(sql`
    with first as (
      insert into procedures.case_notes (application_id, body, written_by, written_at)
      select ${id}, ${`${canary}メモ`}, id, ${at} from (select id from people.staff order by id limit 1) s returning id, written_by)
    insert into procedures.case_notes (application_id, body, corrects_id, written_by, written_at)
    select ${id}, ${`${canary}訂正`}, id, written_by, ${at} from first`)
  await run(sql`insert into procedures.advice (application_id, office_id, question, shares, due_on, asked_by, asked_at)
    select ${id}, o.id, ${`${canary}照会`}, '{phone}', ${house.clock.today()}, s.id, ${at}
    from (select id from people.staff order by id limit 1) s, (select id from people.offices order by id limit 1) o`)
  await run(sql`insert into auth.signatures (account_id, reference_kind, reference_id, content_hash, transaction_id,
      certificate_serial, certificate, signature, signed_at)
    select a.id, 'procedures.application', ${id}, sha256('x'), uuidv7(), 'serial', ${JSON.stringify({ name: canary })}::jsonb, 'x', ${at}
    from (select account_id as id from procedures.applications where id = ${id}) a`)
  const bytes = new TextEncoder().encode(`%PDF-1.4\n${canary}\n%%EOF`)
  const owner = { kind: 'procedures.application', id }
  const stored = await storeUpload(house, { bytes, owner, claimedName: `${canary}.pdf` })
  if (!stored.ok) throw new Error(stored.reason)
  await house.db.transact(async (tx) => {
    const documentId = await storeDocument(tx, { kind: 'refusal', bytes, owner, subjects: [personId], at })
    const address = { postcode: '176-8501', address: `${canary}町`, addressee: canary }
    await sendLetter(tx, { documentId, personId, address, reference: `refusal:${id}` })
    await notify(tx, {
      kind: 'procedures.withdrawn',
      personId,
      key: `procedures.withdrawn:${id}`,
      data: { note: canary },
    })
  })
  await plantAround(house, { id, personId }, canary)
  await run(sql`update procedures.applications set state = 'withdrawn', closed_at = ${at} where id = ${id}`)
  const { rows } = await run(sql<Omit<Case, 'id'>>`
    select a.receipt_number as "receiptNumber", f.storage_name as "storageName"
    from procedures.applications a join platform.files f on f.owner_id = a.id where a.id = ${id}`)
  const [row] = rows
  if (!row) throw new Error('nothing was filed')
  return { id, ...row }
}

/** What somebody without a card asked for and took back, with how they called themselves and where they were told. */
async function fullVisit(): Promise<typeof visitor> {
  const self = {
    ...{ 'self-name': `${canary}まり`, 'self-kana': `${canary}マリ`, 'self-address': `見本県${canary}町1番` },
    'self-mail': 'canary@example.jp',
  }
  const { number } = await askedAsGuest({ app }, { ...aGuest, ...self })
  await settle(house, { tolerant: true })
  const { rows } = await run(sql<{ id: ApplicationId; personId: string }>`
    update procedures.applications set state = 'withdrawn', closed_at = ${house.clock.now()}
    where receipt_number = ${number} returning id, applicant_person_id as "personId"`)
  return rows[0] ?? never()
}

/** A file of the cases, as a clerk takes one out. */
async function exported(): Promise<void> {
  const ishii = browse(app, await staffSignInAs(house, '石井恵子'))
  const asked = { procedure: 'child-allowance', states: 'all', reason: '現況の集計', format: 'csv-utf-8' }
  expect((await ishii.submit('/staff/exports', asked)).status).toBe(303)
  await settle(house, { tolerant: true })
}

/** Names of files below a folder of DATA_DIR. */
const filesBelow = (folder: string): string[] => {
  const path = join(house.config.dataDir, folder)
  if (!existsSync(path)) return []
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
  return found.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
}

/** Every row of every table that the program can read, as text, in which one of the words stands. */
async function tablesWith(...words: string[]): Promise<string[]> {
  const { rows: tables } = await run(sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')
      and has_table_privilege(format('%I.%I', schemaname, tablename), 'select') order by 1`)
  expect(tables.length).toBeGreaterThan(90)
  const found: string[] = []
  const like = words.map((word) => `%${word}%`)
  for (const { name } of tables) {
    const { rows } = await run(sql`select from ${sql.raw(name)} t where t::text like any(${like}::text[]) limit 1`)
    if (rows.length > 0) found.push(name)
  }
  return found
}

const bytesOf = ({ storageName }: Case) => join(house.config.dataDir, 'files', storageName.slice(0, 2), storageName)
const never = (): never => {
  throw new Error('not there')
}
const isThere = async (id: ApplicationId) =>
  (await run(sql`select from procedures.applications where id = ${id}`)).rows.length > 0
const page = async () => (await shimizu.get('/staff/disposals')).text()

describe('保存年限と廃棄', () => {
  test('カナリアは、起案、照会、ポータル、同意、他のシステムへの知らせ、書き出し、住登外の記録、連絡先にもいる', async () => {
    const planted = [
      ...['acts', 'act_steps', 'deliveries', 'lookups', 'agreements', 'portal_items', 'corrections', 'inquiries'],
      ...['case_notes', 'advice', 'answers', 'decisions'],
    ].map((name) => `procedures.${name}`)
    const elsewhere = ['people.outside_records', 'platform.files', 'messaging.letters', 'auth.signatures']
    const found = await tablesWith(canary, inHex)
    expect([...planted, ...elsewhere].filter((name) => !found.includes(name))).toEqual([])
    expect(await tablesWith('canary@example.jp')).toContain('messaging.contacts')
    expect(await tablesWith(gone.id)).toContain('procedures.webhook_deliveries')
    expect(filesBelow('exports')).not.toEqual([])
    expect(await tablesWith('現況の集計')).toEqual(['procedures.exports'])
  })

  test('年限は、終わった年度の翌年度の4月1日から数える。その日まで予定に載らない', async () => {
    house.setNow('2032-03-31T23:00:00+09:00')
    await settle(house, { tolerant: true })
    shimizu = browse(app, await staffSignInAs(house, '清水隆'))
    expect(await page()).toContain('保存年限の過ぎた申請はありません')
    house.setNow('2032-04-01T09:00:00+09:00')
    await settle(house, { tolerant: true })
    expect(await page()).toMatch(/2026年度[\s\S]*5年[\s\S]*3件[\s\S]*0件/)
    // What was taken out of the house was gone after a day, and who took it after three years.
    expect(filesBelow('exports')).toEqual([])
    expect(await tablesWith('現況の集計')).toEqual([])
    expect(await isThere(gone.id)).toBe(true)
  })

  test('受け持つ課の長だけが、理由を残して廃棄を止められる', async () => {
    const ishii = browse(app, await staffSignInAs(house, '石井恵子'))
    const wish = { number: held.receiptNumber, ground: 'appeal', reason: '令和13年審査第4号' }
    expect((await ishii.submit('/staff/holds', wish)).status).toBe(303)
    expect((await ishii.submit('/staff/holds', wish)).status).toBe(422)
    expect(await (await ishii.get('/staff/holds')).text()).toContain('令和13年審査第4号')
    const nakamura = browse(app, await staffSignInAs(house, '中村葵'))
    expect((await nakamura.get('/staff/holds')).status).toBe(403)
    const kato = browse(app, await staffSignInAs(house, '加藤誠'))
    expect([403, 422]).toContain(
      (await kato.get('/staff/holds')).status === 403 ? 403 : (await kato.submit('/staff/holds', wish)).status,
    )
  })

  test('公文書の係でない人は、課の長でも廃棄を確認できない', async () => {
    const ishii = browse(app, await staffSignInAs(house, '石井恵子'))
    expect((await ishii.get('/staff/disposals')).status).toBe(403)
  })

  test('確認すると途中で止まっても続きから進み、本人のものはどの表にも、ファイルの置き場にも残らない', async () => {
    const action = /action="([^"]*\/confirmation)"/.exec(await page())?.[1] ?? ''
    const id = action.split('/').at(-2) ?? ''
    expect((await shimizu.submit('/staff/disposals', {}, action)).status).toBe(303)
    // One batch, and then the process is killed: rows gone, bytes still there.
    await disposeNext(house, parseId<'disposal'>(id) ?? never(), 1)
    const interrupted = (await isThere(gone.id)) ? last : gone
    expect([await isThere(interrupted.id), existsSync(bytesOf(interrupted))]).toEqual([false, true])
    await dispose(house)
    await settle(house, { tolerant: true })
    for (const one of [gone, last]) expect([await isThere(one.id), existsSync(bytesOf(one))]).toEqual([false, false])
    expect([await isThere(held.id), existsSync(bytesOf(held)), await isThere(bystander)]).toEqual([true, true, true])
    expect(await page()).toMatch(/2件[\s\S]*2件[\s\S]*2件[\s\S]*廃棄しました/)
  })

  test('残るのは数と、番号だけの監査とできごとである', async () => {
    const stays = /^(platform\.(audit|audit_\w+|events|event_deliveries)|messaging\.\w*position\w*)$/
    expect((await tablesWith(gone.id, gone.receiptNumber)).filter((name) => !stays.test(name))).toEqual([])
  })

  test('カードのない人は、最後の申請と一緒に、名乗ったことも、連絡先も、アカウントも消える。番号だけが残り、だれも指さない', async () => {
    expect(await tablesWith('canary@example.jp')).not.toEqual([])
    const action = /action="([^"]*\/confirmation)"/.exec(await page())?.[1] ?? ''
    await shimizu.submit('/staff/disposals', {}, action)
    await settle(house, { tolerant: true })
    expect(await isThere(visitor.id)).toBe(false)
    expect(await tablesWith('canary@example.jp', `${canary}まり`, `${canary}町1番`)).toEqual([])
    const stays = /^(platform\.(audit|audit_\w+|events|event_deliveries)|people\.(persons|atena_numbers))$/
    expect((await tablesWith(visitor.personId)).filter((name) => !stays.test(name))).toEqual([])
  })

  test('止めていた申請は残り、外すと次の予定に載って、そのあとはカナリアがどこにもいない', async () => {
    expect(await tablesWith(canary, inHex)).toContain('procedures.answers')
    const ishii = browse(app, await staffSignInAs(house, '石井恵子'))
    const lifting = /action="([^"]*\/lifting)"/.exec(await (await ishii.get('/staff/holds')).text())?.[1] ?? ''
    await ishii.submit('/staff/holds', {}, lifting)
    house.setNow('2032-04-02T09:00:00+09:00')
    await settle(house, { tolerant: true })
    const action = /action="([^"]*\/confirmation)"/.exec(await page())?.[1] ?? ''
    await shimizu.submit('/staff/disposals', {}, action)
    await settle(house, { tolerant: true })
    expect(await isThere(held.id)).toBe(false)
    expect(await tablesWith(canary, inHex)).toEqual([])
    expect(filesBelow('files').filter((path) => readFileSync(path).includes(canary))).toEqual([])
  })

  test('確認されていない廃棄は、データベースがしない', async () => {
    const { rows } = await run(sql`select * from procedures.destroy_cases(uuidv7(), '2099-01-01', 100)`)
    expect(rows).toEqual([])
    await expect(run(sql`delete from procedures.subjects`)).rejects.toMatchObject({ code: '42501' })
    await expect(
      run(sql`select procedures.delete_with_children('procedures.applications'::regclass, '{}')`),
    ).rejects.toMatchObject({ code: '42501' })
  })
})
