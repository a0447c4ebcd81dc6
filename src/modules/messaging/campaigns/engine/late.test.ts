import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, kobayashiKazuko, satoHanako, takasakiYoshiro, yamamotoRen } from '#demo/people.ts'
import { aokiSayaka } from '#demo/sheltered.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../../index.ts'
import { approvedCampaign, lineIdOf } from './fixtures/campaigns.ts'
import { type FakeMulticast, startFakeMulticast } from './fixtures/fake-multicast.ts'
import { campaignProgress, leftOutOf, startCampaign } from './index.ts'

let line: FakeMulticast
let house: TestHouse
const everybody = [satoHanako, yamamotoRen, takasakiYoshiro, kobayashiKazuko, itoTadashi, aokiSayaka]
beforeEach(async () => {
  line = await startFakeMulticast()
  house = await testHouse({ modules: [people, messaging], settings: { LINE_BASE_URL: line.url } })
  await sql`delete from messaging.contacts`.execute(house.db.kysely)
  await sql`delete from messaging.topic_choices`.execute(house.db.kysely)
  await sql`delete from messaging.habits`.execute(house.db.kysely)
  for (const [at, { personId }] of everybody.entries()) {
    await sql`insert into messaging.contacts (person_id, channel, address, verified_at)
      values (${personId}, 'line', ${lineIdOf(at)}, now())`.execute(house.db.kysely)
    await sql`insert into messaging.topic_choices (person_id, topic, chosen_at) values (${personId}, 'waste', now())`.execute(
      house.db.kysely,
    )
  }
})
afterEach(async () => {
  await house.close()
  await line.close()
})

const run = (query: ReturnType<typeof sql>) => house.db.transact((tx) => query.execute(tx))
const start = (id: string) => house.db.transact((tx) => startCampaign(tx, house, id))
const leftOut = async (id: string) =>
  Object.fromEntries((await house.db.read((tx) => leftOutOf(tx, id))).map(({ reason, count }) => [reason, count]))
const idOf = (person: { personId: string }) =>
  lineIdOf(everybody.findIndex(({ personId }) => personId === person.personId))
const habit = (person: { personId: string }, { frequency = 'at-once', from = '08:00', until = '21:00' }) =>
  run(
    sql`insert into messaging.habits (person_id, frequency, hours_from, hours_until, changed_at)
      values (${person.personId}, ${frequency}, ${from}, ${until}, now())`,
  )
/** What a sweep has just written is taken by the next round. */
const allDone = async () => {
  await settle(house)
  await settle(house)
}

describe('書き出してから送るまでのあいだに変わったこと', () => {
  test('断った人、ブロックした人、亡くなった人、転出した人、連絡先をやめた人、分野をやめた人には送らず、理由が残る', async () => {
    const id = await approvedCampaign(house)
    expect(await start(id)).toEqual({ recipients: 6 })
    await run(sql`update messaging.contacts set statutory_only_since = now() where person_id = ${satoHanako.personId}`)
    await run(
      sql`insert into messaging.line_friends (line_user_id, is_following, said_at) values (${idOf(yamamotoRen)}, false, now())`,
    )
    const ended = (by: string, personId: string) =>
      run(sql`update people.register_records set valid_to = '2026-12-01', ended_by = ${by}
        where person_id = ${personId} and valid_to is null`)
    await ended('died', takasakiYoshiro.personId)
    await ended('moved_out', kobayashiKazuko.personId)
    await run(
      sql`update messaging.contacts set ended_at = now(), ended_reason = 'by-person' where person_id = ${itoTadashi.personId}`,
    )
    await run(sql`delete from messaging.topic_choices where person_id = ${aokiSayaka.personId}`)
    await settle(house)
    expect(line.requests).toHaveLength(0)
    expect(await leftOut(id)).toEqual({ 'opted-out': 1, blocked: 1, left: 2, 'contact-ended': 1, unchosen: 1 })
    expect(await house.db.read((tx) => campaignProgress(tx, id))).toMatchObject([
      { state: 'cancelled', recipients: 0, served: 0, leftOut: 6 },
    ])
  })

  test('法律で決まったお知らせは、断った人にも届く', async () => {
    await run(sql`update messaging.contacts set statutory_only_since = now(), for_topics = false`)
    await approvedCampaign(house, { isStatutory: true })
    await settle(house)
    expect(line.received.size).toBe(6)
  })

  test('新しい宛先になっていれば、そちらへ送る', async () => {
    const id = await approvedCampaign(house)
    await start(id)
    await run(
      sql`update messaging.contacts set ended_at = now(), ended_reason = 'by-person' where person_id = ${satoHanako.personId}`,
    )
    await run(sql`insert into messaging.contacts (person_id, channel, address, verified_at)
      values (${satoHanako.personId}, 'line', ${lineIdOf(99)}, now())`)
    await settle(house)
    expect(line.received.has(lineIdOf(99))).toBe(true)
    expect(line.received.has(idOf(satoHanako))).toBe(false)
  })

  test('台帳で選んだ配信では、支援措置のある人に送らない。本人が選んだ分野なら送る', async () => {
    const definition = { all: [{ age: { from: 0, on: 'today' } }], any: [], none: [] }
    const byRegister = await approvedCampaign(house, { definition })
    await settle(house)
    expect(line.received.has(idOf(aokiSayaka))).toBe(false)
    expect(await leftOut(byRegister)).toEqual({ protected: 1 })
    await approvedCampaign(house)
    await settle(house)
    expect(line.received.get(idOf(aokiSayaka))).toBe(1)
  })
})

