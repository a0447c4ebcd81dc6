import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { startCampaign } from './engine/index.ts'
import { type CampaignDesk, campaignList, idOf, noon, openCampaignDesk, text, where } from './fixtures/campaign-desk.ts'

let desk: CampaignDesk
beforeAll(async () => {
  desk = await openCampaignDesk()
})
beforeEach(() => desk.house.setNow(noon))
afterAll(() => desk.close())

describe('緊急', () => {
  const emergency = `${campaignList}/emergency?text=evacuation`

  test('用意した文を選び、2回押すだけで承認待ちになり、承認のあとすぐに出ていく', async () => {
    desk.house.setNow('2026-12-02T23:50:00+09:00')
    expect(await text(desk.matsuo.get(`${campaignList}/emergency`))).toContain('避難指示・高齢者等避難')
    const raised = await desk.matsuo.submit(emergency, { ...(await textsIn(emergency)), night: 'yes' })
    expect(raised.status, /<div class="errors".*?<\/div>/s.exec(await raised.clone().text())?.[0]).toBe(303)
    const path = where(raised).split('?')[0] ?? ''
    expect(await desk.stateOf(path)).toBe('submitted')
    const unticked = await desk.press(desk.nishida, path, 'approval')
    expect(unticked.status).toBe(422)
    expect(await text(unticked)).toContain('夜でも届くことを確かめて')
    expect(where(await desk.press(desk.nishida, path, 'approval', { night: 'yes' }))).toContain('done=approved')
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('done')
  })

  test('夜でも届くことを確かめていないと、出せない', async () => {
    const wrong = await desk.matsuo.submit(emergency, await textsIn(emergency))
    expect(wrong.status).toBe(422)
    expect(await text(wrong)).toContain('#field-night"')
  })

  test('10分に3件を超えると、1件ごとに2人の承認が要る', async () => {
    const nomura = await desk.signIn('野村俊介')
    const at = '2026-12-09T10:00:00+09:00'
    desk.house.setNow(at)
    for (let count = 0; count < 3; count += 1) {
      const one =
        where(await desk.matsuo.submit(emergency, { ...(await textsIn(emergency)), night: 'yes' })).split('?')[0] ?? ''
      expect(where(await desk.press(desk.nishida, one, 'approval', { night: 'yes' }))).toContain('done=approved')
    }
    const fourth =
      where(await desk.matsuo.submit(emergency, { ...(await textsIn(emergency)), night: 'yes' })).split('?')[0] ?? ''
    expect(await text(desk.nishida.get(fourth))).toContain('2人の承認が必要です')
    expect(where(await desk.press(desk.nishida, fourth, 'approval', { night: 'yes' }))).toContain('done=another')
    expect(await desk.stateOf(fourth)).toBe('submitted')
    expect(await text(desk.nishida.get(fourth))).toContain('あなたはもう承認しました')
    expect(where(await desk.press(nomura, fourth, 'approval', { night: 'yes' }))).toContain('done=approved')
    expect(await desk.stateOf(fourth)).toBe('approved')
  })

  async function textsIn(path: string): Promise<Record<string, string>> {
    const page = await text(desk.matsuo.get(path))
    const areas = [...page.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>\n([^<]*)<\/textarea>/g)]
    return Object.fromEntries(areas.map(([, name = '', value = '']) => [name, value]))
  }
})

