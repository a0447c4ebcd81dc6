import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { bodyOf, eventOf, postWebhook, signatureOf } from './testing/signed.ts'
import { hanako, openTown, type Town } from './testing/town.ts'

const stranger = 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a07'
const lan = 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a06'

let town: Town
let phone: ReturnType<Town['phoneOf']>
let lans: ReturnType<Town['phoneOf']>
beforeAll(async () => {
  town = await openTown()
  phone = town.phoneOf(stranger)
  lans = town.phoneOf(lan)
})
afterAll(() => town.close())
beforeEach(() =>
  town.house.db.transact(async (tx) => {
    await sql`update messaging.contacts set ended_at = now(), ended_reason = 'by-person'
      where channel = 'line' and ended_at is null and address <> ${hanako}`.execute(tx)
    await sql`delete from messaging.line_link_tokens`.execute(tx)
  }),
)
afterEach(() => town.fault({ linking: 'ok' }))

type Browser = Awaited<ReturnType<Town['signedIn']>>

/** Who is told things on which LINE account now, by the end of the account's id. */
const linked = async () => {
  const { rows } = await town.house.db.read((tx) =>
    sql<{ name: string; address: string }>`
      select r.name, right(c.address, 2) as address
      from messaging.contacts c join people.register_records r on r.person_id = c.person_id
      where c.channel = 'line' and c.ended_at is null order by 2`.execute(tx),
  )
  return rows.map(({ name, address }) => `${address} ${name}`)
}
/** Asks for the link in LINE; the page that it offers. */
const offered = async (from = phone) => {
  await from.press('do=link')
  return from.offered()
}
/** Presses the button of the page; where that leads. */
const agreed = async (browser: Browser, path: string) =>
  browser.submit(path, {}, '/messages/line/link').then((response) => response.headers.get('location') ?? '')
/** LINE's own page, to which ours leads. */
const confirmed = async (address: string) => {
  const response = await fetch(address)
  await town.worked()
  return response.text()
}
/** LINE tells that these were confirmed on the stranger's phone, at the same moment. */
const toldLinked = async (...dialogs: string[]) => {
  const told = dialogs.map(async (dialog) => {
    const nonce = new URL(dialog).searchParams.get('nonce')
    const body = bodyOf([eventOf(stranger, 'accountLink', { link: { result: 'ok', nonce } })])
    expect(await postWebhook(town.app, body, signatureOf(body, town.house.config.line.channelSecret))).toBe(200)
  })
  await Promise.all(told)
  await Promise.all([town.worked(), town.worked()])
}
const notices = async (name: string) => {
  const { rows } = await town.house.db.read((tx) =>
    sql<{ kind: string }>`
      select n.kind from platform.notices n join people.register_records r on r.person_id = n.person_id
      where r.name = ${name} and n.kind like 'messaging.line%' order by n.id`.execute(tx),
  )
  return rows.map(({ kind }) => kind)
}

