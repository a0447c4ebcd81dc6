import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BankAccountId, payoutsOf, saveBankAccount } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import { browse, formOf, signInAs, staffSignInAs } from '#platform/testing/index.ts'
import { decideAct, examineAct } from '../actions/acts/decide-act.ts'
import { draftAct, type Target } from '../actions/acts/draft-act.ts'
import { effectAct } from '../actions/acts/effect-act.ts'
import { postLetter, printLetter } from '../actions/acts/post-letter.ts'
import { takeCase } from '../actions/desk/handle-case.ts'
import { agenda } from '../agenda.ts'
import type { ActId, Draft } from '../domain/acts/act.ts'
import { findAct } from '../store/acts/acts.ts'
import { deliveriesOfCase } from '../store/acts/deliveries.ts'
import type { ApplicationId } from '../store/applications.ts'
import { caseEventsOf } from '../store/case-events.ts'
import { verifiedResident } from '../testing/filed-case.ts'
import { filedClaim } from '../testing/filed-claim.ts'
import { locationOf, type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { giveAccount } from './actions/ask-again.ts'
import { payoutPurpose, requestAfterAct } from './actions/request-after-act.ts'
import { newestPayoutEvent } from './store.ts'

let office: Office
let house: TestHouse
let nakamura: Staff
let koyama: Staff
let ishii: Staff
let ueda: ReturnType<typeof browse>
let okamoto: ReturnType<typeof browse>

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  nakamura = await staffActor(house, '中村葵')
  koyama = await staffActor(house, '小山修')
  ishii = await staffActor(house, '石井恵子')
  ueda = browse(office.app, await staffSignInAs(house, '上田千秋'))
  okamoto = browse(office.app, await staffSignInAs(house, '岡本豊'))
})
afterAll(() => office?.close())

const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)

async function accountOf(name: string, number = '1234567'): Promise<BankAccountId> {
  const { personId } = await verifiedResident(house, name)
  return act((tx) =>
    saveBankAccount(tx, house, {
      personId,
      bankCode: '0001',
      branchCode: '012',
      kind: 'ordinary',
      number,
      holderKana: 'サトウ　ケン',
    }),
  )
}

const baby = { id: '01900000-0000-7000-8009-000000000001', answers: { name: '佐藤葵', 'birth-date': '2026-11-25' } }

async function claimed(name: string, answers: Record<string, unknown>): Promise<ApplicationId> {
  await verifiedResident(house, name)
  const usual = { event: 'birth', 'event-date': '2026-11-25', children: [baby], elder: [], letter: 'post' }
  const { id } = await filedClaim(house, { procedure: 'child-allowance', name, answers: { ...usual, ...answers } })
  await office.settle()
  await act((tx) => takeCase(tx, house, nakamura, id))
  return id
}

const granted: Draft = {
  kind: 'decision',
  outcome: 'grant',
  ground: '児童手当法 第7条',
  facts: { firstMonth: '令和8年12月分', monthlyAmount: '15,000円', children: '佐藤葵　15,000円' },
  items: [],
  isUrgent: false,
}

async function effected(id: ApplicationId, draft: Draft = granted, target?: Target): Promise<ActId> {
  const made = await act((tx) => draftAct(tx, house, nakamura, id, draft, target))
  if (!made.ok) throw new Error(JSON.stringify(made))
  await act((tx) => examineAct(tx, house, koyama, made.actId))
  await act((tx) => decideAct(tx, house, ishii, made.actId))
  expect(await act((tx) => effectAct(tx, house, nakamura, made.actId))).toEqual({ ok: true })
  await office.settle()
  return made.actId
}

/** 施行 and the letter in the post: from then on the person is told. */
async function notified(id: ApplicationId, draft?: Draft): Promise<ActId> {
  const actId = await effected(id, draft)
  for (const { id: delivery } of await house.db.read((tx) => deliveriesOfCase(tx, id))) {
    await act((tx) => printLetter(tx, house, nakamura, delivery))
    await act((tx) => postLetter(tx, house, nakamura, delivery))
  }
  await office.settle()
  return actId
}

