import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { people } from '../index.ts'
import { wordsOfAction } from './words.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  house = await testHouse({ modules: [people] })
  app = testApp(house)
  const { rows } = await sql<{ id: string }>`select office_id as id from people.posts limit 1`.execute(house.db.kysely)
  const officeId = rows[0]?.id as never // our own row
  const tanaka = await sql<{ id: string }>`select id from people.staff where name = '田中美咲'`.execute(house.db.kysely)
  const actor = {
    kind: 'staff',
    accountId: crypto.randomUUID(),
    staffId: tanaka.rows[0]?.id,
    posts: [{ officeId, role: 'clerk', rank: 'member' }],
    organs: ['head'],
  } as never // as the audit keeps it
  await house.db.transact(async (tx) => {
    for (let n = 0; n < 120; n += 1)
      await recordAudit(tx, {
        actor,
        action: n % 2 ? 'people.record.read' : 'procedures.case.take',
        subject: { kind: 'person', id: satoHanako.personId },
        personId: satoHanako.personId,
        reason: 'duty',
      })
  })
})
afterAll(() => house.close())

const desk = '/staff/access-records'
const asStaff = async (name: string) => browse(app, await staffSignInAs(house, name))
const today = () => Temporal.Now.plainDateISO('Asia/Tokyo')
const question = (more: Record<string, string> = {}) => ({
  kind: 'person',
  number: satoHanako.atenaNumber,
  from: today().subtract({ days: 3 }).toString(),
  until: today().toString(),
  cause: 'incident',
  ...more,
})
const ask = async (more?: Record<string, string>, name = '鈴木一') =>
  (await asStaff(name)).submit(desk, question(more), `${desk}/search`)

test('監査に残るどの行いにも、ふだんの言葉がある', () => {
  const { root } = inject('cluster')
  const actions = globSync('src/{modules,platform}/**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !/\.test\.|testing|fixtures/.test(path))
    .flatMap((path) => [
      ...readFileSync(join(root, path), 'utf8').matchAll(/\baction: ['`]([a-z]+\.[a-z_-]+)(?:\.|['`])/g),
    ])
    .map(([, action = '']) => action)
  expect(new Set(actions).size).toBeGreaterThan(30)
  expect([...new Set(actions)].filter((action) => wordsOfAction(`${action}.read`, 'ja') === undefined)).toEqual([])
})

describe('本人が、自分の記録を見た人を調べる', () => {
  test('いつ、どの課が、何を、なぜ見たかが分かり、職員の名は出ず、前のものへたどれる', async () => {
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    const html = await (await hanako.get('/account/access')).text()
    expect(html).toContain('住民記録')
    expect(html).toContain('窓口')
    expect(html).not.toContain('田中美咲')
    expect(html.match(/<tr>/g)?.length).toBe(51)
    const next = /href="(\/account\/access\?[^"]*after=[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await (await hanako.get(next)).text()).match(/<tr>/g)?.length).toBe(51)
  })

  test('ほかの人の記録は混ざらず、長すぎる期間は直し方を言い、英語とやさしい日本語でも読める', async () => {
    const ren = browse(app, await signInAs(house, '山本蓮'))
    expect(await (await ren.get('/account/access')).text()).toContain('見た職員はいません')
    const long = await ren.get('/account/access?from=2020-01-01&until=2026-01-01')
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('1年')
    const hanako = browse(app, await signInAs(house, '佐藤花子'))
    expect(await (await hanako.get('/en/account/access')).text()).toContain('looked at your record')
    expect(await (await hanako.get('/easy/account/access')).text()).toContain('<ruby>')
    expect((await app.request('/account/access')).status).toBe(303)
  })
})

describe('だれがだれの記録を見たかを、理由を言って調べる', () => {
  test('管理者だけが調べられ、調べたことが監査に残る', async () => {
    expect((await (await asStaff('田中美咲')).get(desk)).status).toBe(403)
    expect((await (await asStaff('平野ゆい')).get(desk)).status).toBe(403)
    const html = await (await ask({ cause: 'request' })).text()
    expect(html).toContain('田中美咲')
    expect(html).not.toContain('個人情報保護委員会への報告')
    const { rows } = await sql<{ reason: string; personId: string }>`
      select reason, person_id as "personId" from platform.audit where action = 'people.access.search'`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([{ reason: 'request-of-person', personId: satoHanako.personId }])
  })

  test('事故なら、報告の下書きに、人数と期限と9つの事項が入る', async () => {
    const { rows } = await sql<{ number: string }>`
      select staff_number as number from people.staff where name = '田中美咲'`.execute(house.db.kysely)
    const html = await (await ask({ kind: 'staff', number: rows[0]?.number ?? '', known: '2026-11-30' })).text()
    expect(html).toContain('個人情報保護委員会への報告（下書き）')
    expect(html).toContain('12月30日')
    expect(html).toContain('>1人<')
    for (const item of ['概要', '本人の数', '原因', '再発防止のための措置', 'その他参考となる事項'])
      expect(html).toContain(item)
    expect(html).toContain(satoHanako.atenaNumber)
  })

  test('知らない番号、逆さまの期間は、打ったものを残して、直し方を言う', async () => {
    const unknown = await ask({ number: '9999999999' })
    expect(unknown.status).toBe(422)
    expect(await unknown.text()).toContain('9999999999')
    const reversed = await ask({ from: '2026-12-02', until: '2026-12-01' })
    expect(await reversed.text()).toContain('1年以内')
  })

  test('支援措置の係がしたことは、人の名が付いていても、一覧に出ない', async () => {
    const bySystem = async () => (await (await ask({ as: 'csv' })).text()).split('"システム"').length
    const plant = (action: string) =>
      house.db.transact((tx) =>
        recordAudit(tx, {
          actor: { kind: 'system', task: 'x' },
          action,
          subject: { kind: 'x', id: 'planted' },
          personId: satoHanako.personId,
        }),
      )
    const before = await bySystem()
    await plant('people.protection.read')
    expect(await bySystem()).toBe(before)
    await plant('people.link.ended')
    expect(await bySystem()).toBe(before + 1)
  })

  test('CSVはすべての行を持ち、表計算の式になる文字で始まる欄を無害にする', async () => {
    await house.db.transact((tx) =>
      recordAudit(tx, {
        actor: { kind: 'system', task: 'x' },
        action: '=cmd.x.read',
        subject: { kind: 'x', id: 'x' },
        personId: satoHanako.personId,
      }),
    )
    const file = await ask({ as: 'csv' })
    expect(file.headers.get('content-type')).toContain('text/csv')
    const lines = (await file.text()).trim().split('\r\n')
    expect(lines.length).toBeGreaterThan(120)
    expect(lines.some((line) => line.includes(`"'=cmd`))).toBe(true)
    expect(lines.some((line) => /(^|,)"=/.test(line))).toBe(false)
  })
})
