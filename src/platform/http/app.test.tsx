import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import { createApp, field, readForm, requireResident, seeOther, submitOnce } from '#platform/http/index.ts'
import type { Module } from '#platform/module/index.ts'
import { formOf, signInAs, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { Form, residentPage } from '#platform/ui/index.ts'
import { z } from 'zod'

const schema = z.object({ name: field.text(20) })
let made = 0

const desk: Module = {
  name: 'desk',
  routes(app, house) {
    app.get('/greeting', (c) => residentPage(c, house, { title: requireResident(c, 'verified').displayName }, <Form action="/greeting">{null}</Form>))
    app.post('/greeting', async (c) => {
      requireResident(c, 'signed-in')
      const form = await readForm(c, schema)
      if (!form.ok) return residentPage(c, house, { title: 'x', errors: form.errors }, null)
      const done = await submitOnce(c, house, { form: 'greeting' }, async () => {
        made += 1
        await new Promise((resolve) => setTimeout(resolve, 20))
        return { location: `/greeting/${made}` }
      })
      return done.ok ? done.response : seeOther(c, '/')
    })
    app.get('/broken', () => {
      throw new Error('佐藤花子 0312345678')
    })
    app.get('/busy', () => {
      throw new Unavailable()
    })
    app.get('/gone', () => {
      throw new NotFound()
    })
  },
}

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, desk] })
})
afterAll(() => house.close())

describe('窓口のHTTP', () => {
  test('サインインした人の名前がページに出る', async () => {
    const cookie = await signInAs(house, '佐藤花子')
    const page = await createApp(house).request('/greeting', { headers: { cookie } })
    const html = await page.text()
    expect([page.status, html.includes('佐藤花子')]).toEqual([200, true])
    expect(formOf(html, '/greeting').get('csrf')).toBeTruthy()
  })

  test('同じ用紙を50回同時に送っても、結果は1つで、みな同じ受付ページに進む', async () => {
    const app = createApp(house)
    const cookie = await signInAs(house, '佐藤花子')
    const body = formOf(await (await app.request('/greeting', { headers: { cookie } })).text(), '/greeting')
    body.set('name', '佐藤花子')
    made = 0
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => app.request('/greeting', { method: 'POST', body: new URLSearchParams(body), headers: { cookie } })),
    )
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`))).toEqual(new Set(['303 /greeting/1']))
    expect(made).toBe(1)
  })

  test.each(['/broken', '/busy', '/gone', '/nowhere', '/healthz', '/api/v1/nowhere', '/assets/nothing.css'])('%s の応答にも安全のためのヘッダーが付く', async (path) => {
    const { headers } = await createApp(house).request(path)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