describe('止める・訂正する', () => {
  async function sending(): Promise<string> {
    const path = await desk.submitted({ send_time: '12:00' })
    await desk.press(desk.nishida, path, 'approval')
    await desk.house.db.transact((tx) => startCampaign(tx, desk.house, idOf(path)))
    expect(await desk.stateOf(path)).toBe('sending')
    return path
  }

  test('送っている途中で、ひと押しで止まり、再開すると続きが出ていく', async () => {
    const path = await sending()
    expect(where(await desk.press(desk.matsuo, path, 'brake'))).toBe(`${path}?done=braked`)
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('braked')
    expect(await text(desk.matsuo.get(`${path}/progress`))).toContain('出た分は取り消せません')
    await desk.press(desk.matsuo, path, 'release')
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('done')
  })

  test('残りを取り下げると、まだの分は出ていかない', async () => {
    const path = await sending()
    await desk.press(desk.matsuo, path, 'withdrawal')
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('withdrawn')
    const rows = await desk.read(
      sql<{ state: string }>`select distinct state from messaging.chunks where cause = ${idOf(path)}`,
    )
    expect(rows).toEqual([{ state: 'cancelled' }])
    expect(await text(desk.matsuo.get(`${path}/results`))).toContain('取り下げなど')
  })

  test('訂正はひと押しで下書きになり、送っている途中なら止め、同じ人に同じ方法で届く。一つだけ作れる', async () => {
    const path = await sending()
    const made = await desk.press(desk.matsuo, path, 'correction')
    const correction = where(made).split('?')[0] ?? ''
    expect(await desk.stateOf(path)).toBe('braked')
    expect(where(await desk.press(desk.nishida, path, 'correction').catch(() => made))).toContain(correction)
    const form = await text(desk.matsuo.get(`${correction}/edit`))
    expect(form).toContain('【訂正】')
    expect(form).not.toContain('name="channels"')
    await desk.edit(desk.matsuo, correction, {
      send_time: '12:00',
      'ja-body': '12月7日に公園で集まります。',
      urgency: 'ordinary',
    })
    await desk.press(desk.matsuo, correction, 'submission')
    const page = await text(desk.nishida.get(correction))
    expect(page).toContain('訂正する配信との違い')
    expect(page).toContain('訂正する配信の宛先')
    await desk.press(desk.nishida, correction, 'approval')
    // Some want to be told at hours of their own.
    for (const hour of ['12:00', '18:30', '20:30']) {
      desk.house.setNow(`2026-12-02T${hour}:00+09:00`)
      await settle(desk.house)
    }
    expect(await desk.stateOf(correction)).toBe('done')
    const told = async (one: string) =>
      desk.read(sql<{ channel: string; person: string }>`
            select channel, person_id as person from messaging.intents where cause = ${idOf(one)} order by 1, 2`)
    expect((await told(path)).length).toBeGreaterThan(3)
    expect(await told(correction)).toEqual(await told(path))
  })

  test('緊急の訂正は、どの課の承認者もすぐに承認できる。通常の訂正はできない', async () => {
    const shimizu = await desk.signIn('清水隆')
    desk.house.setNow('2026-12-10T12:00:00+09:00')
    const days = { send_on: '2026-12-10', expires_on: '2026-12-11', send_time: '12:00' }
    const path = await desk.submitted({ ...days, urgency: 'emergency', override_reason: '大雨のため' })
    expect((await shimizu.get(path)).status).toBe(404)
    await desk.press(desk.nishida, path, 'approval', { night: 'yes' })
    await settle(desk.house)
    const correction = where(await desk.press(desk.matsuo, path, 'correction')).split('?')[0] ?? ''
    await desk.press(desk.matsuo, correction, 'submission')
    expect(await text(shimizu.get(campaignList))).toContain(correction)
    expect(where(await desk.press(shimizu, correction, 'approval', { night: 'yes' }))).toContain('done=approved')
  })

  test('届いたか分からない束は、承認の権限がある人が決めるまで何も起きない', async () => {
    const path = await sending()
    await desk.write(sql`
      update messaging.chunks set state = 'unknown', settled_at = now(), body = '{}', retry_key = gen_random_uuid(),
        recipients = (select array_agg(person_id) from messaging.intents i where i.cause = chunks.cause and i.channel = chunks.channel),
        addresses = '{}', left_out = '{}', first_attempt_at = now()
      where cause = ${idOf(path)}`)
    const chunks = async () =>
      desk.read(sql<{
        id: string
        state: string
        key: string
        body: string
        splitFrom: string | null
        recipients: string[]
      }>`
            select id, state, retry_key as key, body, split_from as "splitFrom", recipients from messaging.chunks
            where cause = ${idOf(path)} order by id`)
    const [first, second] = await chunks()
    if (!first || !second) throw new Error('no chunks')
    expect((await chunks()).map(({ state }) => state)).toEqual(['unknown', 'unknown'])
    expect(await text(desk.matsuo.get(`${path}/progress`))).not.toContain('もう一度送る')
    const progress = `${path}/progress`
    const decide = (id: string, as: string) => desk.nishida.submit(progress, { as }, `${path}/chunks/${id}`)
    expect(where(await decide(first.id, 'sent'))).toContain('done=decided')
    expect(where(await decide(second.id, 'again'))).toContain('done=decided')
    const after = await chunks()
    expect(after.find(({ id }) => id === first.id)?.state).toBe('sent')
    expect(after.find(({ id }) => id === second.id)?.state).toBe('split')
    const fresh = after.find(({ splitFrom }) => splitFrom === second.id)
    expect(fresh).toMatchObject({ state: 'created', body: second.body, recipients: second.recipients })
    expect(fresh?.key).not.toBe(second.key)
  })
})
