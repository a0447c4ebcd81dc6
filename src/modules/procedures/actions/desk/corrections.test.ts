import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { type ApplicationId, findApplication } from '../../store/applications.ts'
import { keptAnswers } from '../../store/answers.ts'
import { openCorrections } from '../../store/corrections.ts'
import { correctionsOf } from '../../store/desk/cases.ts'
import { filedRequest } from '../../testing/filed-request.ts'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { type Browser, type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { answerCorrection } from '../answer-correction.ts'
import { publishDefinition } from '../publish.ts'
import { dropCorrection, requestCorrection } from './ask-correction.ts'
import { endOverdueCorrections } from './overdue-corrections.ts'

let office: Office
let clerk: Staff
let desk: Browser
const now = '2026-12-02T10:00:00+09:00'
const [pochi, kuro] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const textOf = async (response: Response) =>
  (await response.text()).replaceAll(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const act = <Result>(work: (tx: Tx) => Promise<Result>) => office.house.db.transact(work)

/** The rows and the last page of the sample, open to 補正. */
const dogs = parseDefinition({
  ...groupProcedure,
  procedure: 'dogs-test',
  pages: groupProcedure.pages.map((page) => ({
    ...page,
    fields: page.fields.map((field) =>
      field.type === 'group'
        ? { ...field, fields: field.fields.map((one) => ({ ...one, correctable: true })) }
        : { ...field, correctable: page.key === 'rest' },
    ),
  })),
})

beforeAll(async () => {
  office = await openOffice()
  clerk = await staffActor(office.house, '高橋真')
  desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
  await act((tx) => publishDefinition(tx, office.house, dogs))
})
afterAll(() => office?.close())

async function filed() {
  office.house.setNow(now)
  return filedRequest(office.house, '佐藤花子', 'dogs-test', clerk, {
    kind: 'with',
    dogs: [
      { id: pochi, answers: { 'dog-name': 'ポチ', 'has-chip': 'no', keeper: '' } },
      { id: kuro, answers: { 'dog-name': 'クロ', 'has-chip': 'no', keeper: '' } },
    ],
    since: '2026-12-01',
    note: '前の文',
  })
}
const ask = (id: ApplicationId, fields: string[], answerBy = '2026-12-15', reasons = {}) =>
  act((tx) =>
    requestCorrection(tx, office.house, clerk, id, {
      fields,
      reasons,
      reason: 'お答えを確かめたいです',
      answerBy: Temporal.PlainDate.from(answerBy),
    }),
  )
const caseOf = async (id: ApplicationId) => {
  const found = await act((tx) => findApplication(tx, id))
  return `${found?.state} ${found?.dueOn}`
}

describe('行ごとの補正', () => {
  it('申請者には、頼まれた行の項目と理由だけが前の答えとともに見え、答えると職員に前と後が見える', async () => {
    const { id } = await filed()
    const key = `dogs.${kuro}.dog-name`
    await ask(id, [key], '2026-12-15', { [key]: '読み方が分かりません' })
    const hanako = await office.visit('佐藤花子')
    const page = await textOf(await hanako.get(`/applications/${id}/correction`))
    for (const words of ['いぬ2', 'クロ', '読み方が分かりません']) expect(page).toContain(words)
    expect(page).not.toContain('ポチ')
    expect(page).not.toContain('前の文')
    office.house.setNow('2026-12-04T10:00:00+09:00')
    const answered = await hanako.submit(`/applications/${id}/correction`, { [key]: 'くろ', note: '書き換え' })
    expect(answered.status).toBe(303)
    const kept = await act((tx) => keptAnswers(tx, id))
    expect(kept).toMatchObject({
      note: '前の文',
      dogs: { rows: [{ id: pochi }, { id: kuro, answers: { 'dog-name': 'くろ' } }] },
    })
    const seen = await textOf(await desk.get(`/staff/cases/${id}`))
    expect(seen).toMatch(/いぬ2　なまえ.*クロ.*くろ/s)
    const timeline = await textOf(await hanako.get(`/applications/${id}`))
    expect(timeline).toMatch(/質問.*へのお返事.*クロ.*くろ/s)
    expect(timeline).toContain('待った2日')
  })

  it('ほかの申請の行や、直せない項目は頼めない', async () => {
    const { id } = await filed()
    for (const key of [`dogs.${crypto.randomUUID()}.dog-name`, 'kind', 'dogs'])
      await expect(ask(id, [key])).rejects.toMatchObject({ code: 'correction_fields' })
  })
})

describe('いくつもの補正', () => {
  it('待っている間に別の項目も頼めて、全部に答えると審査に戻り、重なった日は一度だけ数える', async () => {
    const { id, resident } = await filed()
    const { dueOn } = (await act((tx) => findApplication(tx, id))) ?? {}
    await ask(id, ['note'])
    office.house.setNow('2026-12-03T10:00:00+09:00')
    await expect(ask(id, ['note'])).rejects.toMatchObject({ code: 'correction_fields' })
    await ask(id, ['since'], '2026-12-10')
    const [first, second] = await act((tx) => openCorrections(tx, id))
    expect([first?.fields, second?.fields]).toEqual([['since'], ['note']])
    office.house.setNow('2026-12-07T10:00:00+09:00')
    const answer = (sent: Record<string, string[]>) =>
      act((tx) => answerCorrection(tx, office.house, resident, { id, sent }))
    expect(await answer({ since: ['2026-11-30'] })).toEqual({ ok: true })
    expect(await caseOf(id)).toMatch('awaiting_correction')
    office.house.setNow('2026-12-08T10:00:00+09:00')
    expect(await answer({ note: ['後の文'] })).toEqual({ ok: true })
    // 12月3日、4日、7日、8日。二つを待った4日と7日も一度だけ。
    expect(dueOn?.toString()).toBe('2026-12-17')
    expect(await caseOf(id)).toBe('in_review 2026-12-23')
  })

  it('一つの期限が過ぎても、ほかを待っている間は審査に戻らず、返事のなかったものがそうと見える', async () => {
    const { id } = await filed()
    await ask(id, ['note'], '2026-12-15')
    await ask(id, ['since'], '2026-12-04')
    office.house.setNow('2026-12-05T00:00:01+09:00')
    await endOverdueCorrections(office.house)
    expect(await caseOf(id)).toMatch('awaiting_correction')
    const seen = await textOf(await desk.get(`/staff/cases/${id}`))
    expect(seen).toContain('返事なし')
    expect(seen).toContain('返事待ち')
  })

  it('要らなくなった依頼は取りやめられ、最後の一つなら審査に戻る', async () => {
    const { id, resident } = await filed()
    await ask(id, ['note'])
    const [open] = await act((tx) => openCorrections(tx, id))
    if (!open) throw new Error('nothing is asked')
    await act((tx) => dropCorrection(tx, office.house, clerk, id, open.id))
    expect(await caseOf(id)).toMatch('in_review')
    const late = act((tx) => answerCorrection(tx, office.house, resident, { id, sent: { note: ['後'] } }))
    expect(await late).toEqual({ ok: false, reason: 'not_asked' })
    expect((await act((tx) => correctionsOf(tx, id)))[0]?.after).toBeNull()
  })

  it('職員は、案件のページから別の項目を頼める', async () => {
    const { id } = await filed()
    await ask(id, ['note'])
    const typed = {
      question: 'いつからか確かめたいです',
      fields: 'since',
      answerBy: '令和8年12月15日',
      'why-since': '日付が違うようです',
    }
    const sent = await desk.submit(`/staff/cases/${id}`, typed, `/staff/cases/${id}/corrections`)
    expect(sent.status).toBe(303)
    const asked = await act((tx) => openCorrections(tx, id))
    expect(asked.map(({ reasons }) => reasons)).toEqual([{}, { since: '日付が違うようです' }])
  })
})
