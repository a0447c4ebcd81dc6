import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { driveCard } from '#src/simulators/testing.ts'
import { hanako, hina, ren } from '../fixtures.ts'
import {
  type Browser,
  confirm,
  fillIn,
  locationOf,
  type Office,
  openOffice,
  pathOf,
  pay,
  sign,
} from '../testing/office.ts'

let office: Office
let phone: Browser

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  // What one test leaves unfinished would be gone on with by the next.
  await sql`update procedures.applications set state = 'withdrawn' where state in ('draft', 'confirmed')`.execute(
    office.house.db.kysely,
  )
  phone = await office.visit('佐藤花子')
})

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(office.house.db.kysely)).rows
const idOf = (application: string) => application.split('/')[2] ?? ''
const stateOf = async (application: string) =>
  (await rowsOf(sql<{ state: string }>`select state from procedures.applications where id = ${idOf(application)}`))[0]
    ?.state
const paymentsOf = async (application: string) =>
  (
    await rowsOf(
      sql<{
        state: string
      }>`select state from payments.payments where purpose_id = ${idOf(application)} order by attempt`,
    )
  ).map((row) => row.state)
const textOf = async (path: string) => (await phone.get(path)).text()

describe('二重に送られても', () => {
  test('同じ確認を50回同時に送っても、申請も支払いも一つである', async () => {
    const application = await fillIn(phone)
    const form = formOf(await textOf(`${application}/check`), '/confirmation')
    const sent = await Promise.all(Array.from({ length: 50 }, () => phone.post(`${application}/confirmation`, form)))
    expect(new Set(sent.map((response) => response.status))).toEqual(new Set([303]))
    const confirmations = await rowsOf(
      sql`select from procedures.case_events where application_id = ${idOf(application)} and kind = 'confirmed'`,
    )
    expect(confirmations).toHaveLength(1)

    const provider = (await phone.get(`${application}/signature`)).headers.get('location') ?? ''
    const checkout = await sign(phone, provider)
    const back = await Promise.all(Array.from({ length: 20 }, () => phone.get(`${application}/signature-return`)))
    expect(new Set(back.map((response) => response.headers.get('location')))).toEqual(new Set([checkout]))
    const returned = await pay(checkout)
    await Promise.all(Array.from({ length: 20 }, () => phone.get(returned)))
    await office.settle()
    expect(await stateOf(application)).toBe('submitted')
    expect(await paymentsOf(application)).toEqual(['authorised'])
    const receipts = await rowsOf(
      sql`select from platform.notices where kind = 'procedures.received' and key like ${`%${idOf(application)}%`}`,
    )
    expect(receipts).toHaveLength(1)
  })

  test('はじめるボタンを何度押しても、下書きは一つである', async () => {
    const form = formOf(await textOf('/procedures/residence-certificate'), '/applications')
    const started = await Promise.all(
      Array.from({ length: 10 }, (_, index) => {
        const own = new URLSearchParams(form)
        own.set('idempotency_key', `start-button-${index}`)
        return phone.post('/procedures/residence-certificate/applications', own)
      }),
    )
    expect(new Set(started.map(locationOf)).size).toBe(1)
  })
})

describe('支払いの知らせ', () => {
  test('払ったあとブラウザーが戻らなくても、申請は区に届く', async () => {
    const application = await fillIn(phone)
    await pay(await sign(phone, await confirm(phone, application)))
    await office.settle()
    expect(await stateOf(application)).toBe('submitted')
  })

  test.each(['twice', 'late', 'out-of-order'] as const)('知らせが%sに来ても、一度だけ届く', async (callbacks) => {
    const application = await fillIn(phone)
    await phone.get(await pay(await sign(phone, await confirm(phone, application)), { callbacks }))
    await office.settle()
    expect([await stateOf(application), await paymentsOf(application)]).toEqual(['submitted', ['authorised']])
  })

  test('残高が足りなければ、何も失わずに支払いだけやり直せる', async () => {
    const application = await fillIn(phone)
    const returned = await phone.get(
      await pay(await sign(phone, await confirm(phone, application)), { outcome: 'insufficient' }),
    )
    const page = await textOf(locationOf(returned))
    expect(page).toContain('署名は残っている')
    const again = await phone.submit(application, {}, `${application}/payment`)
    await phone.get(await pay(again.headers.get('location') ?? ''))
    expect(await stateOf(application)).toBe('submitted')
  })
})

