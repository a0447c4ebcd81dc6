import { afterAll, beforeAll, expect, test } from 'vitest'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: everyModule })
})
afterAll(() => house?.close())

const pages = ['/staff/pages']
const everybodys = [
  ...pages,
  '/staff',
  '/staff/advice',
  '/staff/awaiting',
  '/staff/campaigns',
  '/staff/emergency-access',
  '/staff/notices',
  '/staff/offices',
  '/staff/people',
]
const papers = ['/staff/print-queue', '/staff/receptions', '/staff/returns']
const letters = ['/staff/letters/print', '/staff/letters/returned']
const counter = ['/staff/payments/counter', '/staff/payments/refunds']

test.each([
  ['証明係', '高橋真', [...everybodys, ...papers, ...counter, ...letters, '/staff/shelf']],
  ['児童手当係', '中村葵', [...everybodys, ...papers, '/staff/core-system', '/staff/decisions', '/staff/portal']],
  ['生活衛生課', '原田進', [...everybodys, ...papers, ...counter, '/staff/decisions', '/staff/tags']],
  [
    '戸籍住民課',
    '西村翔',
    [
      ...everybodys,
      ...papers,
      '/staff/appointments',
      '/staff/core-system',
      '/staff/payments/refunds',
      '/staff/protections',
      '/staff/shelf',
    ],
  ],
  ['スポーツ振興課', '三宅亮太', [...everybodys, '/staff/closures', '/staff/facilities', '/staff/upkeep']],
  ['体育館の指定管理者', '窪田純', ['/staff/closures', '/staff/facilities', '/staff/offices']],
  ['道を直す受託者', '大野修', ['/staff/offices', '/staff/work']],
  ['国保年金課', '加藤誠', [...everybodys, ...papers, '/staff/core-system']],
  [
    'ほかの執行機関の学務課',
    '村上彩',
    [
      '/staff',
      '/staff/advice',
      '/staff/awaiting',
      '/staff/campaigns',
      '/staff/closures',
      '/staff/core-system',
      '/staff/decisions',
      '/staff/facilities',
      '/staff/notices',
      '/staff/offices',
      '/staff/organisations',
      '/staff/upkeep',
      ...pages,
      ...papers,
    ],
  ],
])('%sの職員のメニューには、その課の仕事だけが並び、どれも開ける', async (_office, name, expected) => {
  const visitor = browse(testApp(house), await staffSignInAs(house, name))
  const html = await (await visitor.follow('/staff')).text()
  const [, menu = ''] = /<nav id="staff-menu"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? []
  const entries = [...menu.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
  expect(entries.toSorted()).toEqual(expected.toSorted())
  const answers = await Promise.all(entries.map(async (href) => `${href} ${(await visitor.get(href)).status}`))
  expect(answers).toEqual(entries.map((href) => `${href} 200`))
})
