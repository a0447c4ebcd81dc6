import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, satoHanako, takasakiYoshiro } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { type FakeMail, startFakeMail } from '../delivery/fixtures/fake-mail.ts'
import { giveMail, messaging } from '../index.ts'
import { channelsOf, sendTopicsTo } from './store/channels.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let inbox: FakeMail
beforeAll(async () => {
  inbox = await startFakeMail()
  house = await testHouse({
    modules: [people, messaging],
    settings: { MAIL_HOST: '127.0.0.1', MAIL_PORT: String(inbox.port) },
  })
  app = testApp(house)
})
afterAll(async () => {
  await house.close()
  await inbox.close()
})
beforeEach(async () => {
  inbox.received.length = 0
  await house.db.transact((tx) => sql`delete from messaging.mail_proofs`.execute(tx))
})

const visit = async (name: string) => browse(app, await signInAs(house, name))
const ask = async (name: string, address: string) => {
  const answer = await (await visit(name)).submit('/messages/contacts', { address })
  await settle(house)
  return answer
}
const linkInMail = () =>
  new URL(
    /https?:\/\/\S+\/messages\/contacts\/proof\/\S+/.exec(inbox.received.at(-1)?.text ?? '')?.[0] ?? 'http://none',
  ).pathname
const mailsOf = async (personId: string) =>
  (
    await house.db.read((tx) =>
      sql<{ address: string; isLive: boolean; reason: string | null }>`
        select address, ended_at is null as "isLive", ended_reason as reason from messaging.contacts
        where person_id = ${personId} and channel = 'mail' order by id`.execute(tx),
    )
  ).rows

describe('メールの届け先', () => {
  test('確認のメールのリンクを開き、ボタンを押して初めて登録される。開くだけでは何も変わらない', async () => {
    const answer = await ask('伊藤正', 'tadashi@example.jp')
    expect(answer.headers.get('location')).toBe('/messages/contacts?done=sent')
    expect(inbox.received).toHaveLength(1)
    expect(inbox.received[0]?.text).not.toMatch(/伊藤|正様/)
    const mailbox = browse(app)
    expect(await (await mailbox.get(linkInMail())).text()).toContain('このアドレスで受け取る')
    expect(await mailsOf(itoTadashi.personId)).toEqual([])
    const pressed = await mailbox.submit(linkInMail())
    expect(await (await mailbox.get(pressed.headers.get('location') ?? '')).text()).toContain(
      '次のお知らせから届きます',
    )
    expect(await mailsOf(itoTadashi.personId)).toEqual([{ address: 'tadashi@example.jp', isLive: true, reason: null }])
    expect((await browse(app).get(linkInMail())).status).toBe(410)
  })

  test('アドレスを変えると前のものは終わり、受け取り方の希望は引き継がれる', async () => {
    const { personId } = satoHanako
    await house.db.transact((tx) =>
      sql`update messaging.contacts set statutory_only_since = now() where person_id = ${personId}`.execute(tx),
    )
    await ask('佐藤花子', 'hanako.new@example.jp')
    await browse(app).submit(linkInMail())
    expect(await mailsOf(personId)).toEqual([
      { address: 'hanako.sato@example.jp', isLive: false, reason: 'by-person' },
      { address: 'hanako.new@example.jp', isLive: true, reason: null },
    ])
    const { rows } = await house.db.read((tx) =>
      sql`select from messaging.contacts
        where person_id = ${personId} and ended_at is null and statutory_only_since is null`.execute(tx),
    )
    expect(rows).toHaveLength(0)
  })

  test('やめると終わり、次からは送られない', async () => {
    await (await visit('佐藤花子')).submit('/messages/contacts', {}, '/messages/contacts/mail/end')
    expect((await mailsOf(satoHanako.personId)).every(({ isLive }) => !isLive)).toBe(true)
    const { rows } = await house.db.read((tx) =>
      sql<{ action: string }>`
        select action from platform.audit where action like 'messaging.contact.%' order by id`.execute(tx),
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'messaging.contact.add',
      'messaging.contact.change',
      'messaging.contact.end',
    ])
  })

  test('1日を過ぎたリンクは使えない', async () => {
    await ask('伊藤正', 'tadashi2@example.jp')
    const link = linkInMail()
    await house.db.transact((tx) =>
      sql`update messaging.mail_proofs set asked_at = asked_at - interval '25 hours', expires_at = expires_at - interval '25 hours'`.execute(
        tx,
      ),
    )
    expect((await browse(app).get(link)).status).toBe(410)
    expect(await (await browse(app).get(`${link}?done=yes`)).text()).not.toContain('次のお知らせから届きます')
    expect((await mailsOf(itoTadashi.personId)).map(({ address }) => address)).toEqual(['tadashi@example.jp'])
  })

  test('1時間に6通目は送らず、欄のところで知らせる。書き間違いも同じ', async () => {
    for (let i = 0; i < 5; i += 1) await ask('伊藤正', `tadashi${i}@example.jp`)
    expect(inbox.received).toHaveLength(5)
    const sixth = await ask('伊藤正', 'tadashi6@example.jp')
    expect(sixth.status).toBe(422)
    expect(await sixth.text()).toMatch(/1時間に5通まで[\s\S]*value="tadashi6@example.jp"/)
    expect(inbox.received).toHaveLength(5)
    const wrong = await ask('伊藤正', 'tadashi@')
    expect(await wrong.text()).toMatch(/name@example.jp[\s\S]*value="tadashi@"/)
  })

  test('LINEとのつながりが見え、ほかの届け先のページへ進める', async () => {
    const html = await (await (await visit('山本蓮')).get('/messages/contacts')).text()
    expect(html).toContain('LINEとつながっています')
    for (const page of ['line', 'push', 'letters']) expect(html).toContain(`href="/messages/${page}"`)
  })

  test('申込みで書いただけのアドレスには、本人の用件だけが届き、選んだ分野は確かめてから届く', async () => {
    const personId = takasakiYoshiro.personId
    const shown = async () =>
      (await house.db.read((tx) => channelsOf(tx, personId))).map(({ channel, forTopics, isProved }) => ({
        channel,
        forTopics,
        isProved,
      }))
    await house.db.transact(async (tx) => {
      await giveMail(tx, personId, { address: 'given@example.jp', lang: 'ja' })
      await sendTopicsTo(tx, personId, ['mail'])
    })
    expect(await shown()).toEqual([{ channel: 'mail', forTopics: false, isProved: false }])
    const yoshiro = await visit('髙﨑𠮷郎')
    const page = await (await yoshiro.get('/messages/choices')).text()
    expect(page).toContain('まだ確かめていません')
    const form = formOf(page, '/messages/choices')
    const sent = await yoshiro.post('/messages/contacts/proof', form)
    expect(sent.headers.get('location')).toBe('/messages/choices?done=sent')
    await settle(house)
    await browse(app).submit(linkInMail())
    expect(await shown()).toEqual([{ channel: 'mail', forTopics: true, isProved: true }])
  })
})
