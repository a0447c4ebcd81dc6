import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { amountOf, type CashCount, denominations } from '../../domain/counter/drawer-day.ts'
import type { DrawerId } from '../../domain/payment.ts'
import { lines } from '../../fixtures.ts'
import { payments } from '../../module.ts'
import { nameOfficer } from '../../store/counter/officers.ts'
import { allDrawers } from '../../store/counter/drawers.ts'
import { receiptOfPayment } from '../../store/counter/receipts.ts'
import { balances } from '../../store/ledger.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { paymentOf } from '../look-up.ts'
import { capture, release } from '../settle.ts'
import { askToCancel, confirmCancel } from './cancel-receipt.ts'
import { confirmDrawer, countAgain, countDrawer, openDrawer, payIn } from './drawer-day.ts'
import { takeAtCounter } from './take-at-counter.ts'

let house: TestHouse
let takahashi: Staff
let mori: Staff
let tanaka: Staff
let drawerId: DrawerId
let day = Temporal.PlainDate.from('2026-12-01')

const float: CashCount = { 5000: 4, 1000: 8, 500: 2, 100: 8, 50: 2, 10: 10 }

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments] })
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
  tanaka = await staffActor(house, '田中美咲')
  drawerId = (await house.db.read(allDrawers))[0]?.id ?? newId()
})
afterAll(() => house?.close())
beforeEach(async () => {
  day = day.add({ days: 1 })
  house.setNow(`${day}T10:00:00+09:00`)
  expect(await house.db.transact((tx) => openDrawer(tx, house, takahashi, drawerId, float))).toEqual({ ok: true })
})
/** Every day is closed properly, and the books balance. */
afterEach(async () => {
  const place = { drawerId, day }
  const { rows } = await sql<{ state: string }>`
    select state from payments.drawer_days where drawer_id = ${drawerId} and day = ${day}`.execute(house.db.kysely)
  if (rows[0]?.state === 'open') await count(await expected())
  if (rows[0]?.state !== 'closed')
    expect(await house.db.transact((tx) => confirmDrawer(tx, house, tanaka, place))).toEqual({ ok: true })
  const all = await house.db.read(balances)
  expect(Object.values(all).reduce((sum, balance) => sum + balance, 0)).toBe(0)
})

const newPurpose = () => ({ kind: 'procedures.application', id: newId() })
const take = (more: Partial<Parameters<typeof takeAtCounter>[3]> = {}, staff = takahashi) =>
  house.db.transact((tx) =>
    takeAtCounter(tx, house, staff, {
      purpose: newPurpose(),
      payer: satoHanako.personId,
      lines,
      method: 'cash',
      tendered: yen(1000),
      ...more,
    }),
  )
const counted = (amount: number): CashCount => ({ 1: amount })
const count = (amount: number, explanation?: string, staff = takahashi) =>
  house.db.transact((tx) =>
    countDrawer(tx, house, staff, { drawerId, day }, { count: counted(amount), ...(explanation && { explanation }) }),
  )
