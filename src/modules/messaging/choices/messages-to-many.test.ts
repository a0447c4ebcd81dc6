import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako, satoKen } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { notify } from '#platform/notices/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { noticesOfTests } from '../delivery/fixtures/notices-of-tests.ts'
import { messaging } from '../index.ts'
import { writeCampaign, writeChunk } from './fixtures/told-campaign.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging, noticesOfTests] })
  app = testApp(house)
  const both = [satoKen.personId, satoHanako.personId]
  await house.db.transact(async (tx) => {
    await notify(tx, { kind: 'test.tip', personId: satoHanako.personId, key: 'tip' })
    await sql`update platform.notices set created_at = '2026-12-02T09:50:00+09:00'`.execute(tx)
    const chosen = await writeCampaign(tx, {
      topic: 'child-raising',
      subject: '子育てひろばの予定',
      at: '2026-12-02T09:30:00+09:00',
      link: '/help',
      english: { subject: 'Play groups in December', body: 'Every Tuesday.\nAt the ward hall.' },
    })
    await writeChunk(tx, chosen, 'line', both)
    await writeChunk(tx, chosen, 'mail', both, 'sending', 1)
    const byRegister = await writeCampaign(tx, {
      usesRegister: true,
      subject: '対象の方への案内',
      at: '2026-12-02T09:00:00+09:00',
    })
    await writeChunk(tx, byRegister, 'mail', both, 'permanent-failure')
    const law = await writeCampaign(tx, {
      topic: 'tax-insurance',
      isStatutory: true,
      subject: '法律で決まった案内',
      at: '2026-12-01T09:00:00+09:00',
    })
    await writeChunk(tx, law, 'line', both)
    const correction = await writeCampaign(tx, {
      corrects: chosen,
      subject: '子育てひろばの予定のお詫び',
      at: '2026-12-02T09:45:00+09:00',
    })
    await writeChunk(tx, correction, 'line', both)
    await writeChunk(
      tx,
      await writeCampaign(tx, { topic: 'events', subject: '健さんだけに届いた案内', at: '2026-12-02T09:40:00+09:00' }),
      'line',
      [satoKen.personId],
    )
  })
})
afterAll(() => house.close())

const entryOf = (html: string, subject: string) =>
  html.split(/<li><p class="when">|<\/ol>/).find((one) => one.includes(subject)) ?? ''

describe('大勢に送ったお知らせの記録', () => {
  test('一人への通知と大勢への配信が新しい順に並び、なぜ、どこに、どうなったかが書いてある', async () => {
    const html = await (await browse(app, await signInAs(house, '佐藤花子')).get('/messages')).text()
    const order = [
      '窓口の使い方',
      '子育てひろばの予定のお詫び',
      '子育てひろばの予定',
      '対象の方への案内',
      '法律で決まった案内',
    ]
    const places = order.map((subject) => html.indexOf(`${subject}<`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    const chosen = entryOf(html, '子育てひろばの予定<')
    expect(chosen).toContain('選んだ分野「子育て」のお知らせのため')
    expect(chosen).toContain('LINEで送りました')
    // She is the second of the chunk, and one of it has been sent so far.
    expect(chosen).toContain('メールで送っています')
    expect(entryOf(html, '対象の方への案内')).toMatch(/メールでは届きませんでした[\s\S]*年齢/)
    expect(entryOf(html, 'お詫び')).toContain('訂正')
    expect(html).not.toContain('健さんだけに届いた案内')
  })

  test('英語で読む人には、英語の本文があれば英語で出す', async () => {
    const html = await (await browse(app, await signInAs(house, '佐藤花子')).get('/en/messages')).text()
    expect(html).toContain('Play groups in December')
    expect(html).toContain('At the ward hall.')
    expect(html).toContain('You chose the topic “Raising children”')
  })

  test('法律で決まったものに止めるボタンはなく、理由が書いてある。ほかには、一回押すだけのボタンがある', async () => {
    const html = await (await browse(app, await signInAs(house, '佐藤花子')).get('/messages')).text()
    expect(entryOf(html, '法律で決まった案内')).not.toContain('<button')
    expect(entryOf(html, '法律で決まった案内')).toContain('権利を失うおそれ')
    expect(entryOf(html, '子育てひろばの予定<')).toMatch(/value="topic:child-raising"[\s\S]*この分野を止める/)
    expect(entryOf(html, '対象の方への案内')).toContain('value="kind:campaigns"')
  })
})