const payouts = (id: ApplicationId) => house.db.read((tx) => payoutsOf(tx, payoutPurpose(id)))
const newest = (id: ApplicationId) => house.db.read((tx) => newestPayoutEvent(tx, id))
const page = async (browser: ReturnType<typeof browse>, path: string) => (await browser.get(path)).text()
const plain = (html: string) => html.replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '').replaceAll(/\s+/g, ' ')

/** The treasury examines everything, makes each day's file, gives it to the bank and reads its answer; the last file. */
async function paidByTreasury(): Promise<string> {
  const list = await page(okamoto, '/staff/payments/payouts')
  for (const [, id = ''] of list.matchAll(/payouts\/([\w-]{36})\/approval/g))
    await okamoto.submit('/staff/payments/payouts', {}, `/staff/payments/payouts/${id}/approval`)
  let file = ''
  while ((await page(ueda, '/staff/payments/payouts')).includes('action="/staff/payments/files"')) {
    file = locationOf(await ueda.submit('/staff/payments/payouts', {}, '/staff/payments/files')).replace(/\?.*/, '')
    await throughTheBank(file)
  }
  return file
}

async function throughTheBank(file: string): Promise<void> {
  const bytes = await (await ueda.submit(file, {}, `${file}/output`)).arrayBuffer()
  await ueda.submit(file, {}, `${file}/sending`)
  const toBank = new FormData()
  toBank.set('file', new File([bytes], 'sofuri.txt'))
  await fetch(`${office.world.url}/bank/files`, { method: 'POST', body: toBank })
  const bank = await (await fetch(`${office.world.url}/bank`)).text()
  const answer = await fetch(`${office.world.url}${/href="(\/bank\/files\/[\w-]+\/answer)"/.exec(bank)?.[1]}`)
  const results = new FormData()
  for (const [name, value] of formOf(await page(ueda, file), `${file}/results`)) results.set(name, value)
  results.set('file', new File([await answer.arrayBuffer()], 'kekka.txt'))
  await ueda.upload(`${file}/results`, results)
  await office.settle()
}

