import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { formOf } from '#platform/testing/index.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { keptAnswers } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { moveDrafts } from './move-drafts.ts'
import { answerCorrection } from './answer-correction.ts'
import { requestCorrection } from './desk/ask-correction.ts'
import { takeCase } from './desk/handle-case.ts'
import { publishDefinition } from './publish.ts'
import { residenceCertificate } from '../fixtures.ts'
import { filedCase } from '../testing/filed-case.ts'
import { staffActor } from '../testing/staff-actor.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

const words = (ja: string) => ({ ja, easy: ja, en: ja })
const text = (id: string, more: object = {}) => ({
  id,
  type: 'text',
  maxLength: 20,
  label: words(`${id}のこと`),
  ...more,
})

/** The next revision: a question that must be answered, one that need not, one in each row. */
function renewed(more: Partial<Definition> = {}, name = 'group-test'): Definition {
  const copy = structuredClone(groupProcedure)
  const pages = copy.pages.map((page) => {
    if (page.key === 'rest')
      return { ...page, fields: [...page.fields, text('reason'), text('wish', { optional: true })] }
    if (page.key !== 'rows') return page
    const fields = page.fields.map((f) => (f.type === 'group' ? { ...f, fields: [...f.fields, text('coat')] } : f))
    return { ...page, fields }
  })
  return parseDefinition({ ...copy, pages, movesDrafts: true, ...more, procedure: name })
}
const publish = (definition: Definition) =>
  office.house.db.transact((tx) => publishDefinition(tx, office.house, definition))

async function begin(browser: Browser, name: string): Promise<string> {
  const application = locationOf(await browser.submit(`/procedures/${name}`, {}, `/procedures/${name}/applications`))
  await browser.submit(`${application}/questions/kind`, { kind: 'with' })
  const row = locationOf(await browser.get(`${application}/questions/rows/rows/new`))
  await browser.submit(row, { 'dog-name': 'ポチ', 'has-chip': 'no' })
  await browser.submit(`${application}/questions/rows`, {}, `${application}/questions/rows`)
  await browser.submit(`${application}/questions/rest`, { since: '令和8年12月1日', note: 'よろしく' })
  return application
}
const idOf = (application: string) => application.split('/')[2] as ApplicationId
const keptOf = (application: string) => office.house.db.read((tx) => keptAnswers(tx, idOf(application)))
const numberOf = async (application: string) => {
  const { rows } = await sql<{ number: number }>`
    select r.number from procedures.applications a join procedures.revisions r on r.id = a.revision_id
    where a.id = ${idOf(application)}`.execute(office.house.db.kysely)
  return rows[0]?.number
}
const page = async (browser: Browser, path: string) =>
  (await (await browser.get(path)).text()).replace(/<r[pt]>.*?<\/r[pt]>|<\/?ruby>/g, '')

