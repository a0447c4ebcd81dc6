import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { satoKen } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { publishDefinition } from '../../actions/publish.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { type ApiCaller, openApiOf, operationsOf } from '#platform/testing/api-caller.ts'
import { filedBookings } from '../../testing/booked-visit.ts'
import { filedCase, verifiedResident } from '../../testing/filed-case.ts'
import { filedClaim } from '../../testing/filed-claim.ts'
import { filedRequest } from '../../testing/filed-request.ts'
import { type ActLine, grantedRequest } from '../../testing/granted-request.ts'
import { type Office, openOffice, pay } from '../../testing/office.ts'
import { publishSamples, sampleNotification } from '../../testing/sample-procedures.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { uploadProcedure } from '../../testing/upload-procedure.ts'

const words = (text: string) => ({ ja: text, easy: text, en: text })
const together = parseDefinition({
  ...sampleNotification,
  procedure: 'together-api',
  coApplicant: { field: 'partner', days: 7, ground: words('みほんじょうれい だい1じょう'), confirmed: false },
  pages: [
    {
      key: 'partner',
      title: words('だれと'),
      fields: [{ id: 'partner', type: 'persons', max: 1, label: words('だれと') }],
    },
  ],
})

let office: Office
let api: ApiCaller
/** By name. */
const tokens: Record<string, string> = {}
const residents = ['佐藤花子', '佐藤健']
const staff = ['高橋真', '田中美咲', '森大地', '中村葵', '小山修', '石井恵子', '加藤誠', '松本香', '西村翔']

beforeAll(async () => {
  office = await openOffice()
  mkdirSync(office.house.config.dataDir, { recursive: true })
  api = await openApiOf(office)
  await office.house.db.transact(async (tx) => {
    await publishSamples(tx, office.house)
    await publishDefinition(tx, office.house, uploadProcedure)
    await publishDefinition(tx, office.house, together)
  })
  for (const name of residents) tokens[name] = await api.tokenOf((await verifiedResident(office.house, name)).accountId)
  for (const name of staff) tokens[name] = await api.tokenOf((await staffActor(office.house, name)).accountId)
})
afterAll(() => office?.close())

const actor = (name: string) => staffActor(office.house, name)
const proven = new Set<string>()

/**
 * Does something once, as described. The first time of each deed: while it runs, the same key gets 409; afterwards the same
 * body gets the same answer again, and another body 422. `who` is a name.
 */
async function once(operationId: string, status: number, path: string, who: string, body?: unknown) {
  const token = tokens[who] ?? ''
  const key = randomUUID()
  const fresh = () => (body instanceof File ? formWith(body) : body)
  const done = () => api.call(operationId, status, path, { token, key, body: fresh() })
  if (proven.has(operationId)) return done()
  const method = api.methodOf(operationId).toUpperCase()
  const again = async (sent: unknown) => {
    const response = await api.send(method, path, { token, key, body: sent })
    return [operationId, response.status, await response.json()]
  }
  const answer = await held(done, async () => {
    expect(await again(fresh())).toMatchObject([operationId, 409, { code: 'idempotency_key_in_flight' }])
  })
  expect(await again(fresh())).toEqual([operationId, status, answer])
  const other = body instanceof File ? formWith(pdf('other')) : { ...(body as object | undefined), other: 'x' }
  expect(await again(other)).toMatchObject([operationId, 422, { code: 'idempotency_key_reused' }])
  proven.add(operationId)
  return answer
}

/** Holds a call where it writes its key, looks meanwhile, and lets it go on. */
async function held<Answer>(begin: () => Promise<Answer>, meanwhile: () => Promise<void>): Promise<Answer> {
  const begun = await office.house.db.transact(async (tx) => {
    await sql`lock table platform.idempotency_keys in share mode`.execute(tx)
    const running = begin()
    running.catch(() => undefined)
    await expect.poll(isWaiting, { interval: 2 }).toBe(true)
    await meanwhile()
    return { running }
  })
  return begun.running
}

const isWaiting = async () =>
  (
    await sql`
      select from pg_locks l join pg_class t on t.oid = l.relation
      where t.relname = 'idempotency_keys' and not l.granted
        and l.database = (select oid from pg_database where datname = current_database())`.execute(
      office.house.db.kysely,
    )
  ).rows.length > 0

const formWith = (file: File) => {
  const form = new FormData()
  form.set('file', file)
  return form
}
const pdf = (text: string, name = 'paper.pdf') =>
  new File([`%PDF-1.7\n${text}\n%%EOF`], name, { type: 'application/pdf' })
