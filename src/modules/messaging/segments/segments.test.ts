import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { messaging } from '../index.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people, messaging] })
  app = testApp(house)
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

type Desk = ReturnType<typeof browse>
const desks = new Map<string, Promise<Desk>>()
/** Everybody signs in once. */
const desk = (name: string): Promise<Desk> => {
  const known = desks.get(name) ?? staffSignInAs(house, name).then((cookie) => browse(app, cookie))
  desks.set(name, known)
  return known
}
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const page = async (who: Desk, path: string) => {
  const answer = await who.get(path)
  return { status: answer.status, text: plain(await answer.text()) }
}
const facts = {
  purpose: '子育てひろばの案内を送るため',
  ground: 'within',
  groundReason: '',
  from: '2026-12-02',
  until: '2027-12-01',
}
let number = 0
/** A draft of 子育て支援課 with these forms sent; returns its address. */
async function drafted(
  who: Desk,
  conditions: Record<string, string>[],
  more: Record<string, string> = {},
): Promise<string> {
  number += 1
  const made = await who.submit('/staff/segments/new', { ...facts, name: `対象${number}`, ...more }, '/staff/segments')
  const path = (made.headers.get('location') ?? '').replace(/\?.*/, '')
  for (const condition of conditions) expect((await who.submit(path, condition, `${path}/conditions`)).status).toBe(303)
  return path
}
const act = async (who: Desk, path: string, action: string, fields: Record<string, string> = {}) =>
  (await who.submit(path, fields, `${path}/${action}`)).status
const children = { kind: 'childAge', 'childAge-from': '0', 'childAge-to': '１７', 'childAge-list': 'all' }
const inTown = { kind: 'area', 'area-towns': '光が丘、石神井町', 'area-list': 'all' }

