import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { requestPayout, saveBankAccount } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { type Id, newId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { bookTime, offeredTimes } from '../appointments/index.ts'
import type { ActId } from '../domain/acts/act.ts'
import { returnsOfCase } from '../store/acts/returned-mail.ts'
import { type ApplicationId, findApplication, lockApplication } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { bySystem, moveTo } from '../store/transition.ts'
import { insertOrder } from '../tags/store.ts'
import { deedsOf, houseNotice } from '../testing/abolished-office.ts'
import { filedBookings } from '../testing/booked-visit.ts'
import { filedClaim } from '../testing/filed-claim.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { publishSamples } from '../testing/sample-procedures.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { closeReached } from './acts/close-notified.ts'
import { decideAct, examineAct } from './acts/decide-act.ts'
import { effectAct } from './acts/effect-act.ts'
import { postLetter, printLetter } from './acts/post-letter.ts'
import { enterReturned, settleReturned } from './acts/returned-mail.ts'
import { markEntered } from './core/enter.ts'
import { makeBatch } from './core/hand-over.ts'
import { handOver, nextHandOver } from './hand-over.ts'
import { publishDefinition } from './publish.ts'
import { beginReception } from './reception/begin.ts'

// On 1 July 証明係, 児童手当係, 戸籍住民課, 生活衛生課 and 会計管理室 are gone, and nobody of them moves along: whoever goes on
// is new. What stood in their names on the evening before is looked for by the new ones on the next morning.

let office: Office
let house: TestHouse
const evening = '2027-06-30T16:00:00+09:00'
const morning = '2027-07-01T09:00:00+09:00'
const hanako = demoPersonId(1)

const act = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => house.db.transact(work)
const run = (statement: ReturnType<typeof sql>) => statement.execute(house.db.kysely)
const clerk = (name: string): Promise<Staff> => staffActor(house, name)
const desk = async (name: string): Promise<Browser> => browse(office.app, await staffSignInAs(house, name))
const textOf = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const cases = {} as Record<
  | 'draft'
  | 'uncompared'
  | 'deciding'
  | 'queued'
  | 'posted'
  | 'returned'
  | 'revoked'
  | 'waiting'
  | 'entered'
  | 'visit'
  | 'dog'
  | 'unpaid',
  ApplicationId
>
let visitSlot = ''
let revocation: ActId
let postedNumber = ''
let receiptPath = ''

let deeds: ReturnType<typeof deedsOf>

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  deeds = deedsOf(office)
  const { abolish, join, drafted, effected, posted, request, typed, accepted } = deeds
  house.setNow('2027-05-10T10:00:00+09:00')
  await act((tx) => publishSamples(tx, house))
  await act(async (tx) => publishDefinition(tx, house, await houseNotice(tx)))
  cases.revoked = await request('小林和子')
  const first = await effected(cases.revoked)
  await posted(cases.revoked)
  house.setNow(evening)
  await office.settle()
  await closeReached(house)
  revocation = await drafted(
    cases.revoked,
    {
      kind: 'withdrawal',
      reason: '受給資格が消えたため',
      ground: '見本条例 第9条',
      facts: { monthlyAmount: '10,000円' },
      items: [],
      isUrgent: false,
    },
    first,
  )

  const takahashi = await clerk('高橋真')
  const begun = await act((tx) =>
    beginReception(tx, house, takahashi, { procedure: 'residence-certificate', channel: 'counter', personId: hanako }),
  )
  if (!begun.ok) throw new Error(begun.reason)
  cases.draft = begun.id
  cases.uncompared = await typed('residence-certificate')

  cases.deciding = await request('佐藤花子')
  const deciding = await drafted(cases.deciding)
  const koyama = await clerk('小山修')
  await act((tx) => examineAct(tx, house, koyama, deciding))
  cases.queued = await request('佐藤健')
  await effected(cases.queued)
  cases.posted = await request('伊藤正')
  await effected(cases.posted)
  postedNumber = await posted(cases.posted)
  cases.returned = await request('山本蓮')
  await effected(cases.returned)
  const number = await posted(cases.returned)
  const nakamura = await clerk('中村葵')
  const entry = { number, reason: 'unknown_address', returnedOn: house.clock.today() } as const
  await act((tx) => enterReturned(tx, house, nakamura, entry))

  cases.unpaid = await request('髙﨑𠮷郎')
  await effected(cases.unpaid)
  await posted(cases.unpaid)
  await act(async (tx) => {
    await lockApplication(tx, cases.unpaid)
    const at = house.clock.now()
    await moveTo(tx, cases.unpaid, ['notified'], 'completed', { at, by: bySystem })
    await recordCaseEvent(tx, cases.unpaid, { kind: 'payout_returned', at, by: bySystem, data: { payoutId: newId() } })
  })

  cases.entered = await accepted()
  const officeId = takahashi.posts[0]?.officeId
  if (!officeId) throw new Error('no post')
  await act((tx) => makeBatch(tx, house, takahashi, { procedure: 'house-notice', officeId }))
  await act((tx) => markEntered(tx, house, takahashi, cases.entered))
  cases.waiting = await accepted()

  const [booking] = await filedBookings(house, 1)
  if (!booking) throw new Error('no booking')
  cases.visit = booking.id
  const days = await act((tx) => offeredTimes(tx, house, 'moving-in'))
  visitSlot = days.find(({ day }) => day.toString() === '2027-07-01')?.times[0]?.slotId ?? ''
  await act(async (tx) => {
    await lockApplication(tx, booking.id)
    const slotId = visitSlot as Id<'appointment-slot'>
    const system = { kind: 'system', task: 'test' } as const
    return bookTime(tx, house, system, { applicationId: booking.id, calendar: 'moving-in', slotId })
  })

  cases.dog = (await filedClaim(house, { procedure: 'dog-registration', name: '佐藤健', answers: {} })).id
  for (const [from, to] of [
    ['submitted', 'in_review'],
    ['in_review', 'proposed'],
    ['proposed', 'decided'],
    ['decided', 'notified'],
    ['notified', 'completed'],
  ] as const)
    await act((tx) => moveTo(tx, cases.dog, [from], to, { at: house.clock.now(), by: bySystem }))
  await act((tx) => insertOrder(tx, cases.dog, 'dog', house.clock.now()))

  const body = new FormData()
  for (const [name, value] of Object.entries({ person: '渡辺久美', 公務員: '公務員ではない', 請求事由: '出生' }))
    body.set(name, value)
  await fetch(`${office.world.url}/mynaportal/forms/PS-131202-001`, { method: 'POST', body, redirect: 'manual' })
  house.setNow(evening.replace('16:00', '16:30'))
  await office.settle()

  const till = await desk('高橋真')
  const drawer = '/staff/payments/drawer'
  const [opening = ''] =
    /[/]staff[/]payments[/]drawer[/][\w-]+[/]opening/.exec(await (await till.get(drawer)).text()) ?? []
  await till.submit(drawer, { d1000: '30' }, opening)
  const bill = '/staff/payments/counter?fee=resident-record&count=1'
  const form = formOf(await (await till.get(bill)).text(), '/staff/payments/counter/receipts')
  form.set('tendered', '1000')
  receiptPath = locationOf(await till.post('/staff/payments/counter/receipts', form))

  await act(async (tx) =>
    requestPayout(tx, house, {
      purpose: { kind: 'procedures.act', id: newId() },
      payeePersonId: hanako,
      accountId: await saveBankAccount(tx, house, {
        personId: hanako,
        bankCode: '0001',
        branchCode: '012',
        kind: 'ordinary',
        number: '1234567',
        holderKana: 'サトウ ハナコ',
      }),
      amount: yen(15_000),
      payOn: Temporal.PlainDate.from('2027-07-15'),
      ground: '見本手当の認定',
      budgetItem: 'child-allowance',
      decidedBy: (await clerk('西村翔')).staffId,
    }),
  )

  for (const [key, heir] of [
    ['certificates', 'certificates-2027'],
    ['residents', 'residents-2027'],
    ['treasury', 'treasury-2027'],
  ] as const)
    await abolish(key, heir)
  // Split by procedure: nobody may look into everything that the old office did.
  await abolish('child-allowance', 'child-allowance-2027', ['sample-benefit', 'child-allowance'])
  await abolish('public-health', 'dogs-2027', ['dog-registration'])
  await join('加藤誠', 'certificates-2027', 'clerk', 'manager')
  await join('松本香', 'certificates-2027', 'clerk', 'checker')
  await join('清水隆', 'child-allowance-2027', 'clerk', 'checker')
  await join('原田進', 'residents-2027', 'clerk')
  await join('今井直美', 'dogs-2027', 'clerk')
  await join('上田千秋', 'treasury-2027', 'clerk', 'checker')
  expect(await act((tx) => nextHandOver(tx, house.clock.now()))).toMatchObject({
    at: Temporal.Instant.from('2027-07-01T00:00:00+09:00'),
  })
  house.setNow(morning)
  await handOver(house)
  await handOver(house)
}, 120_000)
afterAll(() => office?.close())

