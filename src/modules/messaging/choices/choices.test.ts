import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoOf } from '#demo/of-profile.ts'
import { itoTadashi, satoHanako } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../index.ts'
import { ageGroupsOf, areasOf, caps, quietHours, topicsOf } from './index.ts'
import { lockScreenShows } from '../campaigns/lock-screen.ts'
import { habitsOf } from './store/habits.ts'
import { chosenTopics } from './store/topics.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging] })
  app = testApp(house)
  await house.db.transact(async (tx) => {
    await sql`delete from messaging.topic_choices`.execute(tx)
    await sql`delete from messaging.habits`.execute(tx)
  })
})
afterAll(() => house.close())

const visit = async (name: string) => browse(app, await signInAs(house, name))
const kept = (personId = satoHanako.personId) =>
  house.db.read(async (tx) => ({ topics: await chosenTopics(tx, personId), habits: await habitsOf(tx, personId) }))
const ofMail = async () =>
  (
    await house.db.read((tx) =>
      sql<{ channel: string; forTopics: boolean }>`
        select channel, for_topics as "forTopics" from messaging.contacts
        where person_id = ${satoHanako.personId} order by channel`.execute(tx),
    )
  ).rows

describe('お知らせを選ぶ', () => {
  test('知りたいこと、自分のこと、届け先、回数、時間を一度に保存し、次に何が起きるかを知らせる', async () => {
    const hanako = await visit('佐藤花子')
    const answer = await hanako.submit('/messages/choices', {
      'topics-children': ['child-raising', 'nursery'],
      'topics-disaster': ['disaster'],
      ageGroup: 'families',
      births: '２０１６ 2021',
      area: 'hikarigaoka',
      channels: ['line'],
      frequency: 'daily',
      hours: 'own',
      from: '18:00',
      until: '22:00',
    })
    expect(answer.headers.get('location')).toBe('/messages/choices?done=saved')
    expect(await kept()).toEqual({
      topics: ['child-raising', 'disaster', 'nursery'],
      habits: {
        frequency: 'daily',
        hours: { from: '18:00', until: '22:00' },
        ageGroup: 'families',
        area: 'hikarigaoka',
        childBirthYears: [2016, 2021],
      },
    })
    expect(await ofMail()).toEqual([
      { channel: 'line', forTopics: true },
      { channel: 'mail', forTopics: false },
    ])
    const html = await (await hanako.get('/messages/choices?done=saved')).text()
    expect(html).toContain('3の分野のお知らせを、1日に1回まとめて、18:00を過ぎてからLINEへ送ります。')
    expect(html).toMatch(/value="child-raising" checked/)
  })

  test('選び直すと、外した分野は消え、残した分野はそのまま残る', async () => {
    const hanako = await visit('佐藤花子')
    const fields = { 'topics-children': ['nursery'], 'topics-disaster': [], births: '', hours: 'office' }
    await hanako.submit('/messages/choices', fields)
    expect((await kept()).topics).toEqual(['nursery'])
    expect((await kept()).habits).toMatchObject({ childBirthYears: [], frequency: 'daily', hours: undefined })
  })

  test('おすすめは、その年代の分野に印を付けるだけで、まだ何も保存しない', async () => {
    const tadashi = await visit('伊藤正')
    const html = await (await tadashi.get('/messages/choices?group=seniors')).text()
    for (const topic of ['disaster', 'safety', 'seniors', 'checkups'])
      expect(html).toMatch(new RegExp(`value="${topic}" checked`))
    expect(html).toContain('まだ保存していません')
    expect((await kept(itoTadashi.personId)).topics).toEqual([])
    await tadashi.submit('/messages/choices?group=seniors', {}, '/messages/choices')
    expect((await kept(itoTadashi.personId)).topics).toEqual(['checkups', 'disaster', 'safety', 'seniors'])
    // He has neither LINE nor mail.
    expect(await (await tadashi.get('/messages/choices?done=saved')).text()).toContain('届け先を加えると')
  })

  test('読めない年や同じ時刻は欄のところで知らせ、書いたことと選んだことはなくならない', async () => {
    const hanako = await visit('佐藤花子')
    const wrong = await hanako.submit('/messages/choices', {
      'topics-interest': ['events'],
      births: '昭和50年',
      hours: 'own',
      from: '09:00',
      until: '09:00',
    })
    expect(wrong.status).toBe(422)
    const html = await wrong.text()
    expect(html).toContain('2006から2027まで')
    expect(html).toContain('ちがう時刻')
    expect(html).toContain('value="昭和50年"')
    expect(html).toMatch(/value="events" checked/)
    expect((await kept()).topics).toEqual(['nursery'])
  })

  test('ない分野や、よその町の地域は、黙って捨てる', async () => {
    const hanako = await visit('佐藤花子')
    await hanako.submit('/messages/choices', { 'topics-interest': ['bears', 'events'], area: 'kawagami' })
    expect((await kept()).topics).toEqual(['events', 'nursery'])
    expect((await kept()).habits?.area).toBeUndefined()
  })

  test('住民記録と結び付かない人には、理由とRSSの読み方を案内する', async () => {
    const html = await (await (await visit('渡辺久美')).get('/messages/choices')).text()
    expect(html).toContain('だれか分からない')
    expect(html).toContain('href="/feeds"')
    expect((await app.request('/messages/choices')).headers.get('location')).toContain('/sign-in')
  })

  test.each(['/easy', '/en'])('%s でも選べて、日本語だけの欄は残らない', async (prefix) => {
    const html = await (await (await visit('佐藤花子')).get(`${prefix}/messages/choices`)).text()
    expect(html).not.toContain('知りたいこと</h2>')
    expect(html).toContain(`action="${prefix}/messages/choices"`)
  })
})

