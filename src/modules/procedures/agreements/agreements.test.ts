import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoStaffId, satoKen } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'
import { ken } from '../fixtures.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { sampleNotification } from '../testing/sample-procedures.ts'
import { endOverdueAgreements } from './actions.ts'

const words = (text: string) => ({ ja: text, easy: text, en: text })

const together: Definition = parseDefinition({
  ...sampleNotification,
  procedure: 'together-test',
  coApplicant: { field: 'partner', days: 7, ground: words('みほんじょうれい だい1じょう'), confirmed: false },
  pages: [
    {
      key: 'partner',
      title: words('だれと'),
      fields: [
        { id: 'partner', type: 'persons', max: 1, label: words('だれと') },
        { id: 'why', type: 'text', maxLength: 100, label: words('なぜ') },
      ],
    },
  ],
})

let office: Office
let applicant: Browser
let partner: Browser

beforeAll(async () => {
  office = await openOffice()
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, together))
})
afterAll(() => office?.close())
beforeEach(async () => {
  office.house.setNow('2026-12-02T10:00:00+09:00')
  await sql`update procedures.agreements set answer = 'superseded', answered_at = asked_at where answer is null`.execute(
    office.house.db.kysely,
  )
  await sql`update procedures.applications set state = 'withdrawn' where state in ('draft', 'confirmed')`.execute(
    office.house.db.kysely,
  )
  applicant = await office.visit('佐藤花子')
  partner = await office.visit('佐藤健')
})

const plain = (html: string) => html.replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const read = async (browser: Browser, path: string) => plain(await (await browser.get(path)).text())

/** Filled in by 佐藤花子 in the name of 佐藤健 too, and confirmed; the pages of both. */
async function confirmed(why = 'いっしょに届けるため'): Promise<{ application: string; agreement: string }> {
  const page = '/procedures/together-test'
  const application = locationOf(await applicant.submit(page, {}, `${page}/applications`))
  await applicant.submit(`${application}/questions/partner`, { partner: ken, why })
  await applicant.submit(`${application}/check`, {}, `${application}/confirmation`)
  return { application, agreement: `/agreements/${await openId()}` }
}

const openId = async () =>
  (await sql<{ id: string }>`select id from procedures.agreements where answer is null`.execute(office.house.db.kysely))
    .rows[0]?.id ?? 'none'

const stateOf = async (application: string) =>
  (
    await sql<{ state: string; receipt: string | null }>`
      select state, receipt_number as receipt from procedures.applications where id = ${application.split('/')[2]}`.execute(
      office.house.db.kysely,
    )
  ).rows[0]

const answer = (browser: Browser, agreement: string, fields: Record<string, string>) =>
  browser.submit(agreement, fields, `${agreement}/answer`)

