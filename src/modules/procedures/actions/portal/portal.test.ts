import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { type Application, findApplication } from '../../store/applications.ts'
import type { PortalItem } from '../../store/portal/items.ts'
import { statusesOf } from '../../store/portal/statuses.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { fileAtPortal } from '../../testing/portal-claim.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { requestCorrection } from '../desk/ask-correction.ts'
import { takeCase } from '../desk/handle-case.ts'
import { linkPortalPerson } from './link-person.ts'

let office: Office
let house: TestHouse
let nakamura: Staff
let minutes = 0
const ken = demoPersonId(2)

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  nakamura = await staffActor(house, '中村葵')
})
afterAll(() => office?.close())

async function fault(name: 'down' | 'loses-answers' | 'garbles' | 'none'): Promise<void> {
  const body = new URLSearchParams({ fault: name })
  await fetch(`${office.world.url}/mynaportal/faults`, { method: 'POST', body, redirect: 'manual' })
}

/** The next moment at which everything of the portal is due again. */
async function later(): Promise<void> {
  minutes += 61
  house.setNow(Temporal.Instant.from('2026-12-02T10:00:00+09:00').add({ minutes }).toString())
  await office.settle()
}

async function items(): Promise<PortalItem[]> {
  const { rows } = await sql<PortalItem>`
    select id, portal_number as "portalNumber", state, problem, tries, application_id as "applicationId"
      from procedures.portal_items order by filed_at desc, portal_number desc`.execute(house.db.kysely)
  return rows
}
const newest = async () => {
  const [item] = await items()
  if (!item) throw new Error('nothing came')
  return item
}
async function caseOf({ applicationId }: Pick<PortalItem, 'applicationId'>): Promise<Application> {
  const found = applicationId && (await house.db.read((tx) => findApplication(tx, applicationId)))
  if (!found) throw new Error('no case')
  return found
}
const shownAtPortal = async (person: string): Promise<string> =>
  (await fetch(`${office.world.url}/mynaportal?person=${encodeURIComponent(person)}`)).text()
const statusWords = async (person: string) =>
  [...(await shownAtPortal(person)).matchAll(/到達確認|処理中|要補正|取下げ/g)].map(([word]) => word)