describe('認定のあとの支払い', () => {
  it('施行すると、規則の額と日で一度だけ会計に頼まれ、根拠は通知書の番号である', async () => {
    const id = await claimed('佐藤健', { account: await accountOf('佐藤健') })
    const actId = await notified(id)
    const [payout, ...more] = await payouts(id)
    expect(more).toEqual([])
    // Born on 25 November, claimed within fifteen days: from December; paid on 15 February for two months.
    expect(payout).toMatchObject({ amount: 30_000, state: 'requested', decidedBy: ishii.staffId })
    expect(payout?.payOn.toString()).toBe('2027-02-15')
    const number = (await house.db.read((tx) => findAct(tx, actId)))?.documentNumber
    expect(payout?.ground).toBe(`${number}　児童手当法 第7条`)
    const again = { id: 0, type: '', subjectKind: 'procedures.act', subjectId: actId, data: {}, at: house.clock.now() }
    await act((tx) => requestAfterAct(tx, again, house))
    expect(await payouts(id)).toHaveLength(1)
  })

  it('口座番号の間違いで戻った支払いは、本人が口座を直すと、もう一度頼まれて払われる', async () => {
    const id = await claimed('佐藤健', { account: await accountOf('佐藤健', '1234999') })
    await notified(id)
    await paidByTreasury()
    expect(await newest(id)).toBe('payout_failed')

    const ken = browse(office.app, await signInAs(house, '佐藤健'))
    expect(plain(await page(ken, `/applications/${id}`))).toContain('振り込めませんでした')
    const wanted = async () => {
      const resident = await verifiedResident(house, '佐藤健')
      const items = await house.db.read((tx) => agenda(tx, resident, 'ja', house))
      return items.filter(({ state }) => state === 'you').map(({ href }) => href)
    }
    expect(await wanted()).toEqual([`/applications/${id}/account`])
    const asked = plain(await page(ken, `/applications/${id}/account`))
    expect(asked).toContain('この番号の口座が見つかりません')
    expect(asked).toContain('***4999')
    const wrong = await ken.submit(`/applications/${id}/account`, { account: 'new', 'account-bank': '1' })
    expect(wrong.status).toBe(422)
    expect(await payouts(id)).toHaveLength(1)
    const typed = { account: 'new', 'account-bank': '0001', 'account-branch': '012', 'account-number': '7654321' }
    const done = await ken.submit(`/applications/${id}/account`, { ...typed, 'account-holder': 'サトウ ケン' })
    expect(locationOf(done)).toBe(`/applications/${id}`)
    expect(await wanted()).toEqual([])
    const [second] = await payouts(id)
    expect(second).toMatchObject({ amount: 30_000, state: 'requested' })
    expect(second?.payOn.toString()).toBe('2026-12-12')
    await paidByTreasury()
    expect((await payouts(id)).map(({ state }) => state)).toEqual(['paid', 'failed'])
    expect(plain(await page(ken, `/applications/${id}`))).toContain('銀行が受け付けました')
    const start = house.clock.now().toString()
    house.setNow('2026-12-15T10:00:00+09:00')
    expect(plain(await page(ken, `/applications/${id}`))).toContain('令和8年12月14日に振り込みました')
    house.setNow(start)
  })

  it('口座を二つの画面から同時に送っても、支払いは一つだけ頼まれる', async () => {
    const id = await claimed('佐藤健', { account: 'public' })
    await sql`update procedures.lookups set value = null where application_id = ${id}`.execute(house.db.kysely)
    await notified(id)
    expect(await newest(id)).toBe('payout_without_account')
    const resident = await verifiedResident(house, '佐藤健')
    const accountId = await accountOf('佐藤健')
    const given = await Promise.all(
      Array.from({ length: 4 }, () => act((tx) => giveAccount(tx, house, resident, { id, accountId }))),
    )
    expect(given.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await payouts(id)).toHaveLength(1)
  })

  it('ほかの人の口座には払えず、ほかの人の申請の口座は変えられない', async () => {
    const id = await claimed('佐藤健', { account: await accountOf('佐藤花子') })
    await notified(id)
    expect(await newest(id)).toBe('payout_without_account')
    const ken = await verifiedResident(house, '佐藤健')
    const hanako = await verifiedResident(house, '佐藤花子')
    const hers = await accountOf('佐藤花子')
    expect(await act((tx) => giveAccount(tx, house, ken, { id, accountId: hers }))).toMatchObject({
      reason: 'not_own_account',
    })
    await expect(act((tx) => giveAccount(tx, house, hanako, { id, accountId: hers }))).rejects.toThrow('application')
    expect(await payouts(id)).toEqual([])
  })

  it('公金受取口座は、照会で分かった番号に払い、次の申請の口座としては出さない', async () => {
    const id = await claimed('佐藤健', { account: 'public' })
    await notified(id)
    expect(await payouts(id)).toHaveLength(1)
    const ken = browse(office.app, await signInAs(house, '佐藤健'))
    expect(plain(await page(ken, `/applications/${id}`))).toContain('公金受取口座 銀行0001')
  })

  it('決定のあとで公金受取口座が分かれば、そのときに頼まれる', async () => {
    const mood = (answer: string) =>
      fetch(`${office.world.url}/linkage/mood`, {
        method: 'POST',
        body: new URLSearchParams({ mood: answer }),
        redirect: 'manual',
      })
    await mood('timeout')
    const id = await claimed('佐藤健', { account: 'public' })
    await notified(id)
    expect(await newest(id)).toBe('payout_without_account')
    await mood('found')
    const start = house.clock.now()
    house.setNow(start.add({ seconds: 90 }).toString())
    await office.settle()
    house.setNow(start.toString())
    expect(await newest(id)).toBe('payout_requested')
    expect(await payouts(id)).toHaveLength(1)
  })

  it('通知書の月額が規則と違うときは、自動では頼まず、係が額を決めて頼む', async () => {
    const id = await claimed('佐藤健', { account: await accountOf('佐藤健') })
    await notified(id, { ...granted, facts: { ...granted.facts, monthlyAmount: '30,000円' } })
    expect(await newest(id)).toBe('payout_differs')
    expect(await payouts(id)).toEqual([])
    const aoi = browse(office.app, await staffSignInAs(house, '中村葵'))
    expect(plain(await page(aoi, '/staff/payouts'))).toContain('規則の計算と違います')
    const file = `/staff/cases/${id}`
    const none = await aoi.submit(file, { 'payout-amount': '０' }, `${file}/payouts`)
    expect(none.status).toBe(422)
    const done = await aoi.submit(file, { 'payout-amount': '６０，０００' }, `${file}/payouts`)
    expect(locationOf(done)).toBe(file)
    expect((await payouts(id)).map(({ amount }) => amount)).toEqual([60_000])
    expect(plain(await page(aoi, '/staff/payouts'))).not.toContain('規則の計算と違います')
  })

  it('会計が差し戻した支払いは、係の一覧に出て、もう一度頼める。ほかの係の職員には存在しない', async () => {
    const id = await claimed('佐藤健', { account: await accountOf('佐藤健') })
    await notified(id)
    const [payout] = await payouts(id)
    const back = `/staff/payments/payouts/${payout?.id}/return`
    await okamoto.submit('/staff/payments/payouts', { [`reason-${payout?.id}`]: '通知書の日付と合わない' }, back)
    await office.settle()
    const aoi = browse(office.app, await staffSignInAs(house, '中村葵'))
    expect(plain(await page(aoi, '/staff'))).toContain('依頼し直す支払いが')
    const file = `/staff/cases/${id}`
    expect(plain(await page(aoi, file))).toContain('通知書の日付と合わない')
    const makoto = browse(office.app, await staffSignInAs(house, '高橋真'))
    expect(plain(await page(makoto, '/staff/payouts'))).not.toContain('佐藤健')
    const form = formOf(await page(aoi, file), `${file}/payouts`)
    const foreign = await makoto.post(`${file}/payouts`, Object.fromEntries(form))
    expect([403, 404]).toContain(foreign.status)
    await Promise.all([1, 2].map(() => aoi.post(`${file}/payouts`, Object.fromEntries(form))))
    expect((await payouts(id)).map(({ state }) => state)).toEqual(['requested', 'returned'])
  })
})