describe('配信の対象を作る', () => {
  test('条件を一つずつ加えると文になり、承認した人だけでなく作った人の名も残って、配信に使えるようになる', async () => {
    const [nao, keiko] = [await desk('工藤奈央'), await desk('石井恵子')]
    const path = await drafted(nao, [children, inTown])
    const draft = await page(nao, path)
    expect(draft.text).toContain('0歳から17歳の子がいる世帯の人で、光が丘・石神井町に住む人（住民基本台帳）')
    expect(draft.text).toMatch(/10人未満|約\d+人/)
    expect(await act(nao, path, 'submission')).toBe(303)
    const waiting = await page(nao, path)
    expect(waiting.text).toContain('承認待ち')
    expect(waiting.text).not.toContain('この条件を加える')
    const read = await page(keiko, path)
    expect(read.text).toContain('住民基本台帳の利用目的の範囲で使います')
    expect(await act(keiko, path, 'approval')).toBe(303)
    const approved = await page(nao, path)
    expect(approved.text).toContain('使えます')
    expect(approved.text).toMatch(/工藤奈央.*石井恵子/)
    const { rows } = await sql<{ action: string }>`
      select action from platform.audit where subject_id = ${path.split('/').at(-1)} order by id`.execute(
      house.db.kysely,
    )
    expect(rows.map(({ action }) => action.replace('messaging.segment.', ''))).toEqual([
      ...['create', 'change', 'change', 'submit', 'approve'],
    ])
  })

  test('誤りがあれば何も加えず、入力を残し、どこをどう直すかを言う', async () => {
    const nao = await desk('工藤奈央')
    const path = await drafted(nao, [])
    const wrong = { kind: 'age', 'age-from': '65', 'age-to': '三十', 'age-on': '', 'age-list': 'any' }
    const refused = await nao.submit(path, wrong, `${path}/conditions`)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toContain('value="三十"')
    expect(plain(html)).toContain('0から130までの数で入力してください')
    expect(plain(html)).toContain('条件はまだありません')
    const town = await nao.submit(path, { ...inTown, 'area-towns': '光が丘、大泉' }, `${path}/conditions`)
    expect(plain(await town.text())).toContain('「大泉」という町に住む人はいません')
    const reversed = { ...children, 'childAge-from': '9', 'childAge-to': '3' }
    expect(plain(await (await nao.submit(path, reversed, `${path}/conditions`)).text())).toContain('「から」と同じか')
    const long = { ...facts, name: '長い', until: '2027-12-02' }
    const tooLong = await nao.submit('/staff/segments/new', long, '/staff/segments')
    expect(plain(await tooLong.text())).toContain('期間は長くて1年です')
    const twice = await drafted(nao, [inTown])
    expect(plain(await (await nao.submit(twice, inTown, `${twice}/conditions`)).text())).toContain(
      '同じ条件が、もうあります',
    )
  })

  test('条件がない、根拠が合わない、目的外の理由がないものは、承認を求められない', async () => {
    const nao = await desk('工藤奈央')
    const submitted = async (path: string) => plain(await (await nao.submit(path, {}, `${path}/submission`)).text())
    expect(await submitted(await drafted(nao, []))).toContain('条件を1つ以上加えてください')
    expect(await submitted(await drafted(nao, [{ ...inTown, 'area-list': 'none' }]))).toContain('「除く」だけでは')
    expect(await submitted(await drafted(nao, [inTown], { ground: 'declared' }))).toContain(
      '住民基本台帳の条件があります',
    )
    const noReason = { ...facts, name: '理由なし', ground: '69-2-2' }
    const refused = await nao.submit('/staff/segments/new', noReason, '/staff/segments')
    expect(plain(await refused.text())).toContain('根拠の説明を書いてください')
  })

  test('条件を外しても加えても、前の版との違いが文で残り、承認した版は変わらない', async () => {
    const [nao, keiko] = [await desk('工藤奈央'), await desk('石井恵子')]
    const path = await drafted(nao, [children, inTown])
    await act(nao, path, 'submission')
    await act(keiko, path, 'approval')
    expect(await act(nao, path, 'versions')).toBe(303)
    const part = JSON.stringify({ area: ['光が丘', '石神井町'] })
    expect(await act(nao, path, 'conditions/removal', { list: 'all', part })).toBe(303)
    expect(await act(nao, path, 'conditions', { kind: 'headOfHousehold', 'headOfHousehold-list': 'none' })).toBe(303)
    const { text } = await page(nao, path)
    expect(text).toContain('0歳から17歳の子がいる世帯の人（ただし、世帯主の人を除く）')
    expect(text).toContain('外した：すべて満たす 光が丘・石神井町に住む人')
    expect(text).toContain('加えた：除く 世帯主の人')
    await expect(
      sql`update messaging.segment_versions set purpose = 'x' where approved_at is not null`.execute(house.db.kysely),
    ).rejects.toMatchObject({ code: '23514' })
  })
})

describe('別の職員の承認', () => {
  test('下書きに手を入れた人は、最後に直したのが別の人でも、承認できない', async () => {
    const [nao, keiko] = [await desk('工藤奈央'), await desk('石井恵子')]
    const path = await drafted(keiko, [children])
    expect(await act(nao, path, 'conditions', inTown)).toBe(303)
    expect(await act(nao, path, 'submission')).toBe(303)
    expect(await (await keiko.get(path)).text()).not.toContain(`${path}/approval`)
    const { rows } = await sql<{ at: Temporal.Instant }>`
      select submitted_at as at from messaging.segment_versions where segment_id = ${path.split('/').at(-1)}`.execute(
      house.db.kysely,
    )
    const html = await (await keiko.get(path)).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const forged = await keiko.post(`${path}/approval`, {
      ...{ csrf, idempotency_key: 'forged-approval', shown: rows[0]?.at.toString() ?? '' },
    })
    expect(forged.status).toBe(403)
  })

  test('承認する人は直すところを書いて戻すことができ、読んだあとに出し直されたものは承認にならない', async () => {
    const [nao, keiko] = [await desk('工藤奈央'), await desk('石井恵子')]
    const path = await drafted(nao, [children])
    await act(nao, path, 'submission')
    expect(await act(keiko, path, 'return', { why: '子の年齢は2歳までにしてください' })).toBe(303)
    expect((await page(nao, path)).text).toContain('子の年齢は2歳までにしてください')
    await act(nao, path, 'submission')
    house.setNow('2026-12-02T11:00:00+09:00')
    const stale = '2026-12-02T01:00:00Z'
    await act(nao, path, 'return', { why: '直します' })
    await act(nao, path, 'submission')
    expect((await keiko.submit(path, { shown: stale }, `${path}/approval`)).status).toBe(409)
  })

  test('ほかの課の対象は、一覧にも出ず、番号を知っていても開けない', async () => {
    const path = await drafted(await desk('工藤奈央'), [children])
    const other = await desk('本田翔太')
    expect((await page(other, path)).status).toBe(404)
    expect((await page(other, '/staff/segments')).text).not.toContain(`対象${number}`)
    expect((await page(other, '/staff/segments')).text).toContain('75歳以上の人（住民基本台帳）')
    expect((await (await desk('平野ゆい')).get('/staff/segments')).status).toBe(403)
  })

  test('台帳を持たない執行機関の課は、台帳の条件では承認を求められない', async () => {
    const aya = await desk('村上彩')
    const path = await drafted(aya, [children])
    expect(plain(await (await aya.submit(path, {}, `${path}/submission`)).text())).toContain(
      '台帳を持つ執行機関の課だけ',
    )
  })
})