describe('来てよい時間', () => {
  test('夜のあいだは待ち、朝に一度だけ届く。日付をまたいで', async () => {
    house.setNow('2026-12-02T22:30:00+09:00')
    const id = await approvedCampaign(house)
    await settle(house)
    house.setNow('2026-12-03T03:00:00+09:00')
    await settle(house)
    expect(line.requests).toHaveLength(0)
    house.setNow('2026-12-03T08:00:00+09:00')
    await settle(house)
    expect(line.requests).toHaveLength(1)
    expect(line.received.size).toBe(6)
    expect(await leftOut(id)).toEqual({})
  })

  test('自分の時間を選んだ人はその時間に、ほかの人はすぐに届く', async () => {
    await habit(satoHanako, { from: '19:00', until: '01:00' })
    await approvedCampaign(house)
    await settle(house)
    expect(line.received.size).toBe(5)
    expect(line.received.has(idOf(satoHanako))).toBe(false)
    house.setNow('2026-12-03T00:30:00+09:00')
    await settle(house)
    expect(line.received.get(idOf(satoHanako))).toBe(1)
    expect([...line.received.values()].every((times) => times === 1)).toBe(true)
  })

  test('朝までに期限が過ぎるものは、送らずに終わる', async () => {
    house.setNow('2026-12-02T22:30:00+09:00')
    const id = await approvedCampaign(house, { expiresAfter: 2 })
    await settle(house)
    house.setNow('2026-12-03T08:00:00+09:00')
    await settle(house)
    expect(line.requests).toHaveLength(0)
    expect(await leftOut(id)).toEqual({ expired: 6 })
  })

  test('緊急のものは夜でも、まとめて受け取る人にも、すぐに届く', async () => {
    house.setNow('2026-12-02T23:50:00+09:00')
    await habit(satoHanako, { frequency: 'weekly' })
    await approvedCampaign(house, { urgency: 'emergency' })
    await settle(house)
    expect(line.received.size).toBe(6)
    expect(line.requests[0]?.body).toContain('年末の収集日のお知らせ')
  })
})

describe('何度も来ないように', () => {
  test('一日に二件までが届き、三件目はその日のまとめに入って、読む場所だけが知らされる', async () => {
    for (let number = 0; number < 3; number += 1) {
      await approvedCampaign(house)
      await settle(house)
    }
    expect([...line.received.values()]).toEqual([2, 2, 2, 2, 2, 2])
    house.setNow('2026-12-02T17:31:00+09:00')
    await allDone()
    const pushes = line.requests.filter(({ path }) => path.endsWith('/push'))
    expect(pushes).toHaveLength(6)
    expect(pushes[0]?.body).toContain('/messages')
    expect(pushes[0]?.body).not.toContain('収集')
    house.setNow('2026-12-03T09:00:00+09:00')
    await approvedCampaign(house)
    await settle(house)
    expect(line.received.get(idOf(satoHanako))).toBe(4)
  })

  test('まとめて受け取る人には、その時刻に一通だけ届く', async () => {
    await habit(satoHanako, { frequency: 'daily' })
    await habit(yamamotoRen, { frequency: 'weekly' })
    for (let number = 0; number < 2; number += 1) {
      await approvedCampaign(house)
      await settle(house)
    }
    const digestsOf = (person: typeof satoHanako) =>
      line.requests.filter(({ path, to }) => path.endsWith('/push') && to[0] === idOf(person)).length
    house.setNow('2026-12-02T17:31:00+09:00')
    await allDone()
    await allDone()
    expect(line.received.get(idOf(satoHanako))).toBe(1)
    expect([digestsOf(satoHanako), digestsOf(yamamotoRen)]).toEqual([1, 0])
    house.setNow('2026-12-04T17:31:00+09:00')
    await allDone()
    expect([digestsOf(satoHanako), digestsOf(yamamotoRen)]).toEqual([1, 1])
  })
})

describe('訂正', () => {
  test('初めのお知らせを受け取った人ちょうどに届く。そのあと分野をやめた人にも、上限を超えても', async () => {
    await habit(kobayashiKazuko, { frequency: 'daily' })
    await run(
      sql`insert into messaging.line_friends (line_user_id, is_following, said_at) values (${idOf(yamamotoRen)}, false, now())`,
    )
    const wrong = await approvedCampaign(house)
    await approvedCampaign(house)
    await settle(house)
    const told = new Set(line.requests[0]?.to)
    await run(sql`delete from messaging.topic_choices where person_id = ${satoHanako.personId}`)
    await run(sql`update messaging.line_friends set is_following = true, said_at = now()`)
    line.requests.length = 0
    const correction = await approvedCampaign(house, { corrects: wrong })
    await settle(house)
    expect(new Set(line.requests.flatMap(({ to }) => to))).toEqual(told)
    expect(await leftOut(correction)).toEqual({ digest: 1, 'not-told': 1 })
  })
})
