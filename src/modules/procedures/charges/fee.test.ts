import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentOf } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { drivePayment as pay } from '#src/simulators/testing.ts'
import { acceptCase } from '../actions/acts/arrival.ts'
import { publishDefinition } from '../actions/publish.ts'
import { withdrawApplication } from '../actions/withdraw.ts'
import { problemsOf } from '../domain/definition/check-definition.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { type ApplicationId, findApplication } from '../store/applications.ts'
import { filedRequest } from '../testing/filed-request.ts'
import { type Browser, type Office, openOffice } from '../testing/office.ts'
import { sampleNotification } from '../testing/sample-procedures.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { askFee } from './actions/ask-fee.ts'
import { keepFeeDays } from './actions/end-fee.ts'
import { purposeOfCharge, settleCharge } from './actions/settle-charge.ts'
import { stateOfCharge } from './domain.ts'
import { feeDays, feeRuleOf } from './fee.ts'
import { chargesOf } from './store.ts'

const words = (ja: string) => ({ ja, easy: ja, en: 'Sample' })
const withFee = (procedure: string, unpaid: 'withdraw' | 'office'): Definition =>
  parseDefinition({
    ...sampleNotification,
    procedure,
    office: 'certificates',
    feeFixedBy: 'office',
    charges: [
      {
        key: 'fee',
        thing: words('みほん'),
        lines: [{ fee: 'record-copy', account: 'fee', label: words('みほん'), unit: words('まい') }],
        payWithinDays: 7,
        beforeDecision: { remindDaysBefore: 2, unpaid },
        ways: [{ way: 'post' }],
        source: '見本',
        confirmed: false,
      },
    ],
  })
const [ending, staying] = [withFee('fee-ends', 'withdraw'), withFee('fee-stays', 'office')]

let office: Office
let clerk: Staff
let ken: Browser
const now = '2026-12-02T10:00:00+09:00'
const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => office.house.db.transact(work)

beforeAll(async () => {
  office = await openOffice()
  clerk = await staffActor(office.house, '高橋真')
  ken = await office.visit('佐藤健')
  for (const one of [ending, staying]) await act((tx) => publishDefinition(tx, office.house, one))
})
afterAll(() => office?.close())

const fix = (id: ApplicationId, count: number) =>
  act((tx) => askFee(tx, office.house, clerk, id, { 'record-copy': count }))

async function fixed(procedure = 'fee-ends') {
  office.house.setNow(now)
  const { id, resident } = await filedRequest(office.house, '佐藤健', procedure, clerk)
  expect(await fix(id, 30)).toMatchObject({ ok: true })
  const [charge] = await act((tx) => chargesOf(tx, id))
  if (!charge) throw new Error('nothing was fixed')
  return { id, resident, charge, page: `/applications/${id}/charges/${charge.id}` }
}
const stateOf = async (id: ApplicationId) => (await act((tx) => findApplication(tx, id)))?.state
const chargeNow = async (id: ApplicationId) => {
  const [charge] = await act((tx) => chargesOf(tx, id))
  return charge && stateOfCharge(charge)
}
const checkout = async (page: string): Promise<string> =>
  (await ken.submit(page, {}, `${page}/payment`)).headers.get('location') ?? ''