describe('配信での使い方', () => {
  async function approved(more: Record<string, string> = {}): Promise<string> {
    const [nao, keiko] = [await desk('工藤奈央'), await desk('石井恵子')]
    const path = await drafted(nao, [children], more)
    await act(nao, path, 'submission')
    await act(keiko, path, 'approval')
    return path
  }
  const versionOf = async (path: string) =>
    (
      await sql<{ id: string }>`
        select id from messaging.segment_versions where segment_id = ${path.split('/').at(-1)}`.execute(house.db.kysely)
    ).rows[0]?.id
  const use = async (
    path: string,
    { state = 'submitted', sendAt = '2026-12-10T10:00:00+09:00', corrects = '' } = {},
  ) => {
    const { rows } = await sql<{ id: string }>`
      insert into messaging.campaigns (office_id, title, segment_version_id, channels, texts, send_at, expires_at, state,
        drafted_by, submitted_by, submitted_at, corrects, created_at, changed_at)
      select s.office_id, '案内', v.id, '{line}', '{"ja":{}}', ${sendAt}, ${sendAt}::timestamptz + interval '1 day', ${state},
        v.drafted_by, v.drafted_by, now(), ${corrects || null}::uuid, now(), now()
      from messaging.segment_versions v join messaging.segments s on s.id = v.segment_id where v.id = ${await versionOf(path)}
      returning id`.execute(house.db.kysely)
    return rows[0]?.id ?? ''
  }
  const refused = (constraint: string) => ({ code: '23514', constraint })

  test('目的外の対象は一回の配信にだけ使え、訂正はその数に入らず、取りやめた配信の分は戻る', async () => {
    const path = await approved({ ground: '69-2-2', groundReason: '被災した地域の人に、1回だけ知らせるため' })
    const first = await use(path)
    await expect(use(path)).rejects.toMatchObject(refused('segment_serves_one_campaign'))
    await use(path, { corrects: first })
    await sql`update messaging.campaigns set state = 'withdrawn', finished_at = now() where id = ${first}`.execute(
      house.db.kysely,
    )
    await use(path)
    expect((await page(await desk('工藤奈央'), path)).text).toContain('1回の配信に使いました')
  })

  test('目的内の対象は何度でも使える', async () => {
    const path = await approved()
    await use(path)
    await use(path)
    expect((await page(await desk('工藤奈央'), path)).text).toContain('2回の配信に使いました')
  })

  test('承認の前、期間の前、最後の日の翌日からは、配信に使えない', async () => {
    const path = await drafted(await desk('工藤奈央'), [children])
    await use(path, { state: 'draft' })
    await expect(use(path)).rejects.toMatchObject(refused('segment_is_approved'))
    const short = await approved({ from: '2026-12-05', until: '2026-12-09' })
    await expect(use(short, { sendAt: '2026-12-04T23:59:59+09:00' })).rejects.toMatchObject(refused('segment_is_valid'))
    await expect(use(short, { sendAt: '2026-12-10T00:00:00+09:00' })).rejects.toMatchObject(refused('segment_is_valid'))
    await use(short, { sendAt: '2026-12-09T23:59:59+09:00' })
  })
})
