import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { nakamuraAoi } from '#demo/staff.ts'
import { people } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import type { BankAccountId } from '../../domain/payouts/account.ts'
import { decodeJisX0201 } from '../../domain/payouts/kana.ts'
import type { PayoutFileId } from '../../domain/payouts/payout-file.ts'
import type { PayoutId } from '../../domain/payouts/payout.ts'
import { payments } from '../../module.ts'
import { balances } from '../../store/ledger.ts'
import { bankAccountsOf } from '../../store/payouts/accounts.ts'
import { findFile, itemsOf } from '../../store/payouts/files.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { openAccounts, saveBankAccount } from './accounts.ts'
import { approvePayout, returnPayout } from './examine.ts'
import { cancelFile, makeFile, sendFile, takeFile } from './payout-files.ts'
import { postponeDay } from './postpone.ts'
import { cancelPayout, payoutsOf, requestPayout } from './request-payout.ts'
import { recordFailure, recordRestPaid, takeResults } from './results.ts'

let house: TestHouse
let ueda: Staff
let okamoto: Staff
let accountId: BankAccountId

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments] })
  ueda = await staffActor(house, '上田千秋')
  okamoto = await staffActor(house, '岡本豊')
  accountId = await house.db.transact((tx) =>
    saveBankAccount(tx, house, {
      personId: satoHanako.personId,
      bankCode: '0001',
      branchCode: '012',
      kind: 'ordinary',
      number: '1234567',
      holderKana: 'サトウ　ハナコ',
    }),
  )
})
afterAll(() => house?.close())
afterEach(async () => {
  const all = await house.db.read(balances)
  expect(Object.values(all).reduce((sum, balance) => sum + balance, 0)).toBe(0)
})

let days = 0
/** Every test pays on a day of its own, a Friday on which banks work. */
const nextDay = () => Temporal.PlainDate.from('2027-01-08').add({ weeks: days++ })
const newPurpose = () => ({ kind: 'procedures.application', id: newId() })
const ask = (payOn: Temporal.PlainDate, amount = 15_000, purpose = newPurpose()) =>
  house.db.transact((tx) =>
    requestPayout(tx, house, {
      purpose,
      payeePersonId: satoHanako.personId,
      accountId,
      amount: yen(amount),
      payOn,
      ground: '児童手当の認定',
      budgetItem: 'child-allowance',
      decidedBy: nakamuraAoi.staffId,
    }),
  )
const approve = (id: PayoutId, staff = okamoto) => house.db.transact((tx) => approvePayout(tx, house, staff, id))
const make = (payOn: Temporal.PlainDate, staff = ueda) => house.db.transact((tx) => makeFile(tx, house, staff, payOn))

async function made(amounts = [15_000, 10_000]) {
  const payOn = nextDay()
  const ids: PayoutId[] = []
  for (const amount of amounts) ids.push(await ask(payOn, amount))
  for (const id of ids) await approve(id)
  const file = await make(payOn)
  if (!file.ok) throw new Error(file.reason)
  return { payOn, ids, fileId: file.fileId }
}
async function sent(amounts?: number[]) {
  const file = await made(amounts)
  const { bytes } = await house.db.transact((tx) => takeFile(tx, house, ueda, file.fileId))
  await house.db.transact((tx) => sendFile(tx, house, ueda, file.fileId))
  return { ...file, bytes }
}
/** The bank's answer, one code for each transfer. */
const answer = (bytes: Buffer, codes: string) => {
  const answered = Buffer.from(bytes)
  ;[...codes].forEach((code, index) => answered.write(code, (index + 1) * 120 + 113))
  return answered
}
const stateOf = async (id: PayoutId) => {
  const { rows } = await sql<{ state: string }>`select state from payments.payouts where id = ${id}`.execute(
    house.db.kysely,
  )
  return rows[0]?.state
}
const totalOf = async (id: PayoutFileId) => (await house.db.read((tx) => findFile(tx, id)))?.total

