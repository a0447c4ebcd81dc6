import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako, takasakiYoshiro } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { type FakeMail, startFakeMail } from '../../delivery/fixtures/fake-mail.ts'
import { type FakePost, startFakePost } from '../../delivery/fixtures/fake-post.ts'
import { messaging } from '../../index.ts'
import { approvedCampaign, lineIdOf, pausesAreOver } from './fixtures/campaigns.ts'
import { type FakeMulticast, startFakeMulticast } from './fixtures/fake-multicast.ts'
import { campaignProgress } from './index.ts'

let line: FakeMulticast
let mail: FakeMail
let post: FakePost
let house: TestHouse
beforeEach(async () => {
  ;[line, mail, post] = await Promise.all([startFakeMulticast(), startFakeMail(), startFakePost()])
  house = await testHouse({
    modules: [people, messaging],
    settings: {
      LINE_BASE_URL: line.url,
      POST_BASE_URL: post.url,
      MAIL_HOST: '127.0.0.1',
      MAIL_PORT: String(mail.port),
    },
  })
  await sql`delete from messaging.contacts`.execute(house.db.kysely)
  await sql`delete from messaging.topic_choices`.execute(house.db.kysely)
  await sql`delete from messaging.habits`.execute(house.db.kysely)
})
afterEach(async () => {
  await house.close()
  await Promise.all([line.close(), mail.close(), post.close()])
})

const run = (query: ReturnType<typeof sql>) => house.db.transact((tx) => query.execute(tx))

const readers = (count: number) =>
  run(sql`
    with crowd as (insert into people.persons (id) select uuidv7() from generate_series(1, ${count}::int) returning id),
    linked as (
      insert into messaging.contacts (person_id, channel, address, verified_at)
      select id, 'mail', id || '@example.jp', now() from crowd)
    insert into messaging.topic_choices (person_id, topic, chosen_at) select id, 'waste', now() from crowd`)

const subjects = () => new Set(mail.received.map(({ subject }) => subject))

describe('メールは一人ずつ', () => {
  test('一人に一通ずつ、その人だけのMessage-IDと、その人だけの「止める」リンクで届く', async () => {
    await readers(23)
    const id = await approvedCampaign(house, { channels: ['mail'] })
    await settle(house)
    expect(mail.received).toHaveLength(23)
    expect(new Set(mail.received.map(({ messageId }) => messageId)).size).toBe(23)
    expect(new Set(mail.received.map(({ text }) => /\/messages\/stop\/[\w-]+/.exec(text ?? '')?.[0])).size).toBe(23)
    expect(await house.db.read((tx) => campaignProgress(tx, id))).toEqual([
      { channel: 'mail', state: 'sent', chunks: 1, recipients: 23, served: 23, leftOut: 0 },
    ])
  })

  test('途中で答えが来なくなったら、そこから先だけを、同じMessage-IDで続ける', async () => {
    await readers(15)
    await approvedCampaign(house, { channels: ['mail'] })
    mail.cutAfter(12)
    await settle(house)
    expect(mail.received).toHaveLength(13)
    await pausesAreOver(house)
    await settle(house)
    expect(mail.received).toHaveLength(16)
    const ids = mail.received.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(15)
    expect(ids[12]).toBe(ids[13])
  })

  test('ロック画面に出る題名は、役所からのお知らせとだけ言う。だれが読んでもよい分野なら、その題名になる', async () => {
    await readers(1)
    await approvedCampaign(house, { channels: ['mail'] })
    await settle(house)
    expect(subjects()).toEqual(new Set(['ごみの収集日']))
    mail.received.length = 0
    await run(sql`update messaging.topic_choices set topic = 'checkups'`)
    await approvedCampaign(house, { channels: ['mail'], topic: 'checkups' })
    await settle(house)
    expect(subjects()).toEqual(new Set(['区役所からのお知らせ']))
  })
})

describe('機器を持たない人への手紙', () => {
  test('連絡先のない人にだけ、住民票の住所へ一通ずつ出る', async () => {
    for (const { personId } of [satoHanako, takasakiYoshiro])
      await run(
        sql`insert into messaging.topic_choices (person_id, topic, chosen_at) values (${personId}, 'waste', now())`,
      )
    await run(sql`insert into messaging.contacts (person_id, channel, address, verified_at)
      values (${satoHanako.personId}, 'line', ${lineIdOf(1)}, now())`)
    const wrong = await approvedCampaign(house, { channels: ['line', 'letter'] })
    await settle(house)
    expect([...line.received.keys()]).toEqual([lineIdOf(1)])
    expect([...post.letters.values()].map(({ to }) => to)).toMatchObject([{ postcode: '179-0073', name: '髙﨑𠮷郎' }])

    const said = { ja: { subject: '訂正', body: '先ほどのお知らせは誤りでした。' } }
    await approvedCampaign(house, { corrects: wrong, channels: ['line', 'letter'], texts: said })
    await settle(house)
    expect(line.received.get(lineIdOf(1))).toBe(2)
    expect(post.letters.size).toBe(2)
    expect(new Set([...post.letters.values()].map(({ to }) => to.name))).toEqual(new Set(['髙﨑𠮷郎']))
  })
})

test('記録を残さない人は、送り終えた束からも消える', async () => {
  await readers(3)
  await approvedCampaign(house, { channels: ['mail'] })
  await settle(house)
  const { rows } = await sql<{ id: string }>`select person_id as id from messaging.intents limit 1`.execute(
    house.db.kysely,
  )
  const forgotten = rows[0]?.id ?? ''
  await house.db.transact(
    (tx) =>
      messaging.consumers?.['people.forgotten']?.(
        tx,
        // Only whom it is about is read.
        { subjectId: forgotten } as DomainEvent,
        house,
      ) ?? Promise.resolve(),
  )
  const left = await sql<{ recipients: string[]; addresses: string[] }>`
    select recipients, addresses from messaging.chunks`.execute(house.db.kysely)
  expect(left.rows[0]?.recipients).toHaveLength(2)
  expect(left.rows[0]?.addresses).toHaveLength(2)
  expect(JSON.stringify(left.rows)).not.toContain(forgotten)
  await expect(run(sql`update messaging.chunks set body = 'x'`)).rejects.toThrow(/sealed/)
})
