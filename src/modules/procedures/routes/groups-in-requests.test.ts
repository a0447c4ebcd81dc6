import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { guardCheckDigit } from '#platform/ids/guarded-numbers.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { locationOf, type Office, openOffice } from '../testing/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, groupProcedure))
})
afterAll(() => office?.close())

type Browser = Awaited<ReturnType<Office['visit']>>

async function begin(browser: Browser): Promise<string> {
  const started = await browser.submit('/procedures/group-test', {}, '/procedures/group-test/applications')
  const application = locationOf(started)
  await browser.submit(`${application}/questions/kind`, { kind: 'with' })
  return application
}

async function newRow(browser: Browser, application: string): Promise<string> {
  return locationOf(await browser.get(`${application}/questions/rows/rows/new`))
}

const keptOf = async (application: string) => {
  const { rows } = await sql<{ field: string; row: string; value: unknown }>`
    select field_id as field, row_id as row, value from procedures.answers
    where application_id = ${application.split('/')[2]} order by 1, 2`.execute(office.house.db.kysely)
  return rows
}

describe('くり返しのある届け出', () => {
  test('行を足し、直し、消して、届け出る。署名も手数料もなければ、その場で届く', async () => {
    const browser = await office.visit('佐藤花子')
    const application = await begin(browser)
    const list = `${application}/questions/rows`
    expect(await (await browser.get(list)).text()).toContain('まだ入力していません')

    const [pochi, shiro] = [await newRow(browser, application), await newRow(browser, application)]
    await browser.submit(pochi, { 'dog-name': 'ポチ', 'has-chip': 'no' })
    await browser.submit(shiro, { 'dog-name': 'シロ', 'has-chip': 'yes', chip: '392000000000001' })
    await browser.submit(pochi, { 'dog-name': 'ポチ子', 'has-chip': 'no' })
    const shown = await (await browser.get(list)).text()
    expect(shown).toContain('ポチ子')
    expect(shown).toContain('シロ')

    await browser.submit(list, {}, `${shiro}/removal`)
    expect(JSON.stringify(await keptOf(application))).not.toContain('シロ')
    expect(locationOf(await browser.submit(list, {}, list))).toBe(`${application}/questions/rest`)
    expect(locationOf(await browser.submit(`${application}/questions/rest`, { since: '令和8年12月1日' }))).toBe(
      `${application}/check`,
    )
    const check = await (await browser.get(`${application}/check`)).text()
    expect(check).toContain('ポチ子')
    expect(check).toContain('手数料')
    const sent = await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect(locationOf(sent)).toBe(application)
    const timeline = await (await browser.get(application)).text()
    expect(timeline.replace(/<rt>.*?<\/rt>|<[^>]+>/g, '')).toContain('これで届け出は済んでいます')
    expect((await keptOf(application)).filter(({ row }) => row !== '').map(({ field }) => field)).toEqual([
      'dog-name',
      'has-chip',
      'keeper',
    ])
  })

  test('同じ行の用紙を二度送っても、一行である', async () => {
    const browser = await office.visit('山本蓮')
    const application = await begin(browser)
    const row = await newRow(browser, application)
    await Promise.all([1, 2].map(() => browser.submit(row, { 'dog-name': 'ハチ', 'has-chip': 'no' })))
    const order = (await keptOf(application)).find(({ field }) => field === 'dogs')
    expect(order?.value).toMatchObject({ rows: [row.split('/').at(-1)] })
  })

  test('行が足りないうちは「これで全部」と言えず、三行より多くは足せない', async () => {
    const browser = await office.visit('NGUYEN THI LAN')
    const application = await begin(browser)
    for (const name of ['イチ', 'ニ', 'サン']) {
      await browser.submit(await newRow(browser, application), { 'dog-name': name, 'has-chip': 'no' })
    }
    const fourth = await browser.get(await newRow(browser, application))
    expect(locationOf(fourth)).toBe(`${application}/questions/rows`)
  })

  test('マイナンバーを書くと、理由を言って断り、どこにも残さない', async () => {
    const browser = await office.visit('髙﨑𠮷郎')
    const application = await begin(browser)
    const row = await newRow(browser, application)
    await browser.submit(row, { 'dog-name': 'クロ', 'has-chip': 'no' })
    await browser.submit(`${application}/questions/rows`, {}, `${application}/questions/rows`)
    const rest = '12345678901'
    const answer = await browser.submit(`${application}/questions/rest`, {
      since: '2026-12-01',
      note: `番号は ${rest}${guardCheckDigit(rest)} です`,
    })
    expect(answer.status).toBe(422)
    expect((await answer.text()).replace(/<rt>.*?<\/rt>|<[^>]+>/g, '')).toContain('マイナンバー')
    expect(JSON.stringify(await keptOf(application))).not.toContain(rest)
  })

  test('手続の決まりは、だれでも読める', async () => {
    const page = await office.app.request('/procedures/group-test/rules')
    expect(page.status).toBe(200)
    expect((await page.text()).replace(/<rt>.*?<\/rt>|<[^>]+>/g, '')).toContain('届出（届けば済むもの）')
  })
})