describe('途中の申請を新しい版に移す', () => {
  test('答えは一つもなくならず、新しい質問だけを聞き、次のページで知らせる。二度走っても同じ', async () => {
    await publish(groupProcedure)
    const browser = await office.visit('佐藤花子')
    const application = await begin(browser, 'group-test')
    const before = await keptOf(application)
    const rest = `${application}/questions/rest`
    const openTab = await (await browser.get(rest)).text()

    await publish(renewed())
    expect(await moveDrafts(office.house)).toBe(1)
    expect(await moveDrafts(office.house)).toBe(0)
    expect(await numberOf(application)).toBe(2)
    const after = await keptOf(application)
    expect(after).toMatchObject({ kind: 'with', since: before.since, note: 'よろしく', reason: '', wish: '' })
    expect(JSON.stringify(after.dogs)).toContain('ポチ')

    const next = locationOf(await browser.get(application))
    expect(next).toBe(`${application}/questions/rows`)
    const told = await page(browser, next)
    expect(told).toContain('手続の内容が新しくなりました')
    expect(told).toContain('reasonのこと')
    expect(told).toContain('coatのこと')

    // A page that was open before: nothing is taken, and the person is told.
    const old = formOf(openTab, '/questions/rest')
    old.set('since', '令和8年12月2日')
    const stale = await browser.post(rest, old)
    expect(stale.status).toBe(409)
    expect((await keptOf(application)).since).toBe(before.since)

    const row = /questions\/rows\/rows\/[0-9a-f-]{36}/.exec(told)?.[0] ?? ''
    await browser.submit(`${application}/${row}`, { coat: 'しろ' })
    expect(locationOf(await browser.submit(next, {}, next))).toBe(rest)
    expect(await page(browser, rest)).not.toContain('手続の内容が新しくなりました')
    expect(locationOf(await browser.submit(rest, { reason: 'ひっこし' }))).toBe(`${application}/check`)
    const sent = await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect(locationOf(sent)).toBe(application)
  })

  test('答えを引き継げない版や、移すと書いていない版には移さず、始めた版で終わる', async () => {
    await publish(parseDefinition({ ...structuredClone(groupProcedure), procedure: 'group-other' }))
    const browser = await office.visit('佐藤健')
    const application = await begin(browser, 'group-other')
    await publish(renewed({ movesDrafts: false }, 'group-other'))
    expect(await moveDrafts(office.house)).toBe(0)
    const { pages } = structuredClone(groupProcedure)
    await publish(renewed({ pages: pages.filter(({ key }) => key !== 'rest') }, 'group-other'))
    expect(await moveDrafts(office.house)).toBe(0)
    expect(await numberOf(application)).toBe(1)
    await browser.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect(await numberOf(application)).toBe(1)
  })

  test('確定したもの、届いたもの、職員が書いたものには触れない', async () => {
    await publish(parseDefinition({ ...structuredClone(groupProcedure), procedure: 'group-third' }))
    const filed = await office.visit('佐藤花子')
    const [sent, typed] = [await begin(filed, 'group-third'), await begin(await office.visit('佐藤健'), 'group-third')]
    await filed.submit(`${sent}/check`, {}, `${sent}/confirmation`)
    await sql`update procedures.answers set source = 'staff' where application_id = ${idOf(typed)} and field_id = 'note'`.execute(
      office.house.db.kysely,
    )
    await publish(renewed({}, 'group-third'))
    expect(await moveDrafts(office.house)).toBe(0)
    expect([await numberOf(sent), await numberOf(typed)]).toEqual([1, 1])
  })

  test('届いたあとに新しい版が出ても、補正に答えても、届いたときの版のままである', async () => {
    const { house } = office
    const { id, resident } = await filedCase(house, '佐藤花子')
    const revisionOf = async () => {
      const { rows } = await sql<{ number: number; same: boolean }>`
        select r.number, a.revision_id = a.submitted_revision_id as same from procedures.applications a
        join procedures.revisions r on r.id = a.submitted_revision_id where a.id = ${id}`.execute(house.db.kysely)
      return rows[0]
    }
    const before = await revisionOf()
    await publish(parseDefinition({ ...residenceCertificate, minutes: 9, movesDrafts: true }))
    const clerk = await staffActor(house, '高橋真')
    await house.db.transact((tx) => takeCase(tx, house, clerk, id))
    const ask = { fields: ['items'], reason: '続柄は要りますか。', answerBy: Temporal.PlainDate.from('2026-12-11') }
    await house.db.transact((tx) => requestCorrection(tx, house, clerk, id, ask))
    await moveDrafts(house)
    const answered = await house.db.transact((tx) =>
      answerCorrection(tx, house, resident, { id, sent: { items: ['relation'] } }),
    )
    expect(answered).toEqual({ ok: true })
    expect(await revisionOf()).toEqual({ number: before?.number, same: true })
  })

  test('届いた申請の版は、あとから変えられない', async () => {
    const { rows } = await sql<{ id: string }>`
      select id from procedures.applications where submitted_at is not null limit 1`.execute(office.house.db.kysely)
    const other = sql`update procedures.applications set submitted_revision_id = (
      select id from procedures.revisions where procedure = 'residence-certificate' limit 1) where id = ${rows[0]?.id}`
    await expect(other.execute(office.house.db.kysely)).rejects.toThrow(/never changed/)
  })
})
