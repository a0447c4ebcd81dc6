import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { publishDefinition } from './publish.ts'

const words = (text: string) => ({ ja: text, easy: text, en: text })

const procedure = (name: string, ids: { phone: string; school: string }): Definition =>
  parseDefinition({
    ...groupProcedure,
    procedure: name,
    pages: [
      {
        key: 'contact',
        title: words('れんらく'),
        fields: [
          { id: ids.phone, type: 'text', format: 'phone', maxLength: 20, prefill: 'phone', label: words('でんわ') },
          { id: ids.school, type: 'text', maxLength: 50, optional: true, prefill: 'school', label: words('がっこう') },
        ],
      },
    ],
  })

let office: Office
let hanako: Browser

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact(async (tx) => {
    await publishDefinition(tx, office.house, procedure('first-test', { phone: 'phone', school: 'school' }))
    await publishDefinition(tx, office.house, procedure('second-test', { phone: 'tel', school: 'kindergarten' }))
  })
  hanako = await office.visit('佐藤花子')
})
afterAll(() => office?.close())
beforeEach(async () => {
  await sql`update procedures.applications set state = 'withdrawn' where state = 'draft'`.execute(
    office.house.db.kysely,
  )
})

const plain = (html: string) => html.replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')

async function begin(name: string, browser = hanako): Promise<string> {
  const begun = locationOf(await browser.submit(`/procedures/${name}`, {}, `/procedures/${name}/applications`))
  return `${begun}/questions/contact`
}

async function file(name: string, fields: Record<string, string>): Promise<void> {
  const page = await begin(name)
  await hanako.submit(page, fields)
  const application = page.replace('/questions/contact', '')
  await hanako.submit(`${application}/check`, {}, `${application}/confirmation`)
}

test('前に何も出していなければ、空のまま答えられる', async () => {
  const ren = await office.visit('山本蓮')
  const page = await begin('second-test', ren)
  expect(plain(await (await ren.get(page)).text())).not.toContain('前回の申請')
  expect((await ren.submit(page, { tel: '03-3993-1111' })).status).toBe(303)
})

test('同じことを聞く欄は、名前が違っても前回の答えが入り、いつの申請からかを言い、直せる', async () => {
  await file('first-test', { phone: '090-1234-5678', school: '光が丘小学校' })
  const page = await begin('second-test')
  const html = await (await hanako.get(page)).text()
  expect(plain(html)).toContain('前回の申請（令和8年12月2日）から')
  expect(html).toContain('value="光が丘小学校"')
  await hanako.submit(page, { tel: '03-3993-1111', kindergarten: '' })
  const again = await (await hanako.get(page)).text()
  expect(again).not.toContain('光が丘小学校')
  expect(plain(again)).not.toContain('前回の申請')
})

test('新しい答えがあれば、古いほうは使わない', async () => {
  await file('first-test', { phone: '090-1234-5678', school: '大泉小学校' })
  expect(await (await hanako.get(await begin('second-test'))).text()).toContain('value="大泉小学校"')
})

test('家族が出したものからは、入れない', async () => {
  const ken = await office.visit('佐藤健')
  expect(await (await ken.get(await begin('second-test', ken))).text()).not.toContain('小学校')
})
