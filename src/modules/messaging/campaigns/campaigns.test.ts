import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { staffActor } from '#modules/people/fixtures.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { formOf } from '#platform/testing/index.ts'
import {
  type CampaignDesk,
  campaignList,
  idOf,
  noon,
  openCampaignDesk,
  ordinary,
  text,
  where,
} from './fixtures/campaign-desk.ts'
import { composeBody } from './engine/compose.ts'
import { lockCampaign } from './engine/store/campaigns.ts'

let desk: CampaignDesk
beforeAll(async () => {
  desk = await openCampaignDesk()
})
beforeEach(() => desk.house.setNow(noon))
afterAll(() => desk.close())

describe('二人で出す', () => {
  test('書いた人は承認できず、別の人の承認で送る日時に出ていく', async () => {
    const path = await desk.submitted()
    expect(await text(desk.matsuo.get(path))).not.toContain('/approval"')
    const page = await text(desk.nishida.get(path))
    expect(page).toContain('地域の集まりに来てください')
    expect(page).toContain('はじめて出された内容です')
    const approved = await desk.press(desk.nishida, path, 'approval')
    expect(where(approved)).toBe(`${path}?done=approved`)
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('approved')
    desk.house.setNow('2026-12-02T13:00:00+09:00')
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('done')
  })

  test('自分で出したものは、承認の権限があっても承認できない。データベースも断る', async () => {
    const path = await desk.draft({}, desk.nishida)
    await desk.press(desk.nishida, path, 'submission')
    expect(await text(desk.nishida.get(path))).toContain('書いた人や出した人は承認できません')
    const staff = await staffActor(desk.house, '西田京子')
    await expect(
      desk.write(
        sql`update messaging.campaigns set state = 'approved', approved_by = ${staff.staffId}, approved_at = now() where id = ${idOf(path)}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('ほかの人の下書きに手を入れた人も、承認できない', async () => {
    const path = await desk.draft()
    await desk.edit(desk.nishida, path, { 'ja-body': '12月6日に駅前で集まります。' })
    await desk.press(desk.matsuo, path, 'submission')
    expect(await text(desk.nishida.get(path))).toContain('書いた人や出した人は承認できません')
    const staff = await staffActor(desk.house, '西田京子')
    await expect(
      desk.write(
        sql`update messaging.campaigns set state = 'approved', approved_by = ${staff.staffId}, approved_at = now() where id = ${idOf(path)}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('出したあとは内容を変えられない。データベースも断る', async () => {
    const path = await desk.submitted()
    const again = await desk.edit(desk.matsuo, path, { title: 'すり替え' })
    expect(again.status).toBe(422)
    expect(await text(again)).toContain('ほかの人が先に進めました')
    await expect(
      desk.write(sql`update messaging.campaigns set link = 'https://example.jp/' where id = ${idOf(path)}`),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('見ている間に内容が変わると、承認にならず、変わったところを1行ずつ見せる', async () => {
    const path = await desk.submitted()
    const seen = /name="fingerprint" value="([^"]+)"/.exec(await text(desk.nishida.get(path)))?.[1] ?? ''
    await desk.press(desk.matsuo, path, 'return')
    await desk.edit(desk.matsuo, path, { 'ja-body': '12月6日に公園で集まります。\n毛布の備えを話します。' })
    await desk.press(desk.matsuo, path, 'submission')
    const answer = await desk.press(desk.nishida, path, 'approval', { fingerprint: seen })
    expect(answer.status).toBe(422)
    const page = await text(answer)
    expect(page).toContain('見ている間に内容が変わりました')
    expect(page).toMatch(/<del>.*水と食べ物の備えを話します。<\/del>/s)
    expect(page).toMatch(/<ins>.*毛布の備えを話します。<\/ins>/s)
    expect(await desk.stateOf(path)).toBe('submitted')
    expect(where(await desk.press(desk.nishida, path, 'approval'))).toContain('done=approved')
  })

  test('人数は、承認できる人にだけ見せる', async () => {
    const path = await desk.submitted()
    expect(await text(desk.nishida.get(path))).toContain('分野を選んだ人')
    expect(await text(desk.matsuo.get(path))).not.toContain('分野を選んだ人')
  })

  test('ほかの課の人には、あることも分からない', async () => {
    const path = await desk.submitted()
    const kato = await desk.signIn('加藤誠')
    expect((await kato.get(path)).status).toBe(404)
    expect(await text(kato.get(campaignList))).not.toContain(path)
    expect((await (await desk.signIn('平野ゆい')).get(campaignList)).status).toBe(403)
  })
})

describe('出す前の確かめ', () => {
  test('足りないところは欄のところで知らせ、書いたものは消えない', async () => {
    const wrong = await desk.matsuo.submit(
      `${campaignList}/new`,
      {
        ...ordinary,
        topic: '',
        'ja-body': '',
        link: 'http://example.jp/',
        expires_on: '2026-12-01',
        'en-subject': 'Come',
      },
      campaignList,
    )
    expect(wrong.status).toBe(422)
    const page = await text(wrong)
    for (const field of ['topic', 'ja-body', 'link', 'expires_on', 'en-body'])
      expect(page).toContain(`#field-${field}"`)
    expect(page).toContain('地域の集まりに来てください')
  })

  test('過ぎた日や消し忘れの言葉があると、承認する人にも見える', async () => {
    const path = await desk.submitted({ 'ja-body': 'これはテストです。11月20日に集まります。2024年の計画です。' })
    const page = await text(desk.nishida.get(path))
    expect(page).toContain('「テスト」という言葉が残っています')
    expect(page).toContain('「11月20日」は、もう過ぎた日です')
    expect(page).toContain('「2024」は、今年ではありません')
  })

  test('ロック画面には、静かな分野では見出しを出さない', async () => {
    const looks = async (topic: string) =>
      /ロック画面<\/figcaption>(.*?)<\/figure>/s.exec(await text(desk.matsuo.get(await desk.draft({ topic }))))?.[1]
    expect(await looks('disaster')).toContain('地域の集まりに来てください')
    expect(await looks('checkups')).toContain('区役所からのお知らせ')
    expect(await looks('checkups')).not.toContain('地域の集まりに来てください')
  })

  test('対象として選ばれた人には、開いた分野でも見出しを出さない。承認する人が見るとおりに送られる', async () => {
    const path = await desk.draft({ title: '対象のある配信', segment: await usableSegment('within') })
    const shown = /ロック画面<\/figcaption>(.*?)<\/figure>/s.exec(await text(desk.matsuo.get(path)))?.[1]
    expect(shown).toContain('区役所からのお知らせ')
    const sealed = await desk.house.db.transact((tx) => lockCampaign(tx, idOf(path)))
    const mail = sealed && composeBody(desk.house, sealed, 'mail', 'ja')
    expect(mail).toContain('"subject":"区役所からのお知らせ"')
  })

  test('目的外の対象を二つの下書きが同時に選ぶと、一つだけが選べ、もう一つには欄のところで知らせる', async () => {
    const segment = await usableSegment('69-2-2')
    const form = formOf(await text(desk.matsuo.get(`${campaignList}/new`)), campaignList)
    const answers = await Promise.all(
      ['一つめ', '二つめ'].map((title) => {
        const own = new URLSearchParams(form)
        own.set('idempotency_key', crypto.randomUUID())
        for (const [name, value] of Object.entries({ ...ordinary, title, segment })) {
          own.delete(name)
          for (const one of [value].flat()) own.append(name, one)
        }
        return desk.matsuo.post(campaignList, own)
      }),
    )
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 422])
    const refused = await text(answers.find(({ status }) => status === 422) ?? new Response())
    expect(refused).toContain('この対象はいま使えません。選び直してください。')
    expect(refused).toMatch(/value="(一つめ|二つめ)"/)
  })

  test('夜に送る日時なら、朝になってから出ていくと見せる', async () => {
    const path = await desk.draft({ send_time: '22時' })
    const page = await text(desk.matsuo.get(path))
    expect(page).toContain('朝になってから送ります')
    expect(page).toContain('12月3日(木)8時〜12月3日(木)21時')
  })

  test('古くなった情報は承認できず、承認のあとに古くなれば出ていかない', async () => {
    const source = {
      source_on: '2026-12-02',
      source_time: '11:40',
      urgency: 'emergency',
      override_reason: '大雨のため',
      send_time: '12:05',
    }
    const late = await desk.submitted(source)
    desk.house.setNow('2026-12-02T12:11:00+09:00')
    const refused = await desk.press(desk.nishida, late, 'approval', { night: 'yes' })
    expect(await text(refused)).toContain('もとの情報が古くなりました')

    desk.house.setNow(noon)
    const path = await desk.submitted({ ...source, send_time: '12:20' })
    expect(where(await desk.press(desk.nishida, path, 'approval', { night: 'yes' }))).toContain('approved')
    await expect(
      desk.write(
        sql`update messaging.campaigns set state = 'sending', materialised_at = '2026-12-02T12:20:00+09:00' where id = ${idOf(path)}`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
    desk.house.setNow('2026-12-02T12:20:00+09:00')
    await settle(desk.house)
    expect(await desk.stateOf(path)).toBe('expired')
  })
})

describe('結果', () => {
  test('10人に満たない数は、ページにもCSVにも出ない', async () => {
    const path = await desk.submitted({ send_time: '12:00' })
    await desk.press(desk.nishida, path, 'approval')
    await settle(desk.house)
    const page = await text(desk.matsuo.get(`${path}/results`))
    expect(page).toContain('表示しません')
    const file = await desk.matsuo.get(`${path}/results/file?format=csv`)
    const csv = await file.text()
    expect(csv).toContain('表示しません')
    expect(csv).not.toMatch(/,[1-9](,|\r|$)/m)
    expect((await desk.matsuo.get(`${campaignList}/results`)).status).toBe(200)
    const month = await text(desk.matsuo.get(`${campaignList}/results/file?month=2026-12&format=csv`))
    expect(month).toContain('分野「防災・気象」を選んだ人')
  })
})

async function usableSegment(ground: 'within' | '69-2-2'): Promise<string> {
  const [matsuo, nishida] = [await staffActor(desk.house, '松尾拓也'), await staffActor(desk.house, '西田京子')]
  const [office] = matsuo.posts
  const [row] = await desk.house.db.transact(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      with s as (
        insert into messaging.segments (office_id, name, created_by, created_at)
        values (${office?.officeId}, ${crypto.randomUUID()}, ${matsuo.staffId}, now()) returning id)
      insert into messaging.segment_versions (segment_id, no, definition, uses_register, purpose, ground, ground_reason,
        valid_from, valid_to, drafted_by, drafted_at, submitted_by, submitted_at, approved_by, approved_at)
      select id, 1, '{"all": [{"age": {"from": 65, "on": "today"}}]}', true, '備えの案内', ${ground}, '相当の理由',
        '2026-12-01', '2027-03-01', ${matsuo.staffId}, now(), ${matsuo.staffId}, now(), ${nishida.staffId}, now() from s
      returning id`.execute(tx)
    return rows
  })
  return row?.id ?? ''
}