describe('マイナポータルから届いた申請', () => {
  it('本人が一人に決まり、項目がそろっていれば、送信の日の受付になり、到達確認と処理中が返る', async () => {
    await fileAtPortal(office, '佐藤花子')
    await later()
    const item = await newest()
    expect(item.state).toBe('imported')
    const found = await caseOf(item)
    expect(found).toMatchObject({
      channel: 'mynaportal',
      state: 'submitted',
      applicantPersonId: demoPersonId(1),
      accountId: null,
    })
    expect(await statusWords('佐藤花子')).toEqual(['到達確認'])
    await house.db.transact((tx) => takeCase(tx, house, nakamura, found.id))
    await office.settle()
    expect(await statusWords('佐藤花子')).toEqual(['到達確認', '処理中'])
  })

  it('何度取り込んでも、同じ受付番号の申請は一つである', async () => {
    const before = await items()
    await later()
    await later()
    expect(await items()).toHaveLength(before.length)
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from procedures.applications where channel = 'mynaportal'`.execute(house.db.kysely)
    expect(rows[0]?.count).toBe(before.filter(({ applicationId }) => applicationId).length)
  })

  it('読み取れない項目は届いたまま職員に見え、職員が続きを打つと、送信の日の受付になる', async () => {
    await fileAtPortal(office, '佐藤花子', { 結果の受け取り: 'マイナポータルのお知らせ', 電話番号: '不明' })
    await later()
    const item = await newest()
    expect(item).toMatchObject({ state: 'incomplete', problem: 'incomplete' })
    const draft = await caseOf(item)
    expect(draft.state).toBe('draft')
    const desk = browse(office.app, await staffSignInAs(house, '中村葵'))
    const html = await (await desk.get(`/staff/receptions/${draft.id}`)).text()
    expect(html).toContain('マイナポータルのお知らせ')
    expect(html).toContain('不明')
    expect(html).toContain('佐藤光')
    const filed = await desk.submit(`/staff/receptions/${draft.id}`, {
      'received-by': nakamura.staffId,
      identity: 'certificate',
      'brought-by': 'self',
      paying: 'free',
      phone: '03-5984-1234',
      letter: 'post',
    })
    expect(filed.status).toBe(303)
    expect(await newest()).toMatchObject({ state: 'imported', problem: null })
    expect((await caseOf(item)).state).toBe('submitted')
  })

  it('4情報が一人に決まらなければ、到達だけを返し、職員が人を結び付けるまで待つ', async () => {
    await fileAtPortal(office, '渡辺久美')
    await later()
    const item = await newest()
    expect(item).toMatchObject({ state: 'person_unknown', problem: 'several', applicationId: null })
    expect(await statusWords('渡辺久美')).toEqual(['到達確認'])
    const link = (staff: Staff) => house.db.transact((tx) => linkPortalPerson(tx, house, staff, item.id, ken))
    const kato = await staffActor(house, '加藤誠')
    await expect(link(kato)).rejects.toMatchObject({ status: 404 })
    await link(nakamura)
    expect(await caseOf(await newest())).toMatchObject({ applicantPersonId: ken, state: 'submitted' })
    await expect(link(nakamura)).rejects.toMatchObject({ code: 'wrong_state' })
  })

  it('壊れたデータは、わけを付けて脇に置き、ほかの申請を止めず、直れば取り込む', async () => {
    await fault('garbles')
    await fileAtPortal(office, '佐藤花子')
    await later()
    expect(await newest()).toMatchObject({ state: 'quarantined', problem: 'unreadable', tries: 1, applicationId: null })
    await fault('none')
    await fileAtPortal(office, '佐藤健')
    await later()
    expect((await items()).slice(0, 2).map(({ state }) => state)).toEqual(['imported', 'imported'])
  })

  it('開けない添付があるときは、受付を急がず職員に見せ、添付のわけも残す', async () => {
    await fileAtPortal(office, '佐藤花子', { file: new File(['MZ…'], 'virus.exe') })
    await later()
    const item = await newest()
    expect(item).toMatchObject({ state: 'incomplete', problem: 'bad_attachment' })
    const desk = browse(office.app, await staffSignInAs(house, '中村葵'))
    expect(await (await desk.get(`/staff/portal/${item.id}`)).text()).toContain('写真でもPDFでもありません')
  })
})

describe('返す処理状況', () => {
  it('マイナポータルが止まっていても仕事は続き、直れば起きた順に届く', async () => {
    await fileAtPortal(office, '佐藤健')
    await later()
    const item = await newest()
    const { id } = await caseOf(item)
    await fault('down')
    await house.db.transact((tx) => takeCase(tx, house, nakamura, id))
    const ask = {
      fields: ['paper'],
      reason: '戸籍の写しを見せてください。',
      answerBy: house.clock.today().add({ days: 7 }),
    }
    await house.db.transact((tx) => requestCorrection(tx, house, nakamura, id, ask))
    await later()
    const desk = browse(office.app, await staffSignInAs(house, '中村葵'))
    const page = await (await desk.get('/staff/portal')).text()
    expect(page).toContain('いまマイナポータルが答えません')
    expect(page).toContain('自動でもう一度送ります')
    await fault('none')
    await later()
    const told = await house.db.read((tx) => statusesOf(tx, item.id))
    expect(told.map(({ status }) => status)).toEqual(['arrived', 'processing', 'correction'])
    expect(told.every(({ sentAt }) => sentAt !== null)).toBe(true)
    expect(statusesShown(await shownAtPortal('佐藤健'), item.portalNumber)).toEqual(['到達確認', '処理中', '要補正'])
  })

  it('返事だけが失われたとき、同じ処理状況を二度は伝えない', async () => {
    await fileAtPortal(office, '佐藤健')
    await later()
    const item = await newest()
    await fault('loses-answers')
    await house.db.transact(async (tx) => takeCase(tx, house, nakamura, (await caseOf(item)).id))
    await later()
    await fault('none')
    await later()
    expect(statusesShown(await shownAtPortal('佐藤健'), item.portalNumber)).toEqual(['到達確認', '処理中'])
    const told = await house.db.read((tx) => statusesOf(tx, item.id))
    expect(told.every(({ sentAt }) => sentAt !== null)).toBe(true)
  })

  it('前の処理状況が届いていないうちは、後のものを届いたことにできない', async () => {
    await fileAtPortal(office, '佐藤健')
    await later()
    const item = await newest()
    const skip = house.db.transact(async (tx) => {
      await sql`
        insert into procedures.portal_statuses (item_id, place, status, noted_at)
        select ${item.id}, n, 'processing', now() from generate_series(8, 9) n`.execute(tx)
      await sql`update procedures.portal_statuses set sent_at = now() where item_id = ${item.id} and place = 9`.execute(
        tx,
      )
    })
    await expect(skip).rejects.toMatchObject({ code: '23514' })
  })
})

/** The course that the person sees for one of their applications. */
function statusesShown(html: string, portalNumber: string): string[] {
  const row = html.slice(html.indexOf(portalNumber)).split('</tr>')[0] ?? ''
  return [...row.matchAll(/到達確認|処理中|要補正|完了|却下|取下げ/g)].map(([word]) => word)
}
