import { useContext, createContext } from 'hono/jsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Module } from '#platform/module/index.ts'
import { signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { register } from './fixtures.tsx'
import { requireResident } from './index.ts'

const Visitor = createContext('')
const Greeting = () => <p>{`[${useContext(Visitor)}]`}</p>

const desk: Module = {
  name: 'desk',
  routes(app, house) {
    app.get('/greeting', async (c) => {
      const { displayName } = requireResident(c, 'verified')
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
      return residentPage(
        c,
        house,
        { title: `${displayName}さん` },
        <Visitor.Provider value={displayName}>
          <Greeting />
          <p>{`lang:${c.get('lang')}`}</p>
        </Visitor.Provider>,
      )
    })
  },
}

const names = ['佐藤花子', '佐藤健', '山本蓮', '伊藤正']
let house: TestHouse
let cookies: Map<string, string>

beforeAll(async () => {
  house = await testHouse({ modules: [register, desk] })
  cookies = new Map()
  for (const name of names) cookies.set(name, await signInAs(house, name))
})
afterAll(() => house.close())

describe('同時に訪れる人たち', () => {
  // hono/jsx keeps contexts in AsyncLocalStorage (honojs/hono 3812, 4582): one person's page in another's hands is the worst that can happen.
  test('違う人の400のリクエストが重なっても、名前も言語も混ざらない', async () => {
    const app = testApp(house)
    const visits = Array.from({ length: 400 }, (_, i) => ({
      name: names[i % names.length] ?? '',
      lang: (['ja', 'easy', 'en'] as const)[i % 3] ?? 'ja',
    }))
    const pages = await Promise.all(
      visits.map(async ({ name, lang }) => {
        const path = lang === 'ja' ? '/greeting' : `/${lang}/greeting`
        const visit = () => app.request(path, { headers: { cookie: cookies.get(name) ?? '' } })
        // On a busy machine the pool may turn some away; they come back, as people do.
        let page = await visit()
        while (page.status === 503) page = await visit()
        return page.text()
      }),
    )
    pages.forEach((html, i) => {
      const visit = visits[i]
      expect(html).toContain(`[${visit?.name}]`)
      expect(html).toContain(`lang:${visit?.lang}<`)
      for (const other of names.filter((one) => one !== visit?.name)) expect(html).not.toContain(other)
    })
  })
})
