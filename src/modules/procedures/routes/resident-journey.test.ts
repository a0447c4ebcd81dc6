import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirm, fillIn, locationOf, type Office, openOffice, pay, sign } from '../testing/office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describe('佐藤花子の住民票', () => {
  test('スマートフォンで申請し、署名して払うと、受付番号が出る', async () => {
    const hanako = await office.visit('佐藤花子')
    const start = await (await hanako.get('/procedures/residence-certificate')).text()
    expect(start).toContain('1通 300円')
    expect(start).toContain('12月7日(月)')

    const application = await fillIn(hanako)
    const check = await (await hanako.get(`${application}/check`)).text()
    expect(check).toContain('署名して410円を払う')
    expect(check).toContain('東京都練馬区光が丘二丁目9番6号 304号室')

    const checkout = await sign(hanako, await confirm(hanako, application))
    const returned = await hanako.get(await pay(checkout))
    expect(locationOf(returned)).toBe(application)
    const page = await (await hanako.get(application)).text()
    expect(page).toMatch(/N8-0000-0001-\d/)
    expect(page).toContain('12月7日(月)まで')
    expect(page).toContain('410円のお支払いを確かめました')
  })
})