describe('LINEと本人をつなぐ', () => {
  test('トークの案内から、カードで確かめ、意味を読み、押すと、そのLINEに届くようになる', async () => {
    const ren = await town.signedIn('山本蓮')
    const path = await offered()
    const page = await (await ren.get(path)).text()
    expect(page).toContain('ほかの人から送られてきたページのときは、つながないでください')
    expect(page).toContain('記録は、LINEに渡しません')
    const dialog = await agreed(ren, path)
    expect(new URL(dialog).searchParams.get('nonce')).toMatch(/^[\w-]{43}$/)
    await confirmed(dialog)
    expect(phone.said().join()).toContain('つながりました')
    expect(await linked()).toEqual(['01 佐藤花子', '07 山本蓮'])
    // Neither the nonce nor the token lies in the database.
    const { rows } = await town.house.db.read((tx) =>
      sql<{ all: string }>`
        select (select json_agg(n) from messaging.line_nonces n)::text || (select json_agg(k) from messaging.line_link_tokens k)::text as all`.execute(
        tx,
      ),
    )
    for (const name of ['nonce', 'linkToken'])
      expect(rows[0]?.all).not.toContain(new URL(dialog).searchParams.get(name) ?? 'missing')
  })

  test('サインインしていない人は、先にサインインへ案内される', async () => {
    const response = await town.app.request(await offered())
    expect(response.headers.get('location')).toContain('/sign-in')
  })

  test('LINEが作っていない札や、古い札のページは開けず、押しても何も始まらない', async () => {
    const ren = await town.signedIn('山本蓮')
    const forged = '/messages/line/link?linkToken=forged-token-of-somebody'
    const page = await ren.get(forged)
    expect([page.status, (await page.text()).includes('この案内は使えません')]).toEqual([404, true])
    const path = await offered()
    await town.house.db.transact((tx) =>
      sql`update messaging.line_link_tokens set expires_at = clock_timestamp() - interval '1 second'`.execute(tx),
    )
    expect((await ren.get(path)).status).toBe(404)
  })

  test('ほかの人の番号（nonce）を自分の札に付けても、だれともつながらない', async () => {
    const [ren, hana] = [await town.signedIn('山本蓮'), await town.signedIn('佐藤花子')]
    const mine = new URL(await agreed(ren, await offered()))
    const hers = new URL(await agreed(hana, await offered(lans)))
    // Her nonce with my token: LINE tells of my phone and her nonce.
    mine.searchParams.set('nonce', hers.searchParams.get('nonce') ?? '')
    await confirmed(mine.href)
    expect(phone.last()).toContain('つなげませんでした')
    expect(await linked()).toEqual(['01 佐藤花子'])
    // And it is used up.
    await confirmed(hers.href)
    expect(lans.last()).toContain('つなげませんでした')
  })

  test('使った札と番号をもう一度使っても、何も変わらない', async () => {
    const ren = await town.signedIn('山本蓮')
    const path = await offered()
    const dialog = await agreed(ren, path)
    await confirmed(dialog)
    await ren.submit('/messages/line', {}, '/messages/line/end')
    expect(await linked()).toEqual(['01 佐藤花子'])
    await confirmed(dialog)
    expect(await linked()).toEqual(['01 佐藤花子'])
    expect((await ren.get(path)).status).toBe(404)
  })

  test('LINEの画面の前にサインアウトした人は、つながらない', async () => {
    const ren = await town.signedIn('山本蓮')
    const dialog = await agreed(ren, await offered())
    await ren.submit('/account', {}, '/sign-out')
    await confirmed(dialog)
    expect(phone.last()).toContain('サインアウト')
    expect(await linked()).toEqual(['01 佐藤花子'])
  })

  test('二つの画面で進めても、初めの一つだけがつながる', async () => {
    const ren = await town.signedIn('山本蓮')
    const path = await offered()
    const [one, two] = [await agreed(ren, path), await agreed(ren, path)]
    await toldLinked(one, two)
    expect(await linked()).toEqual(['01 佐藤花子', '07 山本蓮'])
  })

  test('二人が同じ案内で同時に進めると、一人だけがつながる', async () => {
    const [ren, ken] = [await town.signedIn('山本蓮'), await town.signedIn('佐藤健')]
    const path = await offered()
    const dialogs = await Promise.all([agreed(ren, path), agreed(ken, path)])
    await toldLinked(...dialogs)
    expect((await linked()).filter((one) => one.startsWith('07'))).toHaveLength(1)
  })

  test('LINEが本人と確かめられなければ、つながらない', async () => {
    await town.fault({ linking: 'failed' })
    const ren = await town.signedIn('山本蓮')
    await confirmed(await agreed(ren, await offered()))
    expect(await linked()).toEqual(['01 佐藤花子'])
  })

  test('新しいLINEとつなぐと前のものは終わり、ほかの人のLINEだったときは両方に知らせる', async () => {
    const hana = await town.signedIn('佐藤花子')
    await confirmed(await agreed(hana, await offered()))
    expect(await linked()).toEqual(['07 佐藤花子'])
    const ren = await town.signedIn('山本蓮')
    // The account is linked, so its chat offers no link; whoever has the phone says that it is theirs on our page.
    await town.house.db.transact((tx) =>
      sql`insert into messaging.line_link_tokens values (sha256('shared-phone-token'), ${stranger}, clock_timestamp() + interval '5 minutes')`.execute(
        tx,
      ),
    )
    await toldLinked(await agreed(ren, '/messages/line/link?linkToken=shared-phone-token'))
    expect(await linked()).toEqual(['07 山本蓮'])
    expect(await notices('佐藤花子')).toEqual(['messaging.line-linked', 'messaging.line-moved'])
    expect((await notices('山本蓮')).at(-1)).toBe('messaging.line-linked')
    const { rows } = await town.house.db.read((tx) =>
      sql<{ reason: string }>`
        select ended_reason as reason from messaging.contacts
        where person_id = ${satoHanako.personId} and channel = 'line' order by id`.execute(tx),
    )
    expect(rows.map(({ reason }) => reason)).toEqual(['linked-anew', 'linked-by-another'])
  })
})

describe('つながりのページ', () => {
  test('つながっていない人には友だちになるQRコードを、つながっている人には終えるボタンを見せる', async () => {
    const ren = await town.signedIn('山本蓮')
    const before = await (await ren.get('/messages/line')).text()
    expect(before).toContain('@madoguchi')
    expect(before).toContain('<svg')
    await confirmed(await agreed(ren, await offered()))
    for (const prefix of ['', '/easy', '/en']) {
      const html = await (await ren.get(`${prefix}/messages/line`)).text()
      expect(html).toContain(`action="${prefix}/messages/line/end"`)
    }
    await phone.turn()
    expect(await (await ren.get('/messages/line')).text()).toContain('ブロックされているため')
    await phone.turn()
    expect(phone.last()).toContain('おかえりなさい')
    const ended = await ren.submit('/messages/line', {}, '/messages/line/end')
    expect(ended.headers.get('location')).toBe('/messages/line?done=ended')
    expect(await (await ren.get('/messages/line?done=ended')).text()).toContain('つながりを終えました')
    const { rows } = await town.house.db.read((tx) =>
      sql<{ action: string }>`
        select action from platform.audit where action like 'messaging.line.%' order by id desc limit 1`.execute(tx),
    )
    expect(rows[0]?.action).toBe('messaging.line.end')
  })
})
