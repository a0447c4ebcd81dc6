import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { nakamuraAoi } from '#demo/staff.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { yen } from '#platform/money/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { startTestSimulators } from '#src/simulators/testing.ts'
import { saveBankAccount } from '../actions/payouts/accounts.ts'
import { requestPayout } from '../actions/payouts/request-payout.ts'
import { requestPayment } from '../actions/request-payment.ts'
import { lines } from '../fixtures.ts'
import { payments } from '../module.ts'

let simulators: Awaited<ReturnType<typeof startTestSimulators>>
let house: TestHouse
let app: ReturnType<typeof testApp>
let takahashi: ReturnType<typeof browse>
let tanaka: ReturnType<typeof browse>

beforeAll(async () => {
  simulators = await startTestSimulators({
    callbackRetries: [20, 200],
    fetchApp: async (url, init) => app.request(new URL(String(url)).pathname, withLength(init)),
  })
  house = await testHouse({ modules: [people, payments], settings: simulators.settings })
  app = testApp(house)
  takahashi = browse(app, await staffSignInAs(house, '高橋真'))
  tanaka = browse(app, await staffSignInAs(house, '田中美咲'))
})
afterAll(async () => {
  await house?.close()
  await simulators?.stop()
})

const withLength = (init?: RequestInit): RequestInit => ({
  ...init,
  headers: {
    ...Object.fromEntries(new Headers(init?.headers)),
    'content-length': String(Buffer.byteLength(String(init?.body ?? ''))),
  },
})
const textOf = async (response: Response) => (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const page = async (who: ReturnType<typeof browse>, path: string) => (await who.get(path)).text()
const drawerId = async () => {
  const { rows } = await sql<{ id: string }>`select id from payments.drawers order by key limit 1`.execute(
    house.db.kysely,
  )
  return rows[0]?.id ?? ''
}
async function owed(reference: string) {
  const purpose = { kind: 'procedures.application', id: newId() }
  await house.db.transact((tx) => requestPayment(tx, { purpose, payerPersonId: satoHanako.personId, lines, reference }))
  return purpose
}
/** The form in the page that takes money, filled in. */
async function take(path: string, fields: Record<string, string>) {
  const form = formOf(await page(takahashi, path), '/staff/payments/counter/receipts')
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return takahashi.post('/staff/payments/counter/receipts', form)
}

describe('窓口の一日', () => {
  test('釣銭準備金を数えて開けるまで、お金は受け取れない', async () => {
    await owed('N8-0000-0001-0')
    const early = await take('/staff/payments/counter?find=N8-0000-0001-0', { tendered: '1000' })
    expect(early.status).toBe(422)
    expect(await textOf(early)).toContain('開いている引き出しがありません')
    const opening = `/staff/payments/drawer/${await drawerId()}/opening`
    const wrong = await takahashi.submit('/staff/payments/drawer', { d1000: '29' }, opening)
    expect(await textOf(wrong)).toContain('釣銭準備金と違います')
    const right = await takahashi.submit('/staff/payments/drawer', { d1000: '３０' }, opening)
    expect(right.headers.get('location')).toContain('/staff/payments/drawer?done=opened')
  })

  test('受付番号で金額が出て、預り金額を打つとお釣りと領収書が出る', async () => {
    const found = await page(takahashi, '/staff/payments/counter?find=N8-0000-0001-0')
    expect(found).toContain('710円')
    const short = await take('/staff/payments/counter?find=N8-0000-0001-0', { tendered: '700' })
    expect(await textOf(short)).toContain('預り金額が、受け取る金額より少なく')
    const taken = await take('/staff/payments/counter?find=N8-0000-0001-0', { tendered: '１，０００' })
    const receipt = await textOf(await takahashi.get(taken.headers.get('location') ?? ''))
    expect(receipt).toContain('お釣り 290円')
    expect(receipt).toContain('令和8年度 証明係 1番窓口 第1号')
    expect(await textOf(await takahashi.get('/staff/payments/counter?find=N8-0000-0001-0'))).toContain(
      'まだ払っていないものはありません',
    )
  })

  test('申請に付かない手数料も、減免を引いて受け取る', async () => {
    const path = '/staff/payments/counter?fee=resident-record&count=2&exemption='
    const sheet = await textOf(await takahashi.get(path))
    expect(sheet).toContain('生活保護を受けている人')
    expect(sheet).not.toContain('《')
    const taken = await take(path, { tendered: '600' })
    expect(await textOf(await takahashi.get(taken.headers.get('location') ?? ''))).toContain('お釣り 0円')
    const free = await take(path.replace('exemption=', 'exemption=public-assistance'), { tendered: '0' })
    expect(await textOf(free)).toContain('減免で0円になりました')
  })

  test('カードは端末に送り、タッチされると領収書が出る', async () => {
    await owed('N8-0000-0002-0')
    const sent = await take('/staff/payments/counter?find=N8-0000-0002-0', { method: 'card' })
    const terminal = sent.headers.get('location') ?? ''
    expect(terminal).toContain('/terminal/')
    await takahashi.submit(terminal)
    const counting = `/staff/payments/drawer/${await drawerId()}/count`
    expect(
      await textOf(await takahashi.submit('/staff/payments/drawer', { d1000: '31', d100: '3', d10: '1' }, counting)),
    ).toContain('端末で支払い中のものがあります')
    const { rows } = await sql<{ id: string }>`
      select checkout_id as id from payments.payments where checkout_id is not null`.execute(house.db.kysely)
    await fetch(`${simulators.url}/payment/terminal/${rows[0]?.id}`, {
      method: 'POST',
      headers: { origin: simulators.url, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ button: 'pay' }),
      redirect: 'manual',
    })
    await simulators.settle()
    const done = await takahashi.submit(terminal)
    const receipt = await textOf(await takahashi.get(done.headers.get('location') ?? ''))
    expect(receipt).toContain('第3号')
    expect(receipt).toContain('カード')
  })

  test('数えて、二人目が締めると、収納日計表に科目と方法で並び、払い込める', async () => {
    const id = await drawerId()
    await takahashi.submit(
      '/staff/payments/drawer',
      { d1000: '31', d100: '3', d10: '1' },
      `/staff/payments/drawer/${id}/count`,
    )
    const own = await textOf(await takahashi.get('/staff/payments/drawer'))
    expect(own).not.toContain('二人目として確かめ、締める')
    const closed = await tanaka.submit('/staff/payments/drawer', {}, `/staff/payments/drawer/${id}/closing`)
    expect(closed.headers.get('location')).toContain('/staff/payments/drawer?done=closed')
    await tanaka.submit('/staff/payments/drawer', {}, `/staff/payments/drawer/${id}/pay-in`)
    const report = await textOf(await takahashi.get('/staff/payments/days/2026-12-02'))
    expect(report).toMatch(/証明手数料.*1,200円.*600円.*1,800円/)
    expect(report).toContain('締めました')
    const books = await textOf(await tanaka.get('/staff/payments/books'))
    expect(books).toMatch(/証明手数料.*1,800円/)
    expect(books).toContain('令和8年度 出納整理期間は')
  })

  test('係長は現金取扱員を職員番号で指定し、終えられる', async () => {
    const named = await tanaka.submit('/staff/payments/officers', {
      staffNumber: 'C00031',
      office: 'certificates',
      kind: 'handler',
      from: '令和8年12月2日',
    })
    expect(named.headers.get('location')).toBe('/staff/payments/officers?done=named')
    expect(await page(tanaka, '/staff/payments/officers')).toContain('平野ゆい')
    expect((await takahashi.get('/staff/payments/officers')).status).toBe(403)
  })
})

