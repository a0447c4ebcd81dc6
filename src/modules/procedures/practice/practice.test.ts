import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, formOf } from '#platform/testing/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { definitionsOf, readDefinitions } from '../actions/publish.ts'
import type { PlainField } from '../domain/definition/fields.ts'
import { locationOf, type Office, openOffice } from '../testing/office.ts'

const published = readDefinitions({ root: resolve(import.meta.dirname, '../../../..'), profile: 'nerima' }).map(
  ({ procedure }) => procedure,
)

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

type Browser = ReturnType<typeof browse>

/** Fills in whatever page it is shown, until the practice ends. Returns the paths that it went. */
async function practise(browser: Browser, procedure: string): Promise<string[]> {
  const started = await browser.submit(`/practice/${procedure}`, {}, `/practice/${procedure}/runs`)
  let at = locationOf(started)
  const way: string[] = []
  for (let steps = 0; steps < 60 && !at.endsWith('/end'); steps += 1) {
    const page = await browser.get(at)
    if (page.status === 303) {
      at = locationOf(page)
      continue
    }
    expect(page.status, at).toBe(200)
    const html = await page.text()
    expect(html, at).toContain('練習用')
    way.push(at)
    at = await goOn(browser, procedure, at, html)
  }
  return [...way, at]
}

async function goOn(browser: Browser, procedure: string, at: string, html: string): Promise<string> {
  const definition = definitionsOf(office.house).find((one) => one.procedure === procedure)
  const key = /\/questions\/([\w-]+)/.exec(at)?.[1]
  const page = definition?.pages.find((one) => one.key === key)
  const group = page?.fields.find((field) => field.type === 'group')
  if (group && !at.includes('/rows/')) {
    // One row, then that is all.
    const hasRow = html.includes('/removal"')
    if (!hasRow && group.min > 0) return `/practice/${procedure}/questions/${key}/rows/new`
    return sent(await browser.submit(at, {}, `/practice/${procedure}/questions/${key}`), at)
  }
  const action = at.endsWith('/check') ? `/practice/${procedure}/confirmation` : at
  const fields = group ? group.fields : (page?.fields ?? [])
  const answers = answersTo(fields as PlainField[], html)
  // Who says the least is told when the requirements are not met.
  const most = definition?.eligibility ? mostOf(fields as PlainField[]) : {}
  return sent(await browser.submit(at, { ...answers, ...most }, action), at)
}

const mostOf = (fields: readonly PlainField[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap((field) => (field.type === 'number' ? [[field.id, String(field.max)]] : [])))

async function sent(response: Response, at: string): Promise<string> {
  if (response.status !== 303) throw new Error(`${at}: ${response.status} ${errorsIn(await response.text())}`)
  return locationOf(response)
}

const errorsIn = (html: string) =>
  [...html.matchAll(/wrong-text[^>]*>(.*?)<\/p>/gs)].map(([, text]) => text?.replace(/<[^>]+>/g, '')).join('; ')

const texts = {
  plain: '練習の答え',
  name: '練習 花子',
  kana: 'れんしゅう はなこ',
  phone: '03-3993-1111',
  email: 'renshu@example.jp',
  postcode: '1768501',
  microchip: '392000000000001',
}

/** Something that fits, for every question of the page. */
function answersTo(fields: readonly PlainField[], html: string): Record<string, string> {
  const offered = (name: string) =>
    [...html.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]+)"`, 'g'))].map(([, value]) => value ?? '')
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      switch (field.type) {
        case 'choice':
          return [
            [
              field.id,
              field.options.find((option) => !option.stops && offered(field.id).includes(option.value))?.value ?? '',
            ],
          ]
        case 'choices':
        case 'persons':
        case 'appointment':
          return offered(field.id)
            .slice(0, 1)
            .map((value) => [field.id, value])
        case 'number':
          return [[field.id, String(field.min)]]
        case 'text':
          return [[field.id, texts[field.format]]]
        case 'long-text':
        case 'address':
          return [[field.id, '光が丘二丁目9番6号']]
        case 'date': {
          const today = office.house.clock.today()
          return [
            [
              field.id,
              today
                .add({
                  days:
                    field.notBefore !== undefined && field.notBefore > -1
                      ? field.notBefore
                      : Math.min(field.notAfter ?? -1, -1),
                })
                .toString(),
            ],
          ]
        }
        case 'bank-account':
          return [
            [field.id, 'new'],
            [`${field.id}-bank`, '0001'],
            [`${field.id}-branch`, '123'],
            [`${field.id}-kind`, 'ordinary'],
            [`${field.id}-number`, '1234567'],
            [`${field.id}-holder`, 'レンシュウ ハナコ'],
          ]
        case 'ranking':
          return [[field.id, field.options[0]?.value ?? '']]
        case 'computed':
          return []
        case 'file':
          // As if a photo had been chosen before: a practice keeps none.
          return [[`${field.id}-kept`, '00000000-0000-7000-8000-000000000000']]
      }
    }),
  )
}