const confirm = (staff = tanaka) => house.db.transact((tx) => confirmDrawer(tx, house, staff, { drawerId, day }))
async function expected(): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select 30000 + coalesce((select sum(amount) from payments.counter_receipts r
        where drawer_id = ${drawerId} and day = ${day} and method = 'cash'
          and not exists (select from payments.receipt_cancellations c where c.receipt_id = r.id)), 0)::int8 as sum`.execute(
    house.db.kysely,
  )
  return rows[0]?.sum ?? 0
}
async function receipt() {
  const taken = await take()
  if (!taken.ok || !taken.receipt) throw new Error('no receipt')
  return { ...taken.receipt, change: taken.change }
}

describe('窓口での収納', () => {
  it('現金を受け取り、お釣りと番号のある領収書を出し、その日の歳入にする', async () => {
    const before = await house.db.read(balances)
    const { number, change, amount } = await receipt()
    expect({ change, amount }).toEqual({ change: 290, amount: 710 })
    expect(number).toBeGreaterThan(0)
    const after = await house.db.read(balances)
    expect(after['cash.drawer'] - before['cash.drawer']).toBe(710)
    expect(after['revenue.fee'] - before['revenue.fee']).toBe(-600)
    expect(after.deposit).toBe(before.deposit)
  })

  it('20人から同時に受け取っても、番号は抜けず、重ならない', async () => {
    const first = (await receipt()).number
    const all = await Promise.all(Array.from({ length: 20 }, () => take()))
    const numbers = all.map((one) => (one.ok ? (one.receipt?.number ?? 0) : 0)).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => first + 1 + index))
  })

  it('番号を飛ばした領収書は、データベースが断る', async () => {
    const { paymentId, number } = await receipt()
    const skip = sql`
      insert into payments.counter_receipts (drawer_id, day, fiscal_year, number, previous, payment_id, method, amount, tendered, taken_by, taken_at)
      select drawer_id, day, fiscal_year, ${number + 2}, ${number + 1}, ${newId()}, method, amount, tendered, taken_by, taken_at
      from payments.counter_receipts where payment_id = ${paymentId}`
    await expect(house.db.transact((tx) => skip.execute(tx))).rejects.toThrow('foreign key')
  })

  it('足りないお金、二度目の支払い、引き出しを開けていない人は断る', async () => {
    expect(await take({ tendered: yen(700) })).toEqual({ ok: false, reason: 'too_little' })
    const purpose = newPurpose()
    await take({ purpose })
    expect(await take({ purpose })).toEqual({ ok: false, reason: 'already_paid' })
    const kato = await staffActor(house, '加藤誠')
    expect(await take({}, kato)).toEqual({ ok: false, reason: 'no_open_drawer' })
  })

  it('受託事業者は、現金取扱員に指定された日から受け取れる', async () => {
    const hirano = await staffActor(house, '平野ゆい')
    expect(await take({}, hirano)).toEqual({ ok: false, reason: 'no_open_drawer' })
    const named = { staffId: hirano.staffId, officeKey: 'certificates', kind: 'handler' as const, from: day }
    await house.db.transact((tx) => nameOfficer(tx, { ...named, by: tanaka.staffId }))
    expect((await take({}, hirano)).ok).toBe(true)
  })

  it('交付すれば収入のまま、交付しなければ現金で返すことになる', async () => {
    const [issued, refused] = [newPurpose(), newPurpose()]
    const [one, two] = [await take({ purpose: issued }), await take({ purpose: refused })]
    if (!one.ok || !two.ok) throw new Error('not taken')
    await house.db.transact((tx) => capture(tx, one.paymentId))
    await house.db.transact((tx) => release(tx, two.paymentId, 'refused'))
    expect(await house.db.read((tx) => paymentOf(tx, issued))).toMatchObject({ state: 'captured', secured: true })
    expect(await house.db.read((tx) => paymentOf(tx, refused))).toMatchObject({ state: 'refunding' })
  })
})

describe('領収書の取消し', () => {
  const ask = (id: Parameters<typeof askToCancel>[3], staff = takahashi) =>
    house.db.transact((tx) => askToCancel(tx, house, staff, id, '金額の打ち間違い'))
  const confirmIt = (id: Parameters<typeof askToCancel>[3], staff = tanaka) =>
    house.db.transact((tx) => confirmCancel(tx, house, staff, id))

  it('その日のうちに、理由と二人目の確認で取り消し、歳入も調定も戻る', async () => {
    const before = await house.db.read(balances)
    const { id, paymentId } = await receipt()
    await ask(id)
    expect(await confirmIt(id, takahashi)).toEqual({ ok: false, reason: 'own_wish' })
    expect(await confirmIt(id)).toEqual({ ok: true })
    expect(await house.db.read(balances)).toEqual(before)
    const { rows } = await sql<{ sum: number }>`
      select sum(amount)::int8 as sum from payments.assessments where payment_id = ${paymentId}`.execute(
      house.db.kysely,
    )
    expect(rows[0]?.sum).toBe(0)
    expect((await house.db.read((tx) => receiptOfPayment(tx, paymentId)))?.cancelled).toBe(true)
    expect(await confirmIt(id)).toEqual({ ok: false, reason: 'already_cancelled' })
  })

  it('次の日には取り消せず、データベースも断る', async () => {
    const { id } = await receipt()
    house.setNow(`${day.add({ days: 1 })}T10:00:00+09:00`)
    expect(await ask(id)).toEqual({ ok: false, reason: 'not_today' })
    const late = sql`
      insert into payments.receipt_cancellations
      select id, drawer_id, day, 'x', ${takahashi.staffId}, ${tanaka.staffId}, ${house.clock.now()}
      from payments.counter_receipts where id = ${id}`
    await expect(house.db.transact((tx) => late.execute(tx))).rejects.toThrow('violates check')
  })
})

describe('締め', () => {
  it('釣銭準備金が合わなければ開けず、きのうを締めなければ、きょうは開けない', async () => {
    const open = (cash: CashCount) => house.db.transact((tx) => openDrawer(tx, house, takahashi, drawerId, cash))
    expect(await open({ 1000: 1 })).toEqual({ ok: false, reason: 'float_differs' })
    house.setNow(`${day.add({ days: 1 })}T09:00:00+09:00`)
    expect(await open(float)).toEqual({ ok: false, reason: 'already_open' })
  })

  it('数えて合えば、二人目が確かめて締め、そのあとの収納は断る', async () => {
    await receipt()
    expect(await count(30_710)).toEqual({ ok: true })
    expect(await take()).toEqual({ ok: false, reason: 'no_open_drawer' })
    expect(await confirm(takahashi)).toEqual({ ok: false, reason: 'own_count' })
    expect(await confirm()).toEqual({ ok: true })
    expect(await take()).toEqual({ ok: false, reason: 'no_open_drawer' })
    const late = sql`
      insert into payments.counter_receipts (drawer_id, day, fiscal_year, number, previous, payment_id, method, amount, tendered, taken_by, taken_at)
      select drawer_id, day, fiscal_year, number + 1, number, payment_id, method, amount, tendered, taken_by, taken_at
      from payments.counter_receipts where drawer_id = ${drawerId} order by number desc limit 1`
    await expect(house.db.transact((tx) => late.execute(tx))).rejects.toThrow('not open')
    const reopen = sql`update payments.drawer_days set state = 'open' where drawer_id = ${drawerId} and day = ${day}`
    await expect(house.db.transact((tx) => reopen.execute(tx))).rejects.toThrow('closed for good')
  })

  it('足りない現金は、説明がなければ締められず、あれば過不足として記帳する', async () => {
    await receipt()
    expect(await count(30_700)).toEqual({ ok: false, reason: 'explanation_missing' })
    const before = await house.db.read(balances)
    expect(await count(30_700, '釣銭の渡し間違い。申出なし')).toEqual({ ok: true })
    await confirm()
    const after = await house.db.read(balances)
    expect(after['over-short'] - before['over-short']).toBe(10)
    expect(after['cash.drawer'] - before['cash.drawer']).toBe(-10)
  })

  it('数え直すあいだは、また受け取れる', async () => {
    await receipt()
    await count(30_710)
    await house.db.transact((tx) => countAgain(tx, house, mori, { drawerId, day }))
    expect((await take()).ok).toBe(true)
  })

  it('締めと収納が同時でも、数えたあとの現金は入らない', async () => {
    await receipt()
    const [done, taken] = await Promise.all([count(30_710), take()])
    const closed = done.ok && !taken.ok
    const tookFirst = !done.ok && done.reason === 'explanation_missing' && taken.ok
    expect(closed || tookFirst).toBe(true)
  })

  it('締めたら、釣銭準備金を残して指定金融機関に払い込む。二度は払い込まない', async () => {
    await receipt()
    await count(30_710)
    const pay = () => house.db.transact((tx) => payIn(tx, house, mori, { drawerId, day }))
    expect(await pay()).toEqual({ ok: false, reason: 'not_closed' })
    await confirm()
    const before = await house.db.read(balances)
    expect(await pay()).toEqual({ ok: true })
    expect(await pay()).toEqual({ ok: false, reason: 'already_paid_in' })
    const after = await house.db.read(balances)
    expect(after['cash.bank'] - before['cash.bank']).toBe(710)
  })

  it('金種の合計は、数えた枚数の通りになる', () => {
    const pieces = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(pieces, (many) => {
        const count = Object.fromEntries(denominations.map((one, index) => [one, many[index] ?? 0]))
        expect(amountOf(count)).toBe(denominations.reduce((sum, one, index) => sum + one * (many[index] ?? 0), 0))
      }),
    )
  })
})