describe('署名', () => {
  test('署名しないで戻ると、何も送られていないことと、することが分かる', async () => {
    const application = await fillIn(phone)
    await confirm(phone, application)
    const returned = await phone.get(`${application}/signature-return`)
    expect(await textOf(locationOf(returned))).toContain('署名が終わっていません')
    expect(await paymentsOf(application)).toEqual([])
  })

  test('家族のカードの署名では、申請は届かない', async () => {
    const application = await fillIn(phone)
    const provider = await confirm(phone, application)
    await sign(phone, provider, '佐藤健').catch(() => '')
    await phone.get(`${application}/signature-return`)
    expect(await stateOf(application)).toBe('confirmed')
    expect(await paymentsOf(application)).toEqual([])
  })
})

describe('確かめたあとで変わったら', () => {
  test('署名のあとで世帯が変わると、届けずに確認へ戻し、支払いを返す', async () => {
    const application = await fillIn(phone, { whose: 'household' })
    const checkout = await sign(phone, await confirm(phone, application))
    await changeName(hina, '佐藤日菜')
    const returned = await phone.get(await pay(checkout))
    await changeName(hina, '佐藤陽菜')
    expect(locationOf(returned)).toBe(`${application}/check?notice=changed`)
    await office.settle()
    expect([await stateOf(application), await paymentsOf(application)]).toEqual(['draft', ['released']])
  })

  test('確認のページを開いたあと別の画面で答えを変えると、もう一度確かめてもらう', async () => {
    const application = await fillIn(phone)
    const old = formOf(await textOf(`${application}/check`), '/confirmation')
    await phone.submit(`${application}/questions/copies`, { copies: '3' })
    const refused = await phone.post(`${application}/confirmation`, old)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('内容が変わりました')
    expect(await stateOf(application)).toBe('draft')
  })

  test('申請のあとに古い画面から答えると、先に進んでいると分かる', async () => {
    const application = await fillIn(phone)
    const old = formOf(await textOf(`${application}/questions/copies`), '/questions/copies')
    await confirm(phone, application)
    old.set('copies', '9')
    const stale = await phone.post(`${application}/questions/copies`, old)
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('この申請は、先に進んでいます')
  })

  test('届いたあとで「戻る」で確認のページに戻り、もう一度押しても、届いたものが開き、二つにはならない', async () => {
    const application = await fillIn(phone)
    const old = formOf(await textOf(`${application}/check`), '/confirmation')
    const first = await phone.post(`${application}/confirmation`, old)
    await phone.get(await pay(await sign(phone, (await phone.get(locationOf(first))).headers.get('location') ?? '')))
    await office.settle()
    const again = await phone.post(`${application}/confirmation`, old)
    expect(locationOf(again)).toBe(locationOf(first))
    expect(locationOf(await phone.get(`${application}/signature`))).toBe(application)
    expect([await stateOf(application), await paymentsOf(application)]).toEqual(['submitted', ['authorised']])
    const events = await rowsOf(
      sql`select from procedures.case_events where application_id = ${idOf(application)} and kind = 'submitted'`,
    )
    expect(events).toHaveLength(1)
  })

  test('内容を直すと下書きに戻り、答えは残っている', async () => {
    const application = await fillIn(phone, { copies: '4' })
    await confirm(phone, application)
    await phone.submit(application, {}, `${application}/reopening`)
    expect(await stateOf(application)).toBe('draft')
    expect(await textOf(`${application}/check`)).toContain('4通')
  })
})

describe('途中でサインインの時間が切れても', () => {
  test('サインインし直せば、入力した答えがそのまま届く', async () => {
    const application = await fillIn(phone)
    const question = `${application}/questions/copies`
    const form = formOf(await textOf(question), '/questions/copies')
    form.set('copies', '7')
    await sql`update auth.sessions set seen_at = seen_at - interval '2 hours', ends_at = ends_at - interval '1 day'`.execute(
      office.house.db.kysely,
    )
    const sentAway = locationOf(await phone.post(question, form))
    expect(sentAway).toMatch(/^\/sign-in/)
    const toCard = (await phone.submit(sentAway, {}, '/sign-in')).headers.get('location') ?? ''
    const back = await phone.get(pathOf(await driveCard(toCard, { name: '佐藤花子' })))
    const kept = locationOf(back)
    const resumed = formOf(await textOf(kept), '/questions/copies')
    expect(resumed.get('copies')).toBe('7')
    await phone.post(question, resumed)
    expect(await textOf(`${application}/check`)).toContain('7通')
  })
})