describe('認定が取り消されたら', () => {
  const revoked: Draft = { ...granted, kind: 'revocation', outcome: undefined, facts: {}, reason: '届出に誤りがあった' }

  it('銀行に行く前の支払いは止まり、本人は口座を入れられない', async () => {
    const id = await claimed('佐藤健', { account: await accountOf('佐藤健') })
    const actId = await notified(id)
    await effected(id, revoked, { actId })
    expect((await payouts(id)).map(({ state }) => state)).toEqual(['cancelled'])
    expect(await newest(id)).toBe('payout_stopped')
    const resident = await verifiedResident(house, '佐藤健')
    const accountId = await accountOf('佐藤健')
    expect(await act((tx) => giveAccount(tx, house, resident, { id, accountId }))).toMatchObject({ reason: 'not_now' })
  })

  it('銀行に行ったあとは止まらず、担当に知らせる。戻ってきても、もう一度は払わない', async () => {
    await paidByTreasury()
    const id = await claimed('佐藤健', { account: await accountOf('佐藤健') })
    const actId = await notified(id)
    const file = await paidByTreasury()
    await effected(id, revoked, { actId })
    expect((await payouts(id)).map(({ state }) => state)).toEqual(['paid'])
    await ueda.submit(file, { 'code-1': 'recalled' }, `${file}/failures`)
    await office.settle()
    expect((await payouts(id)).map(({ state }) => state)).toEqual(['failed'])
    const kinds = (await house.db.read((tx) => caseEventsOf(tx, id))).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('payout_'))).toEqual([
      'payout_requested',
      'payout_paid',
      'payout_not_stopped',
      'payout_stopped',
    ])
  })
})
