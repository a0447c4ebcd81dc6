import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPeople, demoStaffId, ogawaShota, satoHanako } from '#demo/people.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import type { AnswerValue } from '../domain/answers/answer.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { procedures } from '../index.ts'
import { keepAnswers } from '../store/answers.ts'
import { filedClaim } from '../testing/filed-claim.ts'
import { sampleBenefit } from '../testing/sample-procedures.ts'
import { staffActor } from '../testing/staff-actor.ts'

let house: TestHouse
let koyama: ReturnType<typeof browse>
let app: ReturnType<typeof testApp>

const takasaki = demoPeople.find(({ name }) => name === '髙﨑𠮷郎') ?? satoHanako

const words = (ja: string) => ({ ja, easy: ja, en: 'Sample' })
const plain = (id: string, label: string) => ({ id, type: 'text', maxLength: 100, label: words(label), optional: true })

const shaped = (fields: unknown[]): Definition =>
  parseDefinition({
    ...sampleBenefit,
    procedure: 'export-sample',
    pages: [
      { key: 'about', title: words('ないよう'), fields },
      {
        key: 'children',
        title: words('こども'),
        fields: [
          {
            id: 'children',
            type: 'group',
            label: words('こども'),
            rowLabel: words('こども'),
            min: 0,
            max: 5,
            fields: [
              { id: 'child-name', type: 'text', format: 'name', maxLength: 100, label: words('こどものなまえ') },
              { id: 'child-born', type: 'date', label: words('うまれたひ') },
            ],
          },
        ],
      },
    ],
  })

const first = shaped([plain('why', 'わけ'), plain('old', 'まえだけのとい')])
const second = shaped([
  plain('added', 'あとからのとい'),
  plain('why', 'りゆう'),
  { id: 'since', type: 'date', label: words('いつから'), optional: true },
])

beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures], now: '2026-12-02T10:00:00+09:00' })
  app = testApp(house)
  await file(first, '佐藤花子', { why: '=HYPERLINK("http://example.jp")', old: 'むかし' })
  await file(second, '髙﨑𠮷郎', {
    ...{ why: '𠮷田のため', added: '-5', since: '2026-04-01' },
    children: [{ id: 'row-1', answers: { 'child-name': '𠮷田葵', 'child-born': '2020-05-06' } }],
  })
  await file(second, '小川翔太', { why: 'ひみつの住所' })
  await mark(ogawaShota.personId)
  koyama = browse(app, await staffSignInAs(house, '小山修'))
}, 60_000)
afterAll(() => house?.close())

async function file(definition: Definition, name: string, answers: Record<string, AnswerValue>): Promise<void> {
  await house.db.transact((tx) => publishDefinition(tx, house, definition))
  const { id } = await filedClaim(house, { procedure: 'export-sample', name, answers: {} })
  await house.db.transact((tx) => keepAnswers(tx, id, answers, house.clock.now()))
}

const mark = (personId: string) =>
  house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    await sql`
      insert into people.protections (person_id, origin, opinion, valid_from, valid_to, applied_by, applied_at)
      values (${personId}, 'here', 'police', '2026-12-01', '2027-12-01', ${demoStaffId(22)}, now())`.execute(tx)
  })

const asked = { procedure: 'export-sample', states: 'all', reason: '現況の集計' }