describe('自治体ごとの分野', () => {
  test.each(['nerima', 'hinata'])('%sの分野、地域、静かな時間、上限が読める', (profile) => {
    const town = { config: { root: house.config.root, profile } }
    expect(topicsOf(town).length).toBeGreaterThan(8)
    expect(new Set(topicsOf(town).map(({ group }) => group)).size).toBe(5)
    expect(ageGroupsOf(town).length).toBeGreaterThan(2)
    expect(areasOf(town).length).toBeGreaterThan(1)
    expect(quietHours(town).from > quietHours(town).until).toBe(true)
    expect(caps(town).perDay).toBeLessThanOrEqual(caps(town).perWeek)
  })

  test('健康や給付の分野は、画面に何も出さない', () => {
    const quiet = topicsOf(house).flatMap((topic) => (topic.quiet ? [topic.key] : []))
    expect(quiet).toEqual(['checkups', 'seniors', 'disability', 'tax-insurance', 'benefits'])
    const shown = (topic: string | null, isSelected = false) =>
      lockScreenShows(house, { isEmergency: false, topic, isSelected })
    expect(quiet.some((topic) => shown(topic))).toBe(false)
    expect([shown('events'), shown('events', true)]).toEqual([true, false])
    // Without a topic nobody has said that it is harmless.
    expect(shown(null)).toBe(false)
  })
})

test('見本の人たちの選んだことは、どれもその自治体の分野、年代、地域にある', () => {
  for (const profile of ['nerima', 'hinata']) {
    const town = { config: { root: house.config.root, profile } }
    const known = [topicsOf, ageGroupsOf, areasOf].map((of) => of(town).map(({ key }) => key))
    const { wishes } = demoOf(profile)
    expect(wishes.length).toBeGreaterThan(1)
    for (const { person, topics, ageGroup, area } of wishes) {
      expect(
        topics.filter((topic) => !known[0]?.includes(topic)),
        person.name,
      ).toEqual([])
      if (ageGroup) expect(known[1], person.name).toContain(ageGroup)
      if (area) expect(known[2], person.name).toContain(area)
    }
  }
})