describe('口座', () => {
  it('画面に出るのは下4桁だけで、番号も名義も、読める形ではデータベースにない', async () => {
    const [account] = await house.db.read((tx) => bankAccountsOf(tx, satoHanako.personId))
    expect(account).toMatchObject({ masked: '***4567', source: 'own' })
    const { rows } = await sql<{ row: string }>`select bank_accounts::text as row from payments.bank_accounts`.execute(
      house.db.kysely,
    )
    const stored = Buffer.from(/\\\\?x([0-9a-f]{40,})/.exec(rows[0]?.row ?? '')?.[1] ?? '', 'hex')
    expect(stored.length).toBeGreaterThan(20)
    expect(rows[0]?.row).not.toContain('1234567')
    expect(stored.toString('latin1')).not.toContain('1234567')
    const whole = await house.db.read((tx) => openAccounts(tx, house, [accountId]))
    expect(whole.get(accountId)).toEqual({ number: '1234567', holderKana: 'ｻﾄｳ ﾊﾅｺ' })
  })

  it('別の行に移した口座は、開かない', async () => {
    const other = newId<'bank-account'>()
    await sql`
      insert into payments.bank_accounts (id, person_id, source, bank_code, branch_code, kind, masked, sealed, saved_at)
      select ${other}, person_id, source, bank_code, branch_code, kind, masked, sealed, saved_at
      from payments.bank_accounts where id = ${accountId}`.execute(house.db.kysely)
    await expect(house.db.read((tx) => openAccounts(tx, house, [other]))).rejects.toThrow()
  })
})

describe('支出の審査', () => {
  it('同じ支払いを同時に8回頼まれても1件で、別の金額では断る', async () => {
    const purpose = newPurpose()
    const payOn = nextDay()
    const ids = await Promise.all(Array.from({ length: 8 }, () => ask(payOn, 15_000, purpose)))
    expect(new Set(ids).size).toBe(1)
    await expect(ask(payOn, 20_000, purpose)).rejects.toThrow('payout_stands')
  })

  it('会計管理室の職員だけが審査でき、決めた本人は審査できない', async () => {
    const id = await ask(nextDay())
    const tanaka = await staffActor(house, '田中美咲')
    await expect(approve(id, tanaka)).rejects.toThrow('not_of_treasury')
    await sql`update payments.payouts set decided_by = ${ueda.staffId} where id = ${id}`.execute(house.db.kysely)
    expect(await approve(id, ueda)).toEqual({ ok: false, reason: 'own_decision' })
    expect(await approve(id)).toEqual({ ok: true })
  })

  it('銀行の休みの日に頼まれた支払いは、次の営業日にする', async () => {
    const id = await ask(Temporal.PlainDate.from('2026-12-30'))
    await approve(id)
    const { rows } = await sql<{ payOn: Temporal.PlainDate }>`
      select pay_on as "payOn" from payments.payouts where id = ${id}`.execute(house.db.kysely)
    expect(rows[0]?.payOn.toString()).toBe('2027-01-04')
    await house.db.transact((tx) => cancelPayout(tx, house, okamoto, id, '誤り'))
  })

  it('差し戻した支払いは理由とともに終わり、直してもう一度頼める', async () => {
    const purpose = newPurpose()
    const id = await ask(nextDay(), 15_000, purpose)
    await house.db.transact((tx) => returnPayout(tx, house, okamoto, id, '科目が違います'))
    const again = await ask(nextDay(), 15_000, purpose)
    const all = await house.db.read((tx) => payoutsOf(tx, purpose))
    expect(all.map(({ state, reason }) => [state, reason])).toEqual([
      ['requested', undefined],
      ['returned', '科目が違います'],
    ])
    expect(again).not.toBe(id)
  })

  it('出納整理期間が終わったあとの前の年度の支払いは、認めない', async () => {
    const id = await ask(Temporal.PlainDate.from('2027-06-01'))
    expect(await approve(id)).toEqual({ ok: false, reason: 'books_closed' })
  })
})