const listed = (value: unknown) => z.array(z.looseObject({ id: z.string() })).parse(value)
const look = (operationId: string, path: string, who: string) =>
  api.call(operationId, 200, path, { token: tokens[who] ?? '' })
const one = async (query: ReturnType<typeof sql<{ id: string }>>): Promise<string> =>
  (await query.execute(office.house.db.kysely)).rows[0]?.id ?? 'nothing'
const discard = () =>
  sql`update procedures.applications set state = 'withdrawn' where state in ('draft', 'confirmed')`.execute(
    office.house.db.kysely,
  )

describe('住民がすることを、APIで', () => {
  const hanako = '佐藤花子'
  const begin = async (procedure: string, who = hanako) =>
    (await once('startApplication', 201, '/applications', who, { procedure })).id

  test('はじめて、書きかけを置き、ファイルを送って答え、確定して戻り、はじめからやり直す', async () => {
    const path = `/applications/${await begin('upload-test')}`
    const typing = { window: 'program-1', typed: { place: ['庭の'] } }
    await once('keepUnfinished', 200, `${path}/unfinished/photos`, hanako, typing)
    expect(await look('readUnfinished', `${path}/unfinished`, hanako)).toMatchObject({
      fields: [{ field: 'place', row: null, typed: ['庭の'], version: 1 }],
    })
    const behind = { ...typing, window: 'program-2' }
    expect(
      await api.call('keepUnfinished', 409, `${path}/unfinished/photos`, { token: tokens[hanako] ?? '', body: behind }),
    ).toMatchObject({ code: 'changed_elsewhere' })
    const { file } = await once('uploadFile', 201, `${path}/files`, hanako, pdf('photo'))
    const answered = { photos: [file], place: '庭' }
    const after = await once('answerPage', 200, `${path}/answers/photos`, hanako, answered)
    expect(after).toMatchObject({ answers: { photos: [file], place: '庭' }, nextPage: 'papers' })
    await once('answerPage', 200, `${path}/answers/papers`, hanako, { papers: [{ paper: file, about: '写し' }] })
    const { content } = await look('checkApplication', `${path}/check`, hanako)
    await once('confirmApplication', 200, `${path}/confirmation`, hanako, { content })
    expect(await once('reopenApplication', 200, `${path}/reopening`, hanako)).toMatchObject({ state: 'draft' })
    const anew = await once('beginAnew', 201, `${path}/fresh-start`, hanako)
    expect(anew).toMatchObject({ state: 'draft', answers: {} })
    expect((await api.send('GET', path, { token: tokens[hanako] ?? '' })).status).toBe(404)
    await discard()
  })

  test('届けて、質問し、書類を求められて答え、取り下げる', async () => {
    const path = `/applications/${await begin('sample-notification')}`
    await once('answerPage', 200, `${path}/answers/why`, hanako, { why: '見本' })
    const { content } = await look('checkApplication', `${path}/check`, hanako)
    await once('confirmApplication', 200, `${path}/confirmation`, hanako, { content })
    expect(await once('submitApplication', 200, `${path}/submission`, hanako)).toMatchObject({ state: 'submitted' })
    await once('askOffice', 200, `${path}/inquiries`, hanako, { question: 'いつごろになりますか' })
    const desk = path.replace('/applications', '/staff/cases')
    await once('takeCase', 200, `${desk}/assignment`, '中村葵')
    await once('answerInquiry', 200, `${desk}/inquiries`, '中村葵', { answer: '来週です' })
    expect(await look('listInquiries', `${path}/inquiries`, hanako)).toMatchObject({
      inquiries: [
        { from: 'applicant', text: 'いつごろになりますか' },
        { from: 'office', text: '来週です' },
      ],
    })
    const ask = { fields: ['paper'], reason: '写しをお送りください', answerBy: '2026-12-11' }
    await once('askForCorrection', 200, `${desk}/correction`, '中村葵', ask)
    const { file } = await once('uploadFile', 201, `${path}/files`, hanako, pdf('copy'))
    const token = tokens[hanako] ?? ''
    const missing = await api.call('answerCorrection', 409, `${path}/correction`, { token, body: { answers: {} } })
    expect(missing).toMatchObject({ code: 'paper_missing' })
    await once('answerCorrection', 200, `${path}/correction`, hanako, { answers: {}, file })
    await once('withdrawApplication', 200, `${path}/withdrawal`, hanako)
  })

  test('同じ世帯の人の同意、照会の代わりの書類、来庁の時刻', async () => {
    const path = `/applications/${await begin('together-api')}`
    await once('answerPage', 200, `${path}/answers/partner`, hanako, { partner: [satoKen.personId] })
    const { content } = await look('checkApplication', `${path}/check`, hanako)
    await once('confirmApplication', 200, `${path}/confirmation`, hanako, { content })
    const { agreements } = await look('listAgreements', '/agreements', '佐藤健')
    const [agreement] = listed(agreements)
    expect(await look('readAgreement', `/agreements/${agreement?.id}`, '佐藤健')).toMatchObject({ isOpen: true })
    const given = `/agreements/${agreement?.id}`
    await once('answerAgreement', 200, `${given}/answer`, '佐藤健', { answer: 'given' })
    await once('withdrawAgreement', 200, `${given}/withdrawal`, '佐藤健')

    await fetch(`${office.world.url}/linkage/mood`, {
      method: 'POST',
      body: new URLSearchParams({ mood: 'not_found' }),
      redirect: 'manual',
    })
    const answers = { children: [], account: '01900000-0000-7000-8001-000000000009' }
    const claim = await filedClaim(office.house, { procedure: 'child-allowance', name: hanako, answers })
    await office.settle()
    const { lookups } = await look('listLookups', `/applications/${claim.id}/lookups`, hanako)
    const [lookup] = listed(lookups)
    expect(lookup).toMatchObject({ result: 'paper' })
    const { file } = await once('uploadFile', 201, `/applications/${claim.id}/files`, hanako, pdf('insurance'))
    await once('sendPaper', 200, `/applications/${claim.id}/lookups/${lookup?.id}/paper`, hanako, { file })

    const booking = await filedClaim(office.house, { procedure: 'moving-in-visit', name: hanako, answers: {} })
    const visit = `/applications/${booking.id}/appointment`
    const { times } = await look('readAppointment', visit, hanako)
    const [first] = z.array(z.looseObject({ slot: z.string() })).parse(times)
    await once('moveAppointment', 200, visit, hanako, { slot: first?.slot })
    expect(await look('readAppointment', visit, hanako)).toMatchObject({ appointment: { slot: first?.slot } })
  })
})