const events = async (id: ApplicationId, kind: string) => {
  const { rows } = await sql`
    select from procedures.case_events where application_id = ${id} and kind = ${kind}`.execute(office.house.db.kysely)
  return rows.length
}
const told = async (id: ApplicationId, kind: string) => {
  const { rows } = await sql`
    select from platform.notices where kind = ${kind} and data ->> 'applicationId' = ${id}`.execute(
    office.house.db.kysely,
  )
  return rows.length
}
const text = async (response: Response) =>
  (await response.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')

describe('決定の前に決まる費用', () => {
  test('金額が決まると申請者に知らせ、払うまで決定に進めず、払うと進める。待った日は期限に数えない', async () => {
    const { id, charge, page } = await fixed()
    expect([charge.total, charge.payBy.toString()]).toEqual([300, '2026-12-09'])
    expect(await told(id, 'procedures.fee-asked')).toBe(1)
    await expect(act((tx) => acceptCase(tx, office.house, clerk, id))).rejects.toMatchObject({ code: 'fee_unpaid' })
    const forced = sql`update procedures.applications set state = 'accepted' where id = ${id}`
    await expect(forced.execute(office.house.db.kysely)).rejects.toMatchObject({ code: '23514' })
    const desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
    expect(await text(await desk.get(`/staff/cases/${id}`))).toContain('費用の支払いを待っています')
    expect(await text(await ken.get(`/applications/${id}`))).toContain('お支払いを待っています')
    expect(await text(await ken.get(page))).toContain('取り下げたものとして終わります')
    const before = (await act((tx) => findApplication(tx, id)))?.dueOn
    office.house.setNow('2026-12-04T10:00:00+09:00')
    await ken.get(await pay(await checkout(page)))
    await office.settle()
    expect(await chargeNow(id)).toBe('paid')
    const after = (await act((tx) => findApplication(tx, id)))?.dueOn
    expect([before, after].map(String)).toEqual(['2026-12-17', '2026-12-21'])
    await act((tx) => acceptCase(tx, office.house, clerk, id))
    expect(await stateOf(id)).toBe('accepted')
  })

  test('知らせが二度来ても、ブラウザより先でも後でも、払ったのは一度だけである', async () => {
    for (const callbacks of ['twice', 'late', 'out-of-order'] as const) {
      const { id, charge, page } = await fixed()
      const back = await pay(await checkout(page), { callbacks })
      await Promise.all([ken.get(back), act((tx) => settleCharge(tx, office.house, charge.id))])
      await office.settle()
      await office.settle()
      expect([callbacks, await events(id, 'charge_paid')]).toEqual([callbacks, 1])
      const payment = await act((tx) => paymentOf(tx, purposeOfCharge(charge.id)))
      expect(payment).toMatchObject({ state: 'captured', amount: 300 })
    }
  })

  test('費用がかからないと決めると、払わずに進める', async () => {
    office.house.setNow(now)
    const { id } = await filedRequest(office.house, '佐藤健', 'fee-ends', clerk)
    await expect(act((tx) => acceptCase(tx, office.house, clerk, id))).rejects.toMatchObject({ code: 'fee_unpaid' })
    expect(await fix(id, 0)).toEqual({ ok: true, chargeId: undefined })
    expect(await fix(id, 1)).toEqual({ ok: false, reason: 'open_already' })
    await act((tx) => acceptCase(tx, office.house, clerk, id))
    expect(await stateOf(id)).toBe('accepted')
  })
})

describe('払われないとき', () => {
  test('期限の前に一度だけ知らせ、期限の日までは払え、翌日に定義のとおり取下げとして終わる', async () => {
    const { id } = await fixed()
    office.house.setNow('2026-12-07T09:00:00+09:00')
    await keepFeeDays(office.house)
    await keepFeeDays(office.house)
    expect(await told(id, 'procedures.fee-reminder')).toBe(1)
    office.house.setNow('2026-12-09T23:59:00+09:00')
    await keepFeeDays(office.house)
    expect(await stateOf(id)).toBe('in_review')
    office.house.setNow('2026-12-10T00:00:01+09:00')
    await keepFeeDays(office.house)
    await keepFeeDays(office.house)
    expect(await stateOf(id)).toBe('withdrawn')
    expect([await chargeNow(id), await told(id, 'procedures.fee-lapsed')]).toEqual(['cancelled', 1])
  })

  test('担当が続きを決める手続では、請求だけが終わり、もう一度決められる', async () => {
    const { id } = await fixed('fee-stays')
    office.house.setNow('2026-12-10T00:00:01+09:00')
    await keepFeeDays(office.house)
    expect([await stateOf(id), await chargeNow(id)]).toEqual(['in_review', 'cancelled'])
    expect(await fix(id, 5)).toMatchObject({ ok: true })
  })

  test('期限の夜に払い、知らせがまだでも、取下げにはならない', async () => {
    const { id, page } = await fixed()
    office.house.setNow('2026-12-09T23:58:00+09:00')
    await pay(await checkout(page))
    office.house.setNow('2026-12-10T00:00:01+09:00')
    await keepFeeDays(office.house)
    expect([await stateOf(id), await chargeNow(id)]).toEqual(['in_review', 'paid'])
  })

  test('期限のあとに届いたお金は自動で返し、経過に残る', async () => {
    const { id, charge, page } = await fixed('fee-stays')
    const open = await checkout(page)
    office.house.setNow('2026-12-10T00:00:01+09:00')
    // The provider is told later than the person pays.
    await keepFeeDays(office.house)
    await pay(open, { method: 'qr' }).catch(() => undefined)
    await office.settle()
    await office.settle()
    expect(await chargeNow(id)).toBe('cancelled')
    const payment = await act((tx) => paymentOf(tx, purposeOfCharge(charge.id)))
    expect(payment).toMatchObject({ state: 'refunded', refundedAmount: 300 })
    expect([await events(id, 'charge_paid'), await events(id, 'charge_returned')]).toEqual([0, 1])
  })

  test('申請を取り下げると、請求もなくなる', async () => {
    const { id, resident } = await fixed()
    await act((tx) => withdrawApplication(tx, office.house, resident, id))
    await office.settle()
    expect(await chargeNow(id)).toBe('cancelled')
  })
})

describe('定義', () => {
  test('費用をあとで決める手続には、そのための請求が一つだけ要り、申請のときの手数料はない', () => {
    expect(problemsOf(ending).filter(({ kind }) => kind === 'wrong_charge')).toEqual([])
    expect(problemsOf({ ...ending, feeFixedBy: undefined })).toContainEqual({
      kind: 'wrong_charge',
      where: 'feeFixedBy',
    })
    expect(problemsOf({ ...ending, charges: [] })).toContainEqual({ kind: 'wrong_charge', where: 'feeFixedBy' })
  })

  test('どの日に決めても、期限は開庁日で、知らせる日は翌日から期限までにある', () => {
    const calendar = wardCalendar({
      calendar: JSON.parse(readFileSync(new URL('../../../../profiles/nerima/calendar.json', import.meta.url), 'utf8')),
    })
    const rule = feeRuleOf(ending)
    if (!rule) throw new Error('no rule')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 30 }), (offset, payWithinDays) => {
        const today = Temporal.PlainDate.from('2026-01-01').add({ days: offset })
        const { payBy, remindOn } = feeDays({ ...rule, payWithinDays }, today, calendar)
        expect(calendar.isOpen(payBy)).toBe(true)
        expect(today.until(payBy).days).toBeGreaterThanOrEqual(payWithinDays)
        expect(Temporal.PlainDate.compare(remindOn, today)).toBe(1)
        expect(Temporal.PlainDate.compare(remindOn, payBy)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 100 },
    )
  })
})
