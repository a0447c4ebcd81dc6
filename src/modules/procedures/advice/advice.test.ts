import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { guardCheckDigit } from '#platform/ids/guarded-numbers.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { withdrawApplication } from '../actions/withdraw.ts'
import { publishDefinition } from '../actions/publish.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { writeNote } from '../notes/write-note.ts'
import { notesOf } from '../notes/store.ts'
import type { ApplicationId } from '../store/applications.ts'
import { moveBound } from '../store/bound-to-offices.ts'
import { filedRequest } from '../testing/filed-request.ts'
import { groupProcedure } from '../testing/group-procedure.ts'
import { type Browser, type Office, openOffice } from '../testing/office.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { keepAdviceDays } from './actions/advice-days.ts'
import { giveAdvice, readAdvice } from './actions/answer.ts'
import { askAdvice, sharesOf } from './actions/ask.ts'
import { shareables } from './domain.ts'
import { findAdvice, openAdvice } from './store.ts'
import { advicePolicy } from './policy.ts'
import { findCase } from '../store/desk/cases.ts'

let office: Office
let clerk: Staff
let kato: Staff
let asked: Browser
let desk: Browser
const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => office.house.db.transact(work)
const now = '2026-12-02T10:00:00+09:00'
const text = async (response: Response) =>
  (await response.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')

beforeAll(async () => {
  office = await openOffice()
  clerk = await staffActor(office.house, '高橋真')
  kato = await staffActor(office.house, '加藤誠')
  desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
  asked = browse(office.app, await staffSignInAs(office.house, '加藤誠'))
  await act((tx) =>
    publishDefinition(tx, office.house, parseDefinition({ ...groupProcedure, procedure: 'advice-test' })),
  )
})
afterAll(() => office?.close())

async function filed() {
  office.house.setNow(now)
  return filedRequest(office.house, '佐藤花子', 'advice-test', clerk, {
    kind: 'without',
    since: '2026-12-01',
    note: '庭で飼いたい',
  })
}
const officeOfKato = () => kato.posts[0]?.officeId ?? never()
const never = (): never => {
  throw new Error('nothing there')
}
const ask = (id: ApplicationId, shares: string[] = ['note'], dueOn = '2026-12-09') =>
  act((tx) =>
    askAdvice(tx, office.house, clerk, id, {
      officeId: officeOfKato(),
      question: '庭の広さの目安はありますか',
      shares,
      dueOn: Temporal.PlainDate.from(dueOn),
    }),
  )
const endOf = async (id: Parameters<typeof findAdvice>[1]) => (await act((tx) => findAdvice(tx, id)))?.endedFor
const events = async (id: ApplicationId, kind: string) => {
  const { rows } = await sql`
    select from procedures.case_events where application_id = ${id} and kind = ${kind}`.execute(office.house.db.kysely)
  return rows.length
}

describe('ほかの課への意見照会', () => {
  test('聞かれた課には、聞かれたことと示されたものだけが見え、返事は案件に戻り、そのあとは見えない', async () => {
    const { id } = await filed()
    const sent = await desk.submit(
      `/staff/cases/${id}`,
      {
        askedOffice: officeOfKato(),
        adviceQuestion: '庭の広さの目安は',
        shares: ['note'],
        adviceDueOn: '令和8年12月9日',
      },
      `/staff/cases/${id}/advice`,
    )
    expect(sent.status).toBe(303)
    expect((await asked.get(`/staff/cases/${id}`)).status).toBe(404)
    const list = await (await asked.get('/staff/advice')).text()
    const [path = ''] = /\/staff\/advice\/[0-9a-f-]{36}/.exec(list) ?? []
    const page = await text(await asked.get(path))
    for (const shown of ['庭の広さの目安は', '庭で飼いたい']) expect(page).toContain(shown)
    for (const hidden of ['佐藤花子', 'いつから']) expect(page).not.toContain(hidden)
    expect((await asked.submit(path, { answer: '20平方メートルが目安です' })).status).toBe(303)
    expect(await text(await desk.get(`/staff/cases/${id}`))).toMatch(/返事あり.*20平方メートル/s)
    expect(await text(await asked.get(path))).not.toContain('庭で飼いたい')
    const hanako = await office.visit('佐藤花子')
    expect(await text(await hanako.get(`/applications/${id}`))).not.toContain('20平方メートル')
  })

  test('聞かれていない課の職員と委託の人には、照会は存在しない。ルールとデータベースの答えも同じである', async () => {
    const { id } = await filed()
    const adviceId = await ask(id)
    const ishii = await staffActor(office.house, '石井恵子')
    const contractor: Staff = {
      ...kato,
      contract: { employer: '窓口サービス見本株式会社', procedures: ['advice-test'], searchesRegister: false },
    }
    for (const stranger of [ishii, contractor, clerk]) {
      await expect(act((tx) => readAdvice(tx, stranger, adviceId))).rejects.toMatchObject({ status: 404 })
      const seen = await act((tx) => openAdvice(tx, advicePolicy.scope(stranger), 100))
      expect(seen.map((one) => one.id)).not.toContain(adviceId)
    }
    const own = await act((tx) => openAdvice(tx, advicePolicy.scope(kato), 100))
    expect(own.map((one) => one.id)).toContain(adviceId)
  })

  test('開いたことは申請者の記録に残る', async () => {
    const { id, resident } = await filed()
    const adviceId = await ask(id)
    await act((tx) => readAdvice(tx, kato, adviceId))
    const { rows } = await sql<{ person: string }>`
      select person_id as person from platform.audit where action = 'procedures.advice.read' and subject_id = ${id}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toEqual([{ person: resident.personId }])
  })

  test('居所を知らせてはならない人は、氏名と、居所の分かる項目を示せない', async () => {
    const { id } = await filed()
    const row = (await act((tx) => findCase(tx, id))) ?? never()
    expect((await act((tx) => sharesOf(tx, row))).map(({ key }) => key)).toContain('applicant')
    const kept = { since: '2026-12-01', note: '春日町です' }
    const keys = shareables(groupProcedure, kept, { isMarked: true }).map(({ key }) => key)
    expect(keys).toEqual(['since'])
    await expect(ask(id, ['dogs'])).rejects.toMatchObject({ code: 'advice_shares' })
  })

  test('期限を過ぎると一度だけ知らせ、二週間で終わり、案件が終われば照会も終わる', async () => {
    const { id, resident } = await filed()
    const adviceId = await ask(id)
    office.house.setNow('2026-12-10T09:00:00+09:00')
    await keepAdviceDays(office.house)
    await keepAdviceDays(office.house)
    expect(await events(id, 'advice_late')).toBe(1)
    office.house.setNow('2026-12-24T09:00:00+09:00')
    await keepAdviceDays(office.house)
    expect([await endOf(adviceId), await events(id, 'advice_expired')]).toEqual(['expired', 1])
    expect(await act((tx) => giveAdvice(tx, office.house, kato, adviceId, '遅れました'))).toEqual({
      ok: false,
      reason: 'ended',
    })
    office.house.setNow(now)
    const other = await ask(id)
    await act((tx) => withdrawApplication(tx, office.house, resident, id))
    await keepAdviceDays(office.house)
    expect(await endOf(other)).toBe('withdrawn')
  })

  test('課がなくなると、待っている照会は引き継ぐ課に移る', async () => {
    const { id } = await filed()
    const adviceId = await ask(id)
    const from = officeOfKato()
    const to = clerk.posts[0]?.officeId ?? never()
    await office.house.db
      .transact(async (tx) => {
        await sql`update people.offices set valid_to = '2027-04-01' where id = ${from}`.execute(tx)
        await sql`insert into people.office_successions (office_id, successor_id, procedure)
          values (${from}, ${to}, null)`.execute(tx)
        await moveBound(tx, Temporal.PlainDate.from('2027-04-01'), [])
        expect((await findAdvice(tx, adviceId))?.officeId).toBe(to)
        throw new Error('undone')
      })
      .catch((error: unknown) => expect(error).toMatchObject({ message: 'undone' }))
  })
})

describe('内部メモ', () => {
  const digits = '12345678901'
  const number = digits + String(guardCheckDigit(digits))

  test('職員には見え、申請者には見えず、個人番号は伏せて保存される', async () => {
    const { id } = await filed()
    const body = `電話で確認。番号は${number}、${[...number].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')}と聞いた`
    const sent = await desk.submit(`/staff/cases/${id}`, { body }, `/staff/cases/${id}/notes`)
    expect(sent.status).toBe(303)
    const [note] = await act((tx) => notesOf(tx, id))
    expect(note?.body).toBe('電話で確認。番号は●●●●●●●●●●●●、●●●●●●●●●●●●と聞いた')
    expect(await text(await desk.get(`/staff/cases/${id}`))).toMatch(/開示請求の対象/)
    const hanako = await office.visit('佐藤花子')
    for (const page of ['', '/record']) {
      expect(await text(await hanako.get(`/applications/${id}${page}`))).not.toContain('電話で確認')
    }
  })

  test('書き換えも消去もできず、訂正は別のメモになって、もとのものと並ぶ', async () => {
    const { id } = await filed()
    const first = await act((tx) => writeNote(tx, office.house, clerk, id, { body: '面積は10' }))
    await act((tx) => writeNote(tx, office.house, clerk, id, { body: '面積は20', corrects: first }))
    const again = act((tx) => writeNote(tx, office.house, clerk, id, { body: '面積は30', corrects: first }))
    await expect(again).rejects.toMatchObject({ code: 'corrected_already' })
    const rewritten = sql`update procedures.case_notes set body = 'x' where id = ${first}`
    await expect(act((tx) => rewritten.execute(tx))).rejects.toMatchObject({ code: '42501' })
    expect(await text(await desk.get(`/staff/cases/${id}`))).toMatch(/訂正済み.*面積は10.*訂正.*面積は20/s)
  })

  test('よその課の職員には書けない', async () => {
    const { id } = await filed()
    const foreign = act((tx) => writeNote(tx, office.house, kato, id, { body: 'x' }))
    await expect(foreign).rejects.toMatchObject({ status: 404 })
  })
})