describe('職員がすることを、APIで', () => {
  const clerk = '高橋真'
  const checker = '田中美咲'
  const filed = async (answers = {}) => `/staff/cases/${(await filedCase(office.house, '佐藤花子', answers)).id}`

  test('引き受け、メモ、ほかの課への照会、補正、手放し、引き継ぎ', async () => {
    const path = await filed()
    await once('takeCase', 200, `${path}/assignment`, clerk)
    const { id } = await once('writeNote', 201, `${path}/notes`, clerk, { body: '電話で確かめた' })
    await once('writeNote', 201, `${path}/notes`, clerk, { body: '電話は翌日だった', corrects: id })
    expect(await look('listNotes', `${path}/notes`, clerk)).toMatchObject({
      notes: [{ body: '電話で確かめた' }, { correctsId: id }],
    })
    const asked = { office: (await actor('加藤誠')).posts[0]?.officeId, question: '目安は', dueOn: '2026-12-09' }
    const first = await once('askAdvice', 201, `${path}/advice`, clerk, asked)
    expect(await look('readAdvice', `/staff/advice/${first.id}`, '加藤誠')).toMatchObject({ question: '目安は' })
    await once('giveAdvice', 200, `/staff/advice/${first.id}`, '加藤誠', { answer: '三坪です' })
    const second = await once('askAdvice', 201, `${path}/advice`, clerk, asked)
    await once('withdrawAdvice', 200, `${path}/advice/${second.id}/withdrawal`, clerk)
    await once('askForCorrection', 200, `${path}/correction`, clerk, {
      fields: ['items'],
      reason: '続柄は要りますか。',
      answerBy: '2026-12-11',
    })
    const correction = await one(sql`
      select id from procedures.corrections where application_id = ${path.split('/').at(-1)}`)
    await once('dropCorrection', 200, `${path}/corrections/${correction}/removal`, clerk)
    await once('takeOverCase', 200, `${path}/take-over`, '森大地')
    await once('handBackCase', 200, `${path}/hand-back`, '森大地')
  })

  test('メモは、割り当てのない同僚には理由なしに、よその係には何をしても見えない', async () => {
    const path = await filed()
    await once('takeCase', 200, `${path}/assignment`, clerk)
    const status = async (who: string, query = '') =>
      (await api.send('GET', `${path}/notes${query}`, { token: tokens[who] ?? '' })).status
    expect([await status(clerk), await status('森大地'), await status('森大地', '?reason=cover')]).toEqual([
      200, 404, 200,
    ])
    expect(await status('加藤誠', '?reason=cover')).toBe(404)
  })

  test('証明書：起案、差し戻し、決定、印刷、発送、棚', async () => {
    for (const [delivery, deed] of [
      ['post', 'postDispatch'],
      ['counter', 'shelveDispatch'],
    ] as const) {
      const path = await filed({ delivery })
      await once('takeCase', 200, `${path}/assignment`, clerk)
      await once('proposeDecision', 200, `${path}/proposal`, clerk, { outcome: 'issue' })
      await once('returnDecision', 200, `${path}/return`, checker, { note: 'もう一度見てください' })
      await once('proposeDecision', 200, `${path}/proposal`, clerk, { outcome: 'issue' })
      await once('confirmDecision', 202, `${path}/confirmation`, checker)
      await office.settle()
      const dispatch = await one(sql`
        select id from procedures.dispatches where application_id = ${path.split('/').at(-1)}`)
      await once('printDispatch', 200, `/staff/dispatches/${dispatch}/printing`, clerk)
      const last = { postDispatch: 'posting', shelveDispatch: 'shelving' }[deed]
      await once(deed, 200, `/staff/dispatches/${dispatch}/${last}`, clerk)
    }
    const seal = { registered: 'yes', card: 'have', copies: 1, delivery: 'post' }
    const { id } = await filedCase(office.house, '佐藤花子', seal, 'card', { procedure: 'seal-certificate' })
    const path = `/staff/cases/${id}`
    await once('takeCase', 200, `${path}/assignment`, clerk)
    await once('proposeDecision', 200, `${path}/proposal`, clerk, { outcome: 'issue' })
    await once('confirmDecision', 202, `${path}/confirmation`, checker)
    const token = tokens[clerk] ?? ''
    const wrong = await api.call('recordOutsidePaper', 422, `${path}/outside-paper`, { token, body: { numbers: '' } })
    expect(wrong).toMatchObject({ code: 'paper_numbers_wrong_count' })
    await once('recordOutsidePaper', 200, `${path}/outside-paper`, clerk, { numbers: 'A000901' })
  })

  const grant = { outcome: 'grant', ground: '見本条例 第3条', facts: { monthlyAmount: '10,000円' } }

  test('処分：起案、審査、差し戻し、引き戻し、決定、取りやめ、施行、通知の発送、取消の起案', async () => {
    const { id } = await filedRequest(office.house, '佐藤花子', 'sample-benefit', await actor('中村葵'))
    const path = `/staff/cases/${id}`
    const draft = async () => `/staff/acts/${(await once('draftAct', 201, `${path}/acts`, '中村葵', grant)).act}`
    const token = tokens['中村葵'] ?? ''
    const flawed = await api.call('draftAct', 422, `${path}/acts`, { token, body: { outcome: 'refuse', ground: 'x' } })
    expect(flawed).toMatchObject({ code: 'invalid_fields', errors: [{ field: 'reason' }] })
    const first = await draft()
    const own = await api.call('examineAct', 403, `${first}/examination`, { token, body: {} })
    expect(own).toMatchObject({ code: 'permission_missing' })
    await once('examineAct', 200, `${first}/examination`, '小山修', { comment: 'よい' })
    await once('returnAct', 200, `${first}/return`, '石井恵子', { note: '根拠を確かめてください' })
    await once('takeBackAct', 200, `${await draft()}/taking-back`, '中村葵')
    const third = await draft()
    await once('examineAct', 200, `${third}/examination`, '小山修', {})
    await once('decideAct', 200, `${third}/decision`, '石井恵子', {})
    await once('undoDecision', 200, `${third}/undoing`, '石井恵子', { note: '書き間違い' })
    const last = await draft()
    await once('examineAct', 200, `${last}/examination`, '小山修', {})
    await once('decideAct', 200, `${last}/decision`, '石井恵子', {})
    expect(await once('effectAct', 200, `${last}/effecting`, '中村葵')).toMatchObject({ effected: true, because: null })
    await office.settle()
    const read = await look('readAct', last, '中村葵')
    expect(read).toMatchObject({ state: 'effected', letter: { title: '見本手当 認定通知書' } })
    const [letter] = listed(read.letters)
    await once('printLetter', 200, `/staff/letters/${letter?.id}/printing`, '中村葵')
    await once('postLetter', 200, `/staff/letters/${letter?.id}/posting`, '中村葵')
    const change = { kind: 'revocation', target: { act: read.act }, ground: '見本条例 第9条', reason: '誤りのため' }
    await once('draftChange', 201, `${path}/changes`, '中村葵', change)
  })

  test('代決は、戻った決定権者が後から見る', async () => {
    await sql`
      insert into people.posts (staff_id, office_id, role, valid_from)
      select s.id, o.id, 'checker', '2026-04-01' from people.staff s, people.offices o
      where s.name = '加藤誠' and o.key = 'child-allowance'`.execute(office.house.db.kysely)
    const { id } = await filedRequest(office.house, '佐藤花子', 'sample-benefit', await actor('中村葵'))
    const { act } = await once('draftAct', 201, `/staff/cases/${id}/acts`, '中村葵', grant)
    await once('examineAct', 200, `/staff/acts/${act}/examination`, '加藤誠', {})
    const { staffId } = await actor('石井恵子')
    await sql`
      insert into people.absences (staff_id, away_from, away_until, entered_by, entered_at)
      values (${staffId}, '2026-12-02T00:00:00+09:00', '2026-12-05T00:00:00+09:00', ${staffId},
        '2026-12-02T00:00:00+09:00')`.execute(office.house.db.kysely)
    await once('decideAct', 200, `/staff/acts/${act}/decision`, '小山修', {})
    await sql`update people.absences set cancelled_by = ${staffId}, cancelled_at = ${office.house.clock.now()}
      where staff_id = ${staffId}`.execute(office.house.db.kysely)
    await once('seeAct', 200, `/staff/acts/${act}/seeing`, '石井恵子')
  })

  test('届出は受け付けて処理済みにし、来庁を付ける', async () => {
    const { id } = await filedRequest(office.house, '佐藤花子', 'sample-notification', await actor('中村葵'))
    const path = `/staff/cases/${id}`
    expect(await once('takeArrival', 200, `${path}/arrival`, '中村葵', { outcome: 'accept' })).toEqual({
      state: 'accepted',
    })
    await once('completeCase', 200, `${path}/completion`, '中村葵')
    for (const [deed, way] of [
      ['markArrived', 'arrival'],
      ['markMissed', 'absence'],
    ] as const) {
      const [booking] = await filedBookings(office.house, 1)
      const visit = await one(sql`
        insert into procedures.appointments (application_id, slot_id, place, capacity, booked_at)
        select ${booking?.id}, s.id, 1, s.capacity, ${office.house.clock.now()}
        from procedures.appointment_slots s where s.calendar_key = 'moving-in' and not exists (
          select from procedures.appointments p where p.slot_id = s.id) order by s.starts_at limit 1 returning id`)
      await once(deed, 200, `/staff/appointments/${visit}/${way}`, '西村翔')
    }
  })

  test('決定のあとの費用：請求、ファイル、用意、渡す、取り消す、本人がやめる', async () => {
    const line: ActLine = {
      clerk: await actor('松本香'),
      checker: await actor('大野健一'),
      decider: await actor('清水隆'),
    }
    const ken = await office.visit('佐藤健')
    const ask = async () => {
      const { id } = await grantedRequest(
        office.house,
        '佐藤健',
        'disclosure-request',
        line,
        { way: 'copy-counter', letter: 'post' },
        {
          items: [{ row: '1', label: '街路樹の点検の結果', outcome: 'grant' }],
          facts: { placeAndTime: '写しを窓口で', copyCost: '1枚10円' },
        },
      )
      const body = { rule: 'copies', counts: { 'record-copy': 3 } }
      const { charge } = await once('askCharge', 201, `/staff/cases/${id}/charges`, '松本香', body)
      return { charge: `/staff/charges/${charge}`, own: `/applications/${id}/charges/${charge}` }
    }
    await once('declineCharge', 200, `${(await ask()).own}/cancellation`, '佐藤健')
    await once('cancelCharge', 200, `${(await ask()).charge}/cancellation`, '松本香', { why: 'mistake' })
    const { charge, own } = await ask()
    await once('addChargeFile', 201, `${charge}/files`, '松本香', pdf('copy'))
    const checkout = (await ken.submit(own, {}, `${own}/payment`)).headers.get('location') ?? ''
    await ken.get(await pay(checkout))
    await office.settle()
    await once('makeChargeReady', 200, `${charge}/readiness`, '松本香')
    await once('handCharge', 200, `${charge}/hand-over`, '松本香', { way: 'counter' })
  })
})

describe('どの行いも', () => {
  // Messages of programs are another kind of caller's, and tried in their room.
  const changing = () =>
    operationsOf(api.description).filter(({ method, path }) => method !== 'get' && !path.startsWith('/message'))

  test('途中なら409、終わってから同じ番号で繰り返すと初めの答え、違う本文なら422になることを、上で一つずつ確かめた', () => {
    expect(changing().length).toBeGreaterThan(45)
    const ids = changing().map(({ operation }) => operation.operationId)
    expect(ids.filter((id) => !proven.has(id))).toEqual([])
  })
})
