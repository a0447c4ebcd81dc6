import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { recordOutage } from '#platform/time/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { submitIfReady } from '../actions/submit-if-ready.ts'
import { problemsOf } from '../domain/definition/check-definition.ts'
import { journey } from '../domain/answers/journey.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { satoHousehold } from '../fixtures.ts'
import type { ApplicationId } from '../store/applications.ts'
import { naturalPath } from '../testing/natural-path.ts'
import { nerimaProcedure } from '../testing/nerima-procedure.ts'
import { nurseryProcedure } from '../testing/nursery-procedure.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { definitionAt, isShut, stateOf } from './domain.ts'

const at = (text: string) => Temporal.Instant.from(`${text}+09:00`)
const statesAt = ({ windows = [] }: Definition, now: string) => windows.map((window) => stateOf(window, at(now)))

describe('受付の期間は、役所の時計の、はじめの日の0時から終わりの日の24時まで', () => {
  const nursery = nerimaProcedure('nursery-admission')
  /** Where the way of who answers so ends at that moment, and what is said there. */
  const closedBy = (chosen: Record<string, unknown>, now: string) => {
    const kept = { ...naturalPath(nursery, satoHousehold, Temporal.PlainDate.from('2026-12-02'), chosen).answers }
    const { definition, windowOf } = definitionAt(nursery, statesAt(nursery, now))
    const { refusal } = journey(definition, kept, satoHousehold, Temporal.PlainDate.from('2026-12-02'))
    return refusal && [refusal.page.key, windowOf.get(refusal.rule)?.window.key]
  }

  test.each([
    ['始まる前の日の最後の1秒', '2026-10-04T23:59:59', ['start', 'april-first']],
    ['始まる日の最初の1秒', '2026-10-05T00:00:00', undefined],
    ['終わる日の最後の1秒', '2026-12-04T23:59:59', undefined],
    ['終わった次の1秒', '2026-12-05T00:00:00', ['start', 'april-first']],
    ['二次の最後の1秒', '2027-02-12T23:59:59', undefined],
    ['二次のあと', '2027-02-13T00:00:00', ['start', 'april-second']],
  ])('4月入園：%s', (_, now, expected) => {
    expect(closedBy({ start: 'april' }, now)).toEqual(expected)
  })

  test('途中の月は、その月の期間で決まり、期間のない月は自由に出せる', () => {
    expect(closedBy({ start: 'midway', 'start-on': '2027-01-01' }, '2026-12-10T23:59:59')).toBeUndefined()
    expect(closedBy({ start: 'midway', 'start-on': '2027-01-01' }, '2026-12-11T00:00:00')).toEqual([
      'start',
      'm2027-01',
    ])
    expect(closedBy({ start: 'midway', 'start-on': '2027-02-01' }, '2026-12-02T10:00:00')).toEqual([
      'start',
      'm2027-02',
    ])
    expect(closedBy({ start: 'midway', 'start-on': '2027-12-01' }, '2026-12-02T10:00:00')).toBeUndefined()
  })

  test('学童クラブは、4月からの分だけに期間がある', () => {
    const club = nerimaProcedure('after-school-club')
    const path = (startOn: string, now: string) => {
      const { definition } = definitionAt(club, statesAt(club, now))
      return naturalPath(definition, satoHousehold, Temporal.PlainDate.from('2026-12-02'), { 'start-on': startOn }).next
        ?.page.key
    }
    expect(path('2027-04-01', '2026-12-11T23:59:59')).toBeUndefined()
    expect(path('2027-04-01', '2026-12-12T00:00:00')).toBe('days')
    expect(path('2027-01-05', '2026-12-12T00:00:00')).toBeUndefined()
  })

  test('終わりが始まりより早い期間と、同じ名前の期間は、公開できない', () => {
    const [first] = nursery.windows ?? []
    if (!first) throw new Error('no windows')
    const kinds = (windows: Definition['windows']) => problemsOf({ ...nursery, windows }).map(({ kind }) => kind)
    expect(kinds([{ ...first, until: '2026-01-01' }])).toEqual(['wrong_bounds'])
    expect(kinds([first, first])).toEqual(['duplicate_id'])
    expect(kinds([{ ...first, when: { field: 'nothing', is: 'x' } }])).toEqual(['unknown_field'])
  })
})

const words = (text: string) => ({ ja: text, easy: text, en: text })
const window = (key: string, name: string, from: string, until: string) => ({
  key,
  for: words(name),
  from,
  until,
  source: '見本の要項',
  confirmed: false,
})
const sample = parseDefinition({
  ...nurseryProcedure,
  windows: [
    window('first', 'いちじ', '2026-12-03', '2026-12-04'),
    window('second', 'にじ', '2027-01-18', '2027-01-29'),
  ],
})
const signed = parseDefinition({ ...sample, procedure: 'sample-signed', signature: true })