describe('振込のファイル', () => {
  it('二人が同時に作っても、ファイルは1つ', async () => {
    const payOn = nextDay()
    const id = await ask(payOn)
    await approve(id)
    const both = await Promise.all([make(payOn, ueda), make(payOn, okamoto)])
    expect(both.map((one) => (one.ok ? 'ok' : one.reason)).toSorted()).toEqual(['already_made', 'ok'])
  })

  it('件数と合計はファイルの中身と同じで、取り直しても1バイトも違わず、再出力と残る', async () => {
    const { fileId } = await made()
    const [first, second] = [
      await house.db.transact((tx) => takeFile(tx, house, ueda, fileId)),
      await house.db.transact((tx) => takeFile(tx, house, okamoto, fileId)),
    ]
    expect(second.bytes.equals(first.bytes)).toBe(true)
    expect([first.number, second.number]).toEqual([1, 2])
    expect(decodeJisX0201(first.bytes).slice(3 * 120, 3 * 120 + 19)).toBe('8000002000000025000')
    expect(await totalOf(fileId)).toBe(25_000)
  })

  it('同じ支払いをもう1つのファイルに入れることは、データベースが断る', async () => {
    const { fileId, ids } = await made()
    const again = sql`
      with file as (insert into payments.payout_files (id, pay_on, count, total, sha256, sealed, made_by, made_at)
        values (${newId()}, '2030-01-07', 1, 15000, '', '', ${ueda.staffId}, ${house.clock.now()}) returning id)
      insert into payments.payout_file_items select id, 1, ${ids[0] ?? ''}, 15000 from file`
    await expect(house.db.transact((tx) => again.execute(tx))).rejects.toThrow('payout_file_items_once')
    const otherDay = sql`
      insert into payments.payout_files select '00000000-0000-7000-8000-000000000001', pay_on, 'made', count, total, '', '',
        made_by, made_at from payments.payout_files where id = ${fileId}`
    await expect(house.db.transact((tx) => otherDay.execute(tx))).rejects.toThrow('payout_files_one_a_day')
    const wrongTotal = sql`
      insert into payments.payout_files (id, pay_on, count, total, sha256, sealed, made_by, made_at)
      values (${newId()}, '2030-01-08', 1, 15000, '', '', ${ueda.staffId}, ${house.clock.now()})`
    await expect(house.db.transact((tx) => wrongTotal.execute(tx))).rejects.toThrow('does not hold what it says')
  })

  it('送る前に取り消したファイルの支払いは、次のファイルに入る', async () => {
    const { fileId, payOn, ids } = await made()
    await house.db.transact((tx) => cancelFile(tx, house, ueda, fileId, '口座の訂正'))
    const again = await make(payOn)
    expect(again.ok && (await house.db.read((tx) => itemsOf(tx, again.fileId))).map((one) => one.payoutId)).toEqual(ids)
    await expect(house.db.transact((tx) => takeFile(tx, house, ueda, fileId))).rejects.toThrow('payout_file_cancelled')
  })

  it('取り出していないファイルは、送ったことにできない', async () => {
    const { fileId } = await made()
    expect(await house.db.transact((tx) => sendFile(tx, house, ueda, fileId))).toEqual({
      ok: false,
      reason: 'not_taken',
    })
  })

  it('ファイルを作ったあとに認めた支払いは次の営業日になり、日を逃した支払いは回せる', async () => {
    const { nextOpenDay } = wardCalendar(house.profile)
    const { payOn, fileId } = await made([15_000])
    const next = nextOpenDay(payOn.add({ days: 1 }))
    const late = await ask(payOn)
    await approve(late)
    const dayOf = async (id: PayoutId) => {
      const { rows } = await sql<{ payOn: Temporal.PlainDate }>`
        select pay_on as "payOn" from payments.payouts where id = ${id}`.execute(house.db.kysely)
      return rows[0]?.payOn.toString()
    }
    const move = (day: Temporal.PlainDate) => house.db.transact((tx) => postponeDay(tx, house, ueda, day))
    expect(await dayOf(late)).toBe(next.toString())
    expect(await move(next)).toEqual({ ok: false, reason: 'not_needed' })

    // It had been examined while the file was being made.
    await sql`update payments.payouts set pay_on = ${payOn} where id = ${late}`.execute(house.db.kysely)
    expect(await make(payOn)).toMatchObject({ reason: 'already_made' })
    expect(await move(payOn)).toMatchObject({ ok: true })
    expect(await dayOf(late)).toBe(next.toString())
    expect(await move(payOn)).toEqual({ ok: false, reason: 'nothing' })
    expect(await totalOf(fileId)).toBe(15_000)

    const now = house.clock.now()
    const dayAfter = next.add({ days: 1 })
    house.setNow(`${dayAfter.toString()}T10:00:00+09:00`)
    expect(await make(next)).toMatchObject({ reason: 'past' })
    expect(await move(next)).toMatchObject({ ok: true })
    expect(await dayOf(late)).toBe(nextOpenDay(dayAfter.add({ days: 1 })).toString())
    house.setNow(now.toString())
  })

  it('ファイルに入ったあとの支払いは、取りやめられない', async () => {
    const { ids } = await made()
    const [first] = ids
    if (!first) throw new Error('nothing made')
    await expect(house.db.transact((tx) => cancelPayout(tx, house, ueda, first, 'x'))).rejects.toThrow('payout_in_file')
  })
})