/** Asks for a file and lets the task make it; returns the path of its page. */
async function ask(fields: Record<string, string>): Promise<string> {
  const answer = await koyama.submit('/staff/exports', { ...asked, ...fields })
  expect(answer.status).toBe(303)
  await settle(house)
  return answer.headers.get('location') ?? ''
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
const bytesOf = async (path: string) => new Uint8Array(await (await koyama.get(`${path}/file`)).arrayBuffer())
const partsOf = async (path: string) =>
  Object.fromEntries(Object.entries(unzipSync(await bytesOf(path))).map(([name, bytes]) => [name, utf8.decode(bytes)]))

const linesOf = (csv: string) => csv.split('\r\n').filter(Boolean)

describe('書き出し', () => {
  test('版がいくつあっても一つの表になり、列は項目ごとに一つ、見出しは新しい版の言葉である', async () => {
    const parts = await partsOf(await ask({ format: 'csv-utf-8', eras: 'yes' }))
    const [main = '', children = ''] = Object.values(parts)
    const [head = '', hanako = '', takasaki = ''] = linesOf(main)
    expect(main.startsWith('\uFEFF')).toBe(true)
    expect(head).toContain('"あとからのとい","りゆう","いつから","いつから（和暦）","まえだけのとい"')
    expect(head).toContain('"受付日","受付日（和暦）"')
    expect(head).not.toContain('わけ')
    expect(hanako).toContain('"2026-12-02","令和8年12月2日"')
    expect(hanako).toMatch(/"むかし"$/)
    expect(takasaki).toContain('"髙﨑𠮷郎"')
    expect(takasaki).toContain('"-5","𠮷田のため","2026-04-01","令和8年4月1日",""')
    const number = /^"([^"]+)"/.exec(takasaki)?.[1]
    expect(linesOf(children)[1]).toBe(`"${number}","1","row-1","𠮷田葵","2020-05-06","令和2年5月6日"`)
  })

  test('表計算ソフトが式と読む字で始まる答えは、式にならない', async () => {
    const csv = Object.values(await partsOf(await ask({ format: 'csv-utf-8' })))[0] ?? ''
    expect(csv).toContain(`"'=HYPERLINK(""http://example.jp"")"`)
    const sheet = (await partsOf(await ask({ format: 'xlsx' })))['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(')
    expect(sheet).not.toContain('<f>')
  })

  test('Shift_JISにない字は〓になり、どの字が何件にあるかを画面が言う', async () => {
    const path = await ask({ format: 'csv-shift-jis' })
    const [main = new Uint8Array()] = Object.values(unzipSync(await bytesOf(path)))
    expect(new TextDecoder('shift_jis').decode(main)).toContain('"髙﨑〓郎"')
    expect(await (await koyama.get(path)).text()).toContain('Shift_JISにない字が1件にあり、〓にしました：𠮷')
  })

  test('要確認の人の申請は受付番号と状態だけになり、載った人の一人ずつが、見られた記録に残る', async () => {
    const path = await ask({ format: 'xlsx' })
    const sheet = (await partsOf(path))['xl/worksheets/sheet1.xml'] ?? ''
    expect(sheet).toContain('要確認')
    expect(sheet).not.toMatch(/ひみつの住所|小川/)
    expect(await (await koyama.get(path)).text()).toMatch(/受付番号と状態だけのもの（要確認）[\s\S]*?1件/)
    const { rows } = await sql<{ personId: string }>`
      select person_id as "personId" from platform.audit
      where action = 'procedures.export.read' and subject_id = ${path.split('/').at(-1)}`.execute(house.db.kysely)
    expect(rows.map(({ personId }) => personId).toSorted()).toEqual([satoHanako.personId, takasaki.personId].toSorted())
  })

  test('ほかの人には、同じ係の長にも委託の人にも、ファイルはない', async () => {
    const path = await ask({ format: 'xlsx' })
    for (const name of ['石井恵子', '高橋真', '中村葵']) {
      const other = browse(app, await staffSignInAs(house, name))
      for (const page of [path, `${path}/file`]) expect([403, 404]).toContain((await other.get(page)).status)
    }
  })

  test('作ったあとで要確認になった人がいれば、渡さない。24時間で、ファイルも載った人の控えも消える', async () => {
    const [stopped, ended] = [await ask({ format: 'xlsx' }), await ask({ format: 'xlsx' })]
    await mark(takasaki.personId)
    expect((await koyama.get(`${stopped}/file`)).headers.get('location')).toBe(stopped)
    expect(await (await koyama.get(stopped)).text()).toContain('もう一度書き出してください')
    house.setNow('2026-12-03T10:00:01+09:00')
    await settle(house)
    const folder = join(house.config.dataDir, 'exports', ended.split('/').at(-1) ?? '')
    expect(existsSync(folder)).toBe(false)
    expect((await koyama.get(`${ended}/file`)).status).toBe(404)
    const { rows } = await sql`select from procedures.export_people`.execute(house.db.kysely)
    expect(rows).toEqual([])
  })

  test('権限のない人には頼む画面もなく、理由のない頼みは受けない', async () => {
    const nakamura = browse(app, await staffSignInAs(house, '中村葵'))
    expect((await nakamura.get('/staff/exports')).status).toBe(403)
    const answer = await koyama.submit('/staff/exports', { ...asked, reason: '', format: 'xlsx' })
    expect(answer.status).toBe(422)
    expect((await staffActor(house, '中村葵')).permissions.has('procedures.exports.make')).toBe(false)
  })
})