/** How many rows every table has, but for those that count requests and keep form tokens. */
async function rowsEverywhere(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select schemaname || '.' || relname as name from pg_stat_user_tables
    where schemaname not in ('pg_catalog') order by 1`.execute(office.house.db.kysely)
  const ours = rows
    .map(({ name }) => name)
    .filter((name) =>
      /^(people|payments|procedures|messaging|auth)\.|^platform\.(notices|events|jobs|audit|files|documents)/.test(
        name,
      ),
    )
  const counts: Record<string, number> = {}
  for (const name of ours.filter((one) => one !== 'procedures.practice_runs')) {
    const found = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(name)}`.execute(
      office.house.db.kysely,
    )
    counts[name] = found.rows[0]?.count ?? -1
  }
  return counts
}

describe('練習用', () => {
  let before: Record<string, number>
  beforeAll(async () => {
    await settle(office.house, { tolerant: true })
    before = await rowsEverywhere()
  })

  test.each(published)('%sを、最後まで練習できる', async (procedure) => {
    const way = await practise(browse(office.app), procedure)
    expect(way.at(-1), way.join(' ')).toBe(`/practice/${procedure}/end`)
  })

  test('公開しているどの手続を最後まで練習しても、人・支払い・申請・お知らせの表は何も変わらない', async () => {
    expect(Object.keys(before)).toContain('procedures.applications')
    await settle(office.house, { tolerant: true })
    expect(await rowsEverywhere()).toEqual(before)
  })

  test('終わると、入力したものは消えている', async () => {
    const { rows } = await sql<{ answers: unknown }>`select answers from procedures.practice_runs`.execute(
      office.house.db.kysely,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.answers).toEqual({})
  })

  test('途中のものは、1日たつと消える', async () => {
    const browser = browse(office.app)
    await browser.submit('/practice/residence-certificate', {}, '/practice/residence-certificate/runs')
    await browser.submit('/practice/residence-certificate/questions/whose', { whose: 'self' })
    office.house.setNow('2026-12-03T12:00:00+09:00')
    await settle(office.house, { tolerant: true })
    const { rows } = await sql`select 1 from procedures.practice_runs`.execute(office.house.db.kysely)
    expect(rows).toEqual([])
    const gone = await browser.get('/practice/residence-certificate/questions/items')
    expect(locationOf(gone)).toBe('/practice/residence-certificate')
  })

  test('ほかの人のブラウザーからは見えず、はじめからやり直せる', async () => {
    const [one, other] = [browse(office.app), browse(office.app)]
    await one.submit('/practice/residence-certificate', {}, '/practice/residence-certificate/runs')
    await one.submit('/practice/residence-certificate/questions/whose', { whose: 'household' })
    expect(locationOf(await other.get('/practice/residence-certificate/questions/items'))).toBe(
      '/practice/residence-certificate',
    )
    await one.submit('/practice/residence-certificate', {}, '/practice/residence-certificate/runs')
    const page = await one.get('/practice/residence-certificate/questions/whose')
    expect(formOf(await page.text(), '/practice/residence-certificate/questions/whose')).toBeDefined()
    expect(await (await one.get('/practice/residence-certificate/questions/whose')).text()).not.toContain('checked')
  })

  test.each(['/easy', '/en'])('%sでも練習できる', async (prefix) => {
    const page = await office.app.request(`${prefix}/practice/residence-certificate`)
    expect(page.status).toBe(200)
  })
})