describe('銀行の答え', () => {
  it('振込済みは支払済みに、口座なしは理由とともに担当に戻り、別の口座でもう一度頼める', async () => {
    const before = await house.db.read(balances)
    const purpose = newPurpose()
    const payOn = nextDay()
    const first = await ask(payOn, 15_000, purpose)
    const second = await ask(payOn, 10_000)
    await approve(first)
    await approve(second)
    const file = await make(payOn)
    if (!file.ok) throw new Error(file.reason)
    const { bytes } = await house.db.transact((tx) => takeFile(tx, house, ueda, file.fileId))
    await house.db.transact((tx) => sendFile(tx, house, ueda, file.fileId))
    const taken = await house.db.transact((tx) => takeResults(tx, house, ueda, file.fileId, answer(bytes, '10')))
    expect(taken).toEqual({ ok: true, paid: 1, failed: 1 })
    expect([await stateOf(first), await stateOf(second)]).toEqual(['failed', 'paid'])
    const after = await house.db.read(balances)
    expect(after.expenditure - before.expenditure).toBe(10_000)
    expect(after['cash.bank'] - before['cash.bank']).toBe(-10_000)
    expect(after.payable).toBe(before.payable)
    expect(await ask(nextDay(), 15_000, purpose)).not.toBe(first)
    const { rows } = await sql<{ type: string }>`
      select type from platform.events where subject_id = ${purpose.id} order by id`.execute(house.db.kysely)
    expect(rows.map(({ type }) => type)).toEqual(['payments.payout_failed'])
  })

  it('別のファイルへの答えは、何も変えずに断る', async () => {
    const mine = await sent()
    const other = await sent([15_000])
    const taken = await house.db.transact((tx) => takeResults(tx, house, ueda, mine.fileId, answer(other.bytes, '0')))
    expect(taken).toEqual({ ok: false, reason: 'other_file' })
    expect(await stateOf(mine.ids[0] ?? newId())).toBe('sent')
  })

  it('同じ答えを二度読んでも、二重に記帳しない', async () => {
    const { fileId, bytes } = await sent([7_000])
    const take = () => house.db.transact((tx) => takeResults(tx, house, ueda, fileId, answer(bytes, '0')))
    expect(await take()).toMatchObject({ paid: 1 })
    expect(await take()).toMatchObject({ paid: 0 })
  })

  it('答えのファイルがない銀行では、不能の知らせを1件ずつ記し、残りを指定日に振込済みにする', async () => {
    const { fileId, ids, payOn } = await sent()
    await house.db.transact((tx) => recordFailure(tx, house, ueda, fileId, { position: 1, code: 'no-account' }))
    const rest = () => house.db.transact((tx) => recordRestPaid(tx, house, ueda, fileId))
    expect(await rest()).toEqual({ ok: false, reason: 'too_early' })
    house.setNow(`${payOn.toString()}T15:00:00+09:00`)
    expect(await rest()).toEqual({ ok: true })
    expect(await Promise.all(ids.map(stateOf))).toEqual(['failed', 'paid'])
    expect((await house.db.read((tx) => findFile(tx, fileId)))?.state).toBe('settled')
    await house.db.transact((tx) => recordFailure(tx, house, ueda, fileId, { position: 2, code: 'recalled' }))
    expect(await stateOf(ids[1] ?? newId())).toBe('failed')
  })
})
