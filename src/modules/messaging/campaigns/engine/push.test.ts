import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { satoHanako, yamamotoRen } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { startTestSimulators } from '#src/simulators/testing.ts'
import { messaging } from '../../index.ts'
import { pushMessage } from '../../push/domain/push-message.ts'
import { approvedCampaign, pausesAreOver } from './fixtures/campaigns.ts'
import { campaignProgress } from './index.ts'

type Phone = { endpoint: string; keys: { p256dh: string; auth: string } }

let simulators: Awaited<ReturnType<typeof startTestSimulators>>
let house: TestHouse
beforeAll(async () => {
  simulators = await startTestSimulators({ now: () => Temporal.Instant.from('2026-12-02T10:00:00+09:00') })
  house = await testHouse({
    modules: [people, messaging],
    settings: { ...simulators.settings, POST_BASE_URL: simulators.url },
  })
})
afterAll(async () => {
  await house?.close()
  await simulators?.stop()
})
beforeEach(async () => {
  for (const table of ['push_subscriptions', 'contacts', 'topic_choices', 'habits'])
    await sql.raw(`delete from messaging.${table}`).execute(house.db.kysely)
})

async function phoneOf(name: '佐藤花子' | '山本蓮'): Promise<Phone> {
  const opened = await fetch(`${simulators.url}/push/browsers`, { method: 'POST' })
  const phone = (await opened.json()) as Phone // parse edge: our own simulator
  const who = browse(testApp(house), await signInAs(house, name))
  const { p256dh, auth } = phone.keys
  await who.submit('/messages/push', { endpoint: phone.endpoint, p256dh, auth })
  return phone
}

async function shownOn({ endpoint }: Phone) {
  const shown = await fetch(`${endpoint.replace('/send/', '/browsers/')}/messages`)
  const pushed = (await shown.json()) as { text: string; urgency: string }[] // parse edge: our own simulator
  return pushed.map(({ text, urgency }) => ({ ...pushMessage.partial().parse(JSON.parse(text)), urgency }))
}

const choose = (topic: string) =>
  sql`insert into messaging.topic_choices (person_id, topic, chosen_at)
    select person, ${topic}, now() from unnest(${[satoHanako.personId, yamamotoRen.personId]}::uuid[]) person`.execute(
    house.db.kysely,
  )

test('二人のうち一人に届かなくても、続きから送り直し、どちらの端末にも一度だけ出る', async () => {
  const phones = [await phoneOf('佐藤花子'), await phoneOf('山本蓮')]
  await choose('waste')
  const id = await approvedCampaign(house, { channels: ['push'] })
  await fetch(`${simulators.url}/push/fault?status=503`, { method: 'POST' })
  await settle(house)
  await pausesAreOver(house)
  await settle(house)
  for (const phone of phones)
    expect(await shownOn(phone)).toMatchObject([
      { title: '区役所からのお知らせ', body: 'ごみの収集日', tag: `campaign-${id}`, urgency: 'normal' },
    ])
  expect(await house.db.read((tx) => campaignProgress(tx, id))).toEqual([
    { channel: 'push', state: 'sent', chunks: 1, recipients: 2, served: 2, leftOut: 0 },
  ])
})

test('静かな分野では、端末の画面に用件を出さない。緊急のものは急いで届き、用件も出る', async () => {
  const phone = await phoneOf('佐藤花子')
  await choose('checkups')
  await approvedCampaign(house, { channels: ['push'], topic: 'checkups' })
  await settle(house)
  await approvedCampaign(house, { channels: ['push'], topic: 'checkups', urgency: 'emergency' })
  await settle(house)
  expect(await shownOn(phone)).toMatchObject([
    { title: '区役所からのお知らせ', body: '', urgency: 'normal' },
    { title: '区役所からのお知らせ', body: 'ごみの収集日', urgency: 'high' },
  ])
})

test('端末の登録がなくなった人は、届かなかったと数える', async () => {
  const phone = await phoneOf('佐藤花子')
  await choose('waste')
  const id = await approvedCampaign(house, { channels: ['push'], isStatutory: true })
  await fetch(`${simulators.url}/push/fault?status=410`, { method: 'POST' })
  await settle(house)
  expect(await shownOn(phone)).toEqual([])
  expect(await house.db.read((tx) => campaignProgress(tx, id))).toMatchObject([
    { channel: 'push', state: 'permanent-failure', recipients: 1 },
  ])
})