describe('支出から通帳まで', () => {
  test('審査し、ファイルにし、銀行に渡し、結果を読む', async () => {
    const personId = satoHanako.personId
    const account = { personId, bankCode: '0001', branchCode: '012', kind: 'ordinary' as const, holderKana: 'サトウ' }
    const payOn = Temporal.PlainDate.from('2026-12-15')
    for (const number of ['1234567', '1234999'])
      await house.db.transact(async (tx) =>
        requestPayout(tx, house, {
          purpose: { kind: 'procedures.application', id: newId() },
          payeePersonId: personId,
          accountId: await saveBankAccount(tx, house, { ...account, number }),
          amount: yen(15_000),
          payOn,
          ground: '児童手当の認定',
          budgetItem: 'child-allowance',
          decidedBy: nakamuraAoi.staffId,
        }),
      )
    const okamoto = browse(app, await staffSignInAs(house, '岡本豊'))
    const ueda = browse(app, await staffSignInAs(house, '上田千秋'))
    expect(await page(takahashi, '/staff/payments/payouts')).not.toContain('佐藤花子')
    const list = await page(okamoto, '/staff/payments/payouts')
    expect(list).toContain('佐藤花子')
    expect(list).toContain('***4567')
    expect(list).not.toContain('1234567')
    for (const [, id = ''] of [...list.matchAll(/payouts\/([\w-]{36})\/approval/g)])
      await okamoto.submit('/staff/payments/payouts', {}, `/staff/payments/payouts/${id}/approval`)
    const made = await ueda.submit('/staff/payments/payouts', {}, '/staff/payments/files')
    const file = (made.headers.get('location') ?? '').replace(/\?.*/, '')
    const output = async () => {
      const response = await ueda.submit(file, {}, `${file}/output`)
      return { name: response.headers.get('content-disposition'), bytes: Buffer.from(await response.arrayBuffer()) }
    }
    const [first, again] = [await output(), await output()]
    expect(first.bytes.equals(again.bytes)).toBe(true)
    expect(again.name).toContain('saishutsuryoku-2')
    await ueda.submit(file, {}, `${file}/sending`)
    const answer = await handToBank(first.bytes)
    const body = new FormData()
    for (const [name, value] of formOf(await page(ueda, file), `${file}/results`)) body.set(name, value)
    body.set('file', new File([answer], 'kekka.txt'))
    const cookie = [...ueda.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const read = await app.request(`${file}/results`, { method: 'POST', body, headers: { cookie } })
    expect(read.headers.get('location')).toContain('done=results')
    await settle(house)
    const shown = await textOf(await ueda.get(file))
    expect(shown).toContain('支払済み')
    expect(shown).toContain('口座なし')
    const bank = await (await fetch(`${simulators.url}/bank`)).text()
    expect(bank).toContain('0001-012-1234567')
  })
})

async function handToBank(bytes: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const body = new FormData()
  body.set('file', new File([Uint8Array.from(bytes)], 'sofuri.txt'))
  const headers = { origin: simulators.url, 'sec-fetch-site': 'same-origin' }
  await fetch(`${simulators.url}/bank/files`, { method: 'POST', body, headers, redirect: 'manual' })
  const html = await (await fetch(`${simulators.url}/bank`)).text()
  const answer = /href="(\/bank\/files\/[^"]+\/answer)"/.exec(html)?.[1]
  return new Uint8Array(await (await fetch(`${simulators.url}${answer}`)).arrayBuffer())
}