describe('同じ世帯の人の同意', () => {
  test('申請した人が確定しても届かず、もう一人が自分でサインインして同意すると、一度だけ届く', async () => {
    const { application, agreement } = await confirmed()
    expect(await stateOf(application)).toEqual({ state: 'confirmed', receipt: null })
    expect(await read(applicant, application)).toContain('佐藤健さんの確認（12月9日(水)まで）')
    expect(await read(partner, '/agreements')).toContain('佐藤花子')
    const page = await read(partner, agreement)
    expect(page).toContain('いっしょに届けるため')
    expect(page).toContain('12月9日(水)までにお答えください')
    const form = formOf(await (await partner.get(agreement)).text(), `${agreement}/answer`)
    await Promise.all([partner.post(`${agreement}/answer`, form), partner.post(`${agreement}/answer`, form)])
    expect((await stateOf(application))?.state).toBe('submitted')
    const { rows } = await sql`
      select from platform.notices where kind = 'procedures.received' and key like ${`%${application.split('/')[2]}%`}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toHaveLength(1)
  })

  test('同意しなければ、理由と一緒に申請した人に戻り、何も届かない', async () => {
    const { application, agreement } = await confirmed()
    expect((await answer(partner, agreement, { answer: 'declined', reason: ' ' })).status).toBe(422)
    await answer(partner, agreement, { answer: 'declined', reason: 'わたしは聞いていません' })
    expect(await stateOf(application)).toEqual({ state: 'draft', receipt: null })
    const check = await read(applicant, `${application}/check`)
    expect(check).toContain('佐藤健さんは、この内容に同意しませんでした')
    expect(check).toContain('わたしは聞いていません')
    const { rows } = await sql<{ data: unknown }>`
      select data from platform.notices where kind = 'procedures.agreement-ended'`.execute(office.house.db.kysely)
    expect(JSON.stringify(rows)).not.toContain('聞いていません')
  })

  test('期限までに答えがなければ戻る。見回りは二度走っても一度と同じである', async () => {
    const { application, agreement } = await confirmed()
    office.house.setNow('2026-12-10T00:00:01+09:00')
    applicant = await office.visit('佐藤花子')
    partner = await office.visit('佐藤健')
    await endOverdueAgreements(office.house)
    await endOverdueAgreements(office.house)
    expect((await stateOf(application))?.state).toBe('draft')
    expect(await read(applicant, `${application}/check`)).toContain('期限までに終わりませんでした')
    expect(await read(partner, agreement)).toContain('期限を過ぎました')
  })

  test('申請した人が内容を直したら、前の同意では届かず、もう一度聞く', async () => {
    const { application, agreement } = await confirmed()
    const old = formOf(await (await partner.get(agreement)).text(), `${agreement}/answer`)
    await applicant.submit(application, {}, `${application}/reopening`)
    await applicant.submit(`${application}/questions/partner`, { partner: ken, why: '別の理由' })
    expect((await partner.post(`${agreement}/answer`, old)).status).toBe(422)
    await applicant.submit(`${application}/check`, {}, `${application}/confirmation`)
    const anew = `/agreements/${await openId()}`
    expect(anew).not.toBe(agreement)
    expect(await read(partner, anew)).toContain('別の理由')
    await answer(partner, anew, { answer: 'given' })
    expect((await stateOf(application))?.state).toBe('submitted')
  })

  test('届いたあとで同意を取り下げると、係の画面にそう出る', async () => {
    const { application, agreement } = await confirmed()
    await answer(partner, agreement, { answer: 'given' })
    await partner.submit(agreement, {}, `${agreement}/withdrawal`)
    expect(await read(partner, agreement)).toContain('同意を取り下げました')
    const desk = browse(office.app, await staffSignInAs(office.house, '中村葵'))
    const page = `/staff/cases/${application.split('/')[2]}`
    await desk.submit(page, {}, `${page}/assignment`)
    expect(await read(desk, page)).toContain('同意が取り下げられています')
  })

  test('子どもや自分は選べない', async () => {
    const page = '/procedures/together-test'
    const application = locationOf(await applicant.submit(page, {}, `${page}/applications`))
    const place = `${application}/questions/partner`
    const members = [...(await (await applicant.get(place)).text()).matchAll(/name="partner"[^>]*value="([^"]+)"/g)]
    for (const [, partnerId = ''] of members.filter(([, one]) => one !== ken)) {
      const sent = await applicant.submit(place, { partner: partnerId, why: 'x' })
      expect([sent.status, plain(await sent.text()).includes('18歳以上のほかの人')]).toEqual([422, true])
    }
    expect(members.length).toBeGreaterThan(2)
  })

  test('聞かれた人のほかには、申請した人にも、見えないし答えられない', async () => {
    const { agreement } = await confirmed()
    const ren = await office.visit('山本蓮')
    for (const browser of [ren, applicant]) {
      expect((await browser.get(agreement)).status).toBe(404)
      const csrf = /name="csrf" value="([^"]+)"/.exec(await (await browser.get('/')).text())?.[1] ?? ''
      const form = { csrf, idempotency_key: 'somebody-else', answer: 'given' }
      expect((await browser.post(`${agreement}/answer`, form)).status).toBe(404)
    }
  })

  test('守られている人には聞かず、そのことは言わない。あとから守られても、もう見えない', async () => {
    const { application, agreement } = await confirmed()
    const asDesk = (statement: ReturnType<typeof sql>) =>
      office.house.db.transact(async (tx) => {
        await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
        await statement.execute(tx)
      })
    await asDesk(sql`insert into people.protections (person_id, origin, opinion, valid_from, valid_to, applied_by, applied_at)
      values (${satoKen.personId}, 'here', 'police', '2026-12-01', '2027-12-01', ${demoStaffId(22)}, now())`)
    expect((await partner.get(agreement)).status).toBe(404)
    expect(await read(partner, '/agreements')).not.toContain('佐藤花子')
    expect(await read(partner, '/')).not.toContain('あなたの名前でも出される')
    await applicant.submit(application, {}, `${application}/reopening`)
    const again = await applicant.submit(`${application}/check`, {}, `${application}/confirmation`)
    expect((await stateOf(application))?.state).toBe('draft')
    expect(locationOf(again)).not.toBe(application)
    await asDesk(sql`update people.protections set ended_on = '2026-12-02', ended_why = 'wish', outcome = 'granted',
      decided_by = ${demoStaffId(16)}, decided_at = now() where ended_on is null and person_id = ${satoKen.personId}`)
  })

  test('同意のないものは、プログラムが間違えても届かない', async () => {
    const { application } = await confirmed()
    const file = office.house.db.transact((tx) =>
      sql`update procedures.applications set submitted_at = now(), receipt_number = 'N8-0000-0000-0',
        submitted_revision_id = revision_id where id = ${application.split('/')[2]}`.execute(tx),
    )
    await expect(file).rejects.toMatchObject({ code: '23514' })
  })
})