describe('書き換えられた入力', () => {
  test.each([
    ['copies', { copies: '-1' }, '1以上'],
    ['copies', { copies: 'たくさん' }, '数字で'],
    ['copies', { copies: `1\u0000` }, '使えない文字'],
    ['copies', { copies: '9'.repeat(50_000) }, '文字が多すぎます'],
    ['whose', { whose: 'everybody' }, '表示されている中から'],
    ['whose', { whose: 'some', subjects: ren }, '同じ世帯の人だけ'],
    ['delivery', { delivery: 'drone' }, '表示されている中から'],
  ])('%sに使えない値（%#）を送ると、その場所で分かる', async (page, fields: Record<string, string>, words) => {
    const application = await fillIn(phone)
    const form = formOf(await textOf(`${application}/questions/${page}`), `/questions/${page}`)
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    const refused = await phone.post(`${application}/questions/${page}`, form)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain(words)
    expect(html).toContain('<title>エラー：')
  })

  test('値段を送りつけても、払う金額は変わらない', async () => {
    const application = await fillIn(phone)
    const form = formOf(await textOf(`${application}/check`), '/confirmation')
    form.set('fee', '1')
    form.set('total', '1')
    form.set('amount', '1')
    await phone.post(`${application}/confirmation`, form)
    const [row] = await rowsOf(
      sql<{ fee: number }>`select fee_total as fee from procedures.applications where id = ${idOf(application)}`,
    )
    expect(row?.fee).toBe(410)
  })

  test('全角の通数は読み取る', async () => {
    const application = await fillIn(phone, { copies: '３' })
    expect(await textOf(`${application}/check`)).toContain('署名して1,010円を払う')
  })
})

describe('ほかの人には', () => {
  test('どのページも、ないものとして答える', async () => {
    const application = await fillIn(phone)
    const stranger = await office.visit('山本蓮')
    const pages = [
      '',
      '/check',
      '/questions/whose',
      '/signature',
      '/signature-return',
      '/payment',
      '/payment-return',
      '/withdrawal',
      '/correction',
      '/pickup',
    ]
    for (const page of pages) expect([page, (await stranger.get(application + page)).status]).toEqual([page, 404])
    const form = formOf(await (await stranger.get('/procedures/residence-certificate')).text(), '/applications')
    for (const act of ['/confirmation', '/reopening', '/payment', '/withdrawal', '/correction', '/questions/copies']) {
      form.set('idempotency_key', `stranger${act.replaceAll('/', '-')}`)
      expect([act, (await stranger.post(application + act, form)).status]).toEqual([
        act,
        act === '/correction' ? 404 : 404,
      ])
    }
    expect(await (await stranger.get('/applications')).text()).not.toContain(idOf(application))
  })

  test('同じ世帯の家族にも、本人の申請は見えない', async () => {
    const application = await fillIn(phone)
    const husband = await office.visit('佐藤健')
    expect((await husband.get(application)).status).toBe(404)
  })

  test('住民票と結びつかない人には、窓口でできることを伝える', async () => {
    const kumi = await office.visit('渡辺久美')
    const page = await kumi.get('/applications')
    expect(page.status).toBe(403)
    expect(await page.text()).toContain('窓口にカードを持って来る')
  })
})

describe('取り下げ', () => {
  test('受け付けたあとで取り下げると、支払いの予約がなくなる', async () => {
    const application = await fillIn(phone)
    await phone.get(await pay(await sign(phone, await confirm(phone, application))))
    await phone.submit(`${application}/withdrawal`)
    await office.settle()
    expect([await stateOf(application), await paymentsOf(application)]).toEqual(['withdrawn', ['released']])
    expect(await textOf(application)).toContain('この申請は取り下げられました')
  })

  test('QRコードで先に払ったお金は、取り下げると戻る', async () => {
    const application = await fillIn(phone)
    await phone.get(await pay(await sign(phone, await confirm(phone, application)), { method: 'qr' }))
    expect(await stateOf(application)).toBe('submitted')
    await phone.submit(`${application}/withdrawal`)
    await office.settle()
    expect(await paymentsOf(application)).toEqual(['refunded'])
  })
})

async function changeName(person: typeof hanako, name: string): Promise<void> {
  await sql`update people.register_records set name = ${name} where person_id = ${person} and valid_to is null`.execute(
    office.house.db.kysely,
  )
}