describe('廃止された課の', () => {
  test('受付は、打ちかけのものも読み合わせを待つものも、引き継いだ課の職員が続け、新しい受付も始められる', async () => {
    const kato = await desk('加藤誠')
    const list = await textOf(await kato.get('/staff/receptions'))
    expect(list).toMatch(/読み合わせを待つもの.*佐藤健.*入力の途中のもの.*佐藤花子/)
    expect(await textOf(await kato.get('/staff/receptions/new'))).toContain('住民票の写し')
    const page = `/staff/receptions/${cases.uncompared}`
    expect((await kato.submit(page, {}, `${page}/check`)).status).toBe(303)
    expect((await kato.get(`/staff/receptions/${cases.draft}`)).status).toBe(200)
    const number = (await act((tx) => findApplication(tx, cases.uncompared)))?.receiptNumber ?? ''
    expect(await textOf(await kato.get(`/staff/receptions/${cases.uncompared}/slip`))).toMatch(
      new RegExp(`${number}.*引継証明係`),
    )
  })

  test('決裁の途中の起案は、終わった事案の撤回も、引き継いだ課の人と上の課長が続ける', async () => {
    const shimizu = await clerk('清水隆')
    expect(await act((tx) => examineAct(tx, house, shimizu, revocation))).toEqual({ ok: true })
    const ishii = await clerk('石井恵子')
    expect(await act((tx) => decideAct(tx, house, ishii, revocation))).toEqual({ ok: true })
    expect(await act((tx) => effectAct(tx, house, shimizu, revocation))).toEqual({ ok: true })
    await office.settle()
    expect(await deeds.letterOf(cases.revoked)).toMatchObject({
      state: 'queued',
      officeId: shimizu.posts.at(-1)?.officeId,
    })
    expect(await textOf(await (await desk('石井恵子')).get('/staff/decisions'))).toContain('みほんてあて')
  })

  test('通知書は、引き継いだ課が印刷して出し、前の課が出したものの返戻も受け付ける', async () => {
    const shimizu = await clerk('清水隆')
    const queue = await textOf(await (await desk('清水隆')).get('/staff/print-queue'))
    const { documentNumber, id } = await deeds.letterOf(cases.queued)
    expect(queue).toContain(documentNumber)
    await act((tx) => printLetter(tx, house, shimizu, id))
    await act((tx) => postLetter(tx, house, shimizu, id))
    const entry = { number: postedNumber, reason: 'storage_expired', returnedOn: house.clock.today() } as const
    expect(await act((tx) => enterReturned(tx, house, shimizu, entry))).toMatchObject({ ok: true })
    const kato = await clerk('加藤誠')
    expect(await act((tx) => enterReturned(tx, house, kato, { ...entry, number: documentNumber }))).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })

  test('返戻は、引き継いだ課の一覧に出て、そこで送り直せる', async () => {
    const shimizu = await clerk('清水隆')
    expect(await textOf(await (await desk('清水隆')).get('/staff/returns'))).toContain('山本蓮')
    const [returned] = await act((tx) => returnsOfCase(tx, cases.returned))
    const again = { resolution: 'resent', note: undefined } as const
    if (!returned) throw new Error('nothing came back')
    expect(await act((tx) => settleReturned(tx, house, shimizu, returned.id, again))).toEqual({ ok: true })
  })

  test('来庁の予約は、時刻の表ごと引き継いだ課に移り、来た人を迎えられる', async () => {
    const harada = await desk('原田進')
    const page = '/staff/appointments?calendar=moving-in&day=2027-07-01'
    const html = await (await harada.get(page)).text()
    const [arrival = ''] = /[/]staff[/]appointments[/][\w-]+[/]arrival/.exec(html) ?? []
    expect((await harada.submit(page, {}, arrival)).status).toBe(303)
    expect((await act((tx) => findApplication(tx, cases.visit)))?.state).toBe('completed')
    expect((await (await desk('加藤誠')).get(page)).status).toBe(200)
    expect(await textOf(await (await desk('加藤誠')).get(page))).not.toContain('9:00')
    const { rows } = await sql<{ key: string }>`
      select o.key from procedures.appointment_calendars c join people.offices o on o.id = c.office_id
       where c.key = 'moving-in'`.execute(house.db.kysely)
    expect(rows).toEqual([{ key: 'residents-2027' }])
    const slots = { calendar: 'moving-in', day: '2027-07-05', time: '17:30', capacity: '1' }
    expect((await harada.submit(page, slots, '/staff/appointment-slots')).status).toBe(303)
  })

  test('マイナポータルの申請は、引き継いだ課の職員が人を結び付ける', async () => {
    const shimizu = await desk('清水隆')
    const [item = ''] =
      /[/]staff[/]portal[/][0-9a-f-]{36}/.exec(await (await shimizu.get('/staff/portal')).text()) ?? []
    const searched = await shimizu.submit(item, { words: '渡辺久美' }, `${item}/search`)
    const html = await searched.text()
    expect((await shimizu.post(`${item}/person`, formOf(html, `${item}/person`))).status).toBe(303)
    expect((await (await desk('加藤誠')).get(item)).status).toBe(404)
  })

  test('鑑札は、事案が終わったあとでも、その手続きを引き継いだ課が渡す', async () => {
    const imai = await desk('今井直美')
    const html = await (await imai.get('/staff/tags')).text()
    expect(html).toContain('佐藤健')
    const [allotment = ''] = /[/]staff[/]tag-orders[/][\w-]+[/]allotment/.exec(html) ?? []
    expect((await imai.submit('/staff/tags', {}, allotment)).status).toBe(303)
    expect(await textOf(await (await desk('加藤誠')).get('/staff/tags'))).not.toContain('佐藤健')
  })

  test('会計から戻った支払いは、事案が終わったあとでも、その手続きを引き継いだ課が頼み直せる', async () => {
    expect(await textOf(await (await desk('清水隆')).get('/staff/payouts'))).toContain('髙﨑𠮷郎')
    expect(await textOf(await (await desk('加藤誠')).get('/staff/payouts'))).not.toContain('髙﨑𠮷郎')
  })

  test('基幹システムへの引き渡しは、入力待ちも渡したファイルも、引き継いだ課が続ける', async () => {
    const kato = await desk('加藤誠')
    const page = await (await kato.get('/staff/core-system')).text()
    expect(page.replace(/<[^>]+>/g, ' ')).toMatch(/住民記録システム\s+件数\s+1/)
    const [file = ''] = /[/]staff[/]core-system[/]batches[/][\w-]{36}/.exec(page) ?? []
    expect(await textOf(await kato.get(file))).toContain('佐藤健')
    const csv = await (await kato.get(`${file}/file`)).text()
    const form = new FormData()
    for (const [name, value] of formOf(await (await kato.get(file)).text(), '/result')) form.set(name, value)
    form.set('result', new File([csv], 'result.csv'))
    expect((await kato.upload(`${file}/result`, form)).status).toBe(303)
    expect((await kato.submit(file, {}, `/staff/core-system/entries/${cases.entered}/check`)).status).toBe(303)
    expect((await act((tx) => findApplication(tx, cases.entered)))?.state).toBe('completed')
    expect((await kato.submit('/staff/core-system', {}, '/staff/core-system/batches')).status).toBe(303)
  })

  test('引き出しは、引き継いだ課の責任者が指定した職員が、前の日の分を数えて締める。前の職員はもう触れない', async () => {
    const [kato, matsumoto] = [await desk('加藤誠'), await desk('松本香')]
    const page = '/staff/payments/drawer'
    for (const staffNumber of ['100287', '100305']) {
      const officer = { staffNumber, office: 'certificates', kind: 'handler', from: '令和9年7月1日' }
      expect((await kato.submit('/staff/payments/officers', officer)).headers.get('location')).toContain('done=named')
    }
    expect(await textOf(await kato.get(receiptPath))).toContain('300円')
    const [count = ''] = /[/]staff[/]payments[/]drawer[/][\w-]+[/]count/.exec(await (await kato.get(page)).text()) ?? []
    expect((await kato.submit(page, { d1000: '30', d100: '3' }, count)).status).toBe(303)
    const closing = count.replace(/count$/, 'closing')
    expect((await matsumoto.submit(page, {}, closing)).status).toBe(303)
    await deeds.join('高橋真', 'insurance-pension', 'clerk')
    const takahashi = await desk('高橋真')
    expect(await textOf(await takahashi.get(page))).not.toContain('証明係 1番窓口')
    expect((await takahashi.get(receiptPath)).status).toBe(404)
    const anyForm = formOf(await (await takahashi.get('/staff/shelf')).text(), '/staff/shelf/search')
    expect((await takahashi.post(closing, new URLSearchParams([...anyForm, ['day', '2027-06-30']]))).status).toBe(403)
  })

  test('支出は、決定した課を引き継いだ課から見え、会計管理室を引き継いだ課が審査する', async () => {
    const list = '/staff/payments/payouts'
    expect(await textOf(await (await desk('原田進')).get(list))).toContain('佐藤花子')
    expect(await textOf(await (await desk('加藤誠')).get(list))).not.toContain('佐藤花子')
    const ueda = await desk('上田千秋')
    const [approval = ''] =
      /[/]staff[/]payments[/]payouts[/][\w-]+[/]approval/.exec(await (await ueda.get(list)).text()) ?? []
    expect((await ueda.submit(list, {}, approval)).headers.get('location')).toContain('done=approved')
  })

  test('引き継ぎ先のないものは、何がいくつ残っているかが一覧に出る', async () => {
    await run(sql`delete from people.office_successions`)
    await run(sql`update procedures.applications set office_id = (select id from people.offices where key = 'residents')
      where id = ${cases.draft}`)
    await run(
      sql`update procedures.appointment_calendars set office_id = (select id from people.offices where key = 'residents')
           where key = 'moving-in'`,
    )
    const suzuki = await desk('鈴木一')
    const page = await textOf(await suzuki.get('/staff/hand-overs'))
    expect(page).toMatch(/戸籍住民課 手続き 住民票の写し 未了の事案 1 \S+ 0 \S+ 0/)
    expect(page).toMatch(/戸籍住民課 手続き 手続きを問わないもの\S* 未了の事案 0 \S+ 0 \S+ 1/)
  })
})