describe('見本の申込みの窓口', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
    for (const definition of [sample, signed])
      await office.house.db.transact((tx) => publishDefinition(tx, office.house, definition))
  })
  afterAll(() => office?.close())

  const start = '/procedures/sample-nursery'
  const textOf = async (response: Response) => (await response.text()).replace(/<r[pt]>.*?<\/r[pt]>|<\/?ruby>/g, '')
  const page = async (browser: Browser, path: string) => textOf(await browser.get(path))
  const stateOfCase = async (application: string) => {
    const { rows } = await sql<{ state: string }>`
      select state from procedures.applications where id = ${application.split('/')[2]}`.execute(office.house.db.kysely)
    return rows[0]?.state
  }

  async function written(name: string, path = start): Promise<{ browser: Browser; application: string }> {
    const browser = await office.visit(name)
    const application = locationOf(await browser.submit(path, {}, `${path}/applications`))
    await browser.submit(`${application}/questions/child`, { 'born-on': '2024-05-01', 'moved-on': '2026-11-30' })
    await browser.submit(`${application}/questions/siblings`, {}, `${application}/questions/siblings`)
    await browser.submit(`${application}/questions/wishes`, { wishes: ['sakura'] })
    return { browser, application }
  }

  test('始まる前は、いつ始まるかを言い、始めるボタンがない。始まれば出せる', async () => {
    office.house.setNow('2026-12-02T23:59:59+09:00')
    expect(isShut(statesAt(sample, '2026-12-02T23:59:59'))).toBe(true)
    const browser = await office.visit('佐藤花子')
    const before = await page(browser, start)
    expect(before).toContain('いまは、受付の期間ではありません')
    expect(before).toMatch(/いちじ[\s\S]*12月3日[\s\S]*12月4日[\s\S]*まだ始まっていません/)
    expect(before).not.toContain(`${start}/applications`)
    office.house.setNow('2026-12-03T00:00:00+09:00')
    const { application } = await written('佐藤花子')
    office.house.setNow('2026-12-04T23:59:59+09:00')
    await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect(await stateOfCase(application)).toBe('submitted')
  })

  test('間に書き始めて締切を過ぎた人には、そう言い、書いたことは残り、次の受付に出せる', async () => {
    office.house.setNow('2026-12-04T23:00:00+09:00')
    const { browser, application } = await written('山本蓮')
    expect(await page(browser, `${application}/check`)).toContain('さくら')
    office.house.setNow('2026-12-05T00:00:00+09:00')
    const sent = await browser.get(`${application}/check`)
    expect(locationOf(sent)).toBe(`${application}/questions/child`)
    const shown = await page(browser, locationOf(sent))
    expect(shown).toContain('「いちじ」の受付は、12月4日(金)で終わりました')
    expect(shown).toContain('受付の間に書き始めましたが')
    expect(shown).toContain('「にじ」は1月18日(月)から1月29日(金)まで')
    expect(await stateOfCase(application)).toBe('draft')
    office.house.setNow('2027-01-18T09:00:00+09:00')
    expect(await page(browser, `${application}/check`)).toContain('さくら')
  })

  test('確定したあと、署名の前に終われば、答えに戻り、窓口には入らない', async () => {
    office.house.setNow('2026-12-04T23:58:00+09:00')
    const { browser, application } = await written('伊藤正', '/procedures/sample-signed')
    await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect(await stateOfCase(application)).toBe('confirmed')
    office.house.setNow('2026-12-05T00:00:00+09:00')
    const filed = await office.house.db.transact((tx) =>
      submitIfReady(tx, office.house, { kind: 'system', task: 'test' }, application.split('/')[2] as ApplicationId),
    )
    expect([filed.outcome, await stateOfCase(application)]).toEqual(['window_closed', 'draft'])
  })

  test('終わりの日にこちらの障害があれば、直ったあとの開庁日まで出せる', async () => {
    office.house.setNow('2026-12-04T12:00:00+09:00')
    const { browser, application } = await written('小林和子')
    await office.house.db.transact(async (tx) =>
      recordOutage(tx, {
        id: newId<'outage'>(),
        beganAt: at('2026-12-04T21:00:00'),
        endedAt: at('2026-12-04T23:30:00'),
        reason: '回線の停止',
        staffId: (await staffActor(office.house, '中村葵')).staffId,
      }),
    )
    office.house.setNow('2026-12-07T23:59:59+09:00')
    await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect(await stateOfCase(application)).toBe('submitted')
  })
})
