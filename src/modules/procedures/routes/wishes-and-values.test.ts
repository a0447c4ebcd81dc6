import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { answerWords } from '../actions/core/answer-words.ts'
import { caseView } from '../actions/desk/case-view.ts'
import { publishDefinition } from '../actions/publish.ts'
import { beginReception } from '../actions/reception/begin.ts'
import { type ReceptionFacts, typeReception } from '../actions/reception/type.ts'
import { keptAnswers } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import { findCase } from '../store/desk/cases.ts'
import { nurseryProcedure } from '../testing/nursery-procedure.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, nurseryProcedure))
})
afterAll(() => office?.close())

const start = '/procedures/sample-nursery'

async function begin(browser: Browser): Promise<string> {
  return locationOf(await browser.submit(start, {}, `${start}/applications`))
}
const textOf = async (response: Response) => (await response.text()).replace(/<r[pt]>.*?<\/r[pt]>|<\/?ruby>/g, '')
const page = async (browser: Browser, path: string) => textOf(await browser.get(path))
const idOf = (application: string) => application.split('/')[2] as ApplicationId

describe('保育園の申込みの見本', () => {
  test('希望の順と計算した値が、確認の画面から職員の画面、基幹への引き渡しまで同じに読める', async () => {
    const browser = await office.visit('佐藤花子')
    expect(await page(browser, start)).toContain('ひっこしたひから14にちいないにだしてください')
    const application = await begin(browser)
    const question = (key: string) => `${application}/questions/${key}`
    expect(await page(browser, question('child'))).toContain('答えから自動で計算します')
    const born = { 'born-on': '2024-05-01', 'moved-on': '2026-11-10' }
    expect(locationOf(await browser.submit(question('child'), born))).toBe(question('siblings'))
    expect(await page(browser, question('child'))).toContain('2さい')
    await browser.submit(question('siblings'), {}, question('siblings'))

    const again = await browser.submit(question('wishes'), { wishes: ['sakura', 'sakura', ''] })
    expect(again.status).toBe(422)
    expect(await textOf(again)).toContain('同じものを2度選んでいます')
    const sent = await browser.submit(question('wishes'), { wishes: ['sakura', '', 'hikari'] })
    expect(locationOf(sent)).toBe(`${application}/check`)

    const check = await page(browser, `${application}/check`)
    expect(check).toContain('第1希望 さくら、第2希望 ひかり')
    expect(check).toContain('20,000円')
    expect(check).toContain('11月24日')
    expect(check).toContain('いまからでも出せます')
    await browser.submit(`${application}/check`, {}, `${application}/confirmation`)

    const house = office.house
    const [view, kept] = await house.db.read(async (tx) => {
      const row = await findCase(tx, idOf(application))
      if (!row) throw new Error('not filed')
      return [await caseView(tx, house, row, []), await keptAnswers(tx, row.id)] as const
    })
    const lines = Object.fromEntries(view.lines.map(({ label, value }) => [label, value]))
    expect(lines).toMatchObject({
      いきたいほいくえん: '第1希望 さくら、第2希望 ひかり',
      'ねんれい（自動計算）': '2さい',
      'つきのりょうきん（自動計算）': '20,000円',
    })
    expect(view.law).toMatchObject({ isLate: true, refusal: undefined })
    expect(view.checks.filter(({ ok }) => !ok)).toEqual([])
    const handed = answerWords(nurseryProcedure, kept)
    expect([handed('wishes'), handed('monthly'), handed('age')]).toEqual([
      '第1希望 さくら、第2希望 ひかり',
      '20000',
      '2',
    ])
  })

  test('当てはまらない人は、答えたところで、わけと代わりの手段を知らされ、答えは残る', async () => {
    const browser = await office.visit('佐藤健')
    const application = await begin(browser)
    const child = `${application}/questions/child`
    const sent = await browser.submit(child, { 'born-on': '2019-05-01', 'moved-on': '2026-11-20' })
    expect(locationOf(sent)).toBe(child)
    const shown = await page(browser, child)
    expect(shown).toContain('ここでは手続を進められません')
    expect(shown).toContain('しょうがっこうにいくこは、もうしこめません')
    expect(shown).toContain('がくどうクラブをみてください')
    expect(shown).toContain('令和元年5月1日')
    expect(locationOf(await browser.get(`${application}/check`))).toBe(child)
    const corrected = await browser.submit(child, { 'born-on': '2025-05-01', 'moved-on': '2026-11-20' })
    expect(locationOf(corrected)).toBe(`${application}/questions/siblings`)
  })

  test('同じことを紙で出した人は受け付け、職員にわけを示す', async () => {
    const { house } = office
    const clerk = await staffActor(house, '中村葵')
    const id = await house.db.transact(async (tx) => {
      const sheet = { procedure: 'sample-nursery', channel: 'counter', personId: demoPersonId(2) } as const
      const begun = await beginReception(tx, house, clerk, sheet)
      if (!begun.ok) throw new Error(begun.reason)
      const facts: ReceptionFacts = {
        receivedOn: house.clock.today(),
        receivedBy: clerk.staffId,
        identity: 'one',
        identityPapers: ['licence'],
        broughtBy: 'self',
        mandateSeen: false,
        paying: 'free',
        note: null,
      }
      const sent = {
        'born-on': ['令和元年5月1日'],
        'moved-on': ['令和8年11月20日'],
        'siblings.1.sibling-name': ['さとう'],
        'siblings.1.days-a-week': ['5'],
        wishes: ['oizumi'],
        'why-same': ['ちかい'],
      }
      expect(await typeReception(tx, house, clerk, begun.id, { facts, sent })).toEqual({ ok: true })
      return begun.id
    })
    const view = await house.db.read(async (tx) => {
      const row = await findCase(tx, id)
      if (!row) throw new Error('not filed')
      return caseView(tx, house, row, [])
    })
    expect(view.law.refusal).toBe('しょうがっこうにいくこは、もうしこめません')
    const { rows } = await sql<{ field: string }>`
      select field_id as field from procedures.answers where application_id = ${id} and source = 'computed'
      order by 1`.execute(house.db.kysely)
    expect(rows.map(({ field }) => field)).toEqual(['age', 'monthly'])
  })

  test('やさしい日本語と英語のページにも、希望の順と計算の説明がある', async () => {
    const browser = await office.visit('山本蓮')
    const application = await begin(browser)
    await browser.submit(`${application}/questions/child`, { 'born-on': '2024-05-01', 'moved-on': '2026-11-20' })
    await browser.submit(`${application}/questions/siblings`, {}, `${application}/questions/siblings`)
    expect(await page(browser, `/en${application}/questions/wishes`)).toContain('Choice 1')
    expect(await page(browser, `/easy${application}/questions/wishes`)).toContain('あなたの 答えから 計算しました')
    // Asked only because of a row on another page: there is none.
    expect(await page(browser, `${application}/questions/wishes`)).not.toContain('おなじところがいいわけ')
  })
})
