import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { correctionsOf } from '../store/desk/cases.ts'
import { filedRequest } from '../testing/filed-request.ts'
import { type Browser, type Office, openOffice } from '../testing/office.ts'
import { sampleNotification } from '../testing/sample-procedures.ts'
import { staffActor } from '../testing/staff-actor.ts'
import { changeText, makeText } from './actions.ts'
import { inquiriesOf } from '../inquiries/store.ts'
import { caseEventsOf } from '../store/case-events.ts'
import { type Blank, blanks, filledIn, type LetterTextKind, unknownBlanks } from './domain.ts'
import { versionsOf } from './store.ts'

let office: Office
let clerk: Staff
let checker: Staff
let desk: Browser
const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => office.house.db.transact(work)
const procedure = 'letter-text-test'

beforeAll(async () => {
  office = await openOffice()
  clerk = await staffActor(office.house, '高橋真')
  checker = await staffActor(office.house, '田中美咲')
  desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
  const definition = parseDefinition({ ...sampleNotification, procedure, office: 'certificates' })
  await act((tx) => publishDefinition(tx, office.house, definition))
})
afterAll(() => office?.close())

const make = (body: string, staff = checker, kind: LetterTextKind = 'correction') =>
  act((tx) =>
    makeText(tx, office.house, staff, {
      officeId: clerk.posts[0]?.officeId ?? never(),
      kind,
      name: '写真の撮り直し',
      body,
    }),
  )
const never = (): never => {
  throw new Error('nothing there')
}
async function made(body: string) {
  const text = await make(body)
  return text.ok ? text.id : never()
}

describe('定型文', () => {
  test('選ぶと、書きかけの文の後に案件の内容を入れた文が続き、送ったものはあとで直しても変わらない', async () => {
    const text = await made('受付番号{受付番号}の写真を、{申請者}さんが撮り直してください。')
    const { id } = await filedRequest(office.house, '佐藤花子', procedure, clerk)
    const page = `/staff/cases/${id}`
    const begun = { outcome: 'ask', question: 'お世話になります。' }
    const filled = await desk.submit(page, { ...begun, step: 'words', words: text }, `${page}/arrival`)
    const [, question = ''] = /<textarea[^>]*name="question"[^>]*>([^<]*)/.exec(await filled.text()) ?? []
    expect(question.trim()).toMatch(
      /^お世話になります。\s+受付番号N[^{}]*の写真を、佐藤花子さんが撮り直してください。$/,
    )
    const sent = { outcome: 'ask', question, fields: 'why', answerBy: '令和8年12月15日' }
    expect((await desk.submit(page, sent, `${page}/arrival`)).status).toBe(303)
    await act((tx) => changeText(tx, office.house, checker, text, { number: 1, body: '別の文' }))
    const [asked] = await act((tx) => correctionsOf(tx, id))
    expect(asked?.reason).toContain('佐藤花子さんが撮り直してください。')
  })

  test('質問への返事にも入れて直せ、どの文の第何版から始めたかが案件の経過に残る', async () => {
    const text = await make('受付番号{受付番号}について、{係}からお答えします。', checker, 'answer')
    const letterText = text.ok ? text.id : never()
    await act((tx) =>
      changeText(tx, office.house, checker, letterText, { number: 1, body: '{申請者}さんへ、{係}から。' }),
    )
    const { id } = await filedRequest(office.house, '佐藤花子', procedure, clerk)
    const hanako = await office.visit('佐藤花子')
    const question = 'いつ終わりますか。'
    await hanako.submit(`/applications/${id}/inquiries`, { question })
    const page = `/staff/cases/${id}`
    const send = (fields: Record<string, string>) => desk.submit(page, fields, `${page}/inquiries`)
    const filled = await (await send({ answer: 'お待たせしました。', step: 'words', words: letterText })).text()
    const [, answer = ''] = /<textarea[^>]*name="answer"[^>]*>([^<]*)/.exec(filled) ?? []
    expect(answer.trim()).toMatch(/^お待たせしました。\s+佐藤花子さんへ、.*から。$/)
    const used = formOf(filled, `${page}/inquiries`).get('words-used') ?? ''
    expect(used).toBe(`${letterText}:2`)
    const sent = await send({ answer: `${answer.trim()}金曜日です。`, 'words-used': used })
    expect(sent.status).toBe(303)
    const thread = await act((tx) => inquiriesOf(tx, id))
    expect(thread.at(-1)?.body).toMatch(/佐藤花子さんへ[\s\S]*金曜日です。$/)
    const uses = (await act((tx) => caseEventsOf(tx, id))).filter(({ kind }) => kind === 'letter_text_used')
    expect(uses.map(({ data }) => data)).toEqual([{ text: letterText, number: 2, for: 'answer' }])
    expect(await (await hanako.get(`/applications/${id}/inquiries`)).text()).toContain('金曜日です。')
  })

  test('ない空欄のある文は保存しない', async () => {
    expect(await make('{氏名}さん、{受付番号}、{氏名}')).toEqual({
      ok: false,
      reason: 'unknown_blanks',
      blanks: ['{氏名}'],
    })
  })

  test('直すと新しい版になり、前の版は残り、二人が同時に直すと後の人に分かる', async () => {
    const id = await made('はじめの文')
    const both = await Promise.all(
      ['二つ目', '三つ目'].map((body) => act((tx) => changeText(tx, office.house, checker, id, { number: 1, body }))),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'changed' })
    const versions = await act((tx) => versionsOf(tx, id))
    expect(versions.map(({ number }) => number)).toEqual([2, 1])
    const rewritten = sql`update procedures.letter_text_versions set body = 'x' where text_id = ${id}`
    await expect(act((tx) => rewritten.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })

  test('作り、直せるのは、係の確認者と課長だけで、よその課の文は直せない', async () => {
    await expect(make('文', clerk)).rejects.toMatchObject({ status: 403 })
    const id = await made('文')
    const foreign = await staffActor(office.house, '大野健一')
    const changed = act((tx) => changeText(tx, office.house, foreign, id, { number: 1, body: 'x' }))
    await expect(changed).rejects.toMatchObject({ status: 404 })
    expect((await desk.get('/staff/letter-texts')).status).toBe(403)
    const own = browse(office.app, await staffSignInAs(office.house, '田中美咲'))
    expect(await (await own.get('/staff/letter-texts')).text()).toContain('写真の撮り直し')
    expect(await (await own.get(`/staff/letter-texts/${id}`)).text()).toContain('これまでの版')
  })
})

test('空欄に入れた内容は、どんな内容でも、もう一度読まれない', () => {
  const anyValues = fc.record(
    Object.fromEntries(blanks.map((blank) => [blank, fc.string()])) as Record<Blank, fc.Arbitrary<string>>,
  )
  fc.assert(
    fc.property(anyValues, (values) => {
      const body = blanks.map((blank) => `{${blank}}`).join('|')
      expect(unknownBlanks(body)).toEqual([])
      expect(filledIn(body, values)).toBe(blanks.map((blank) => values[blank]).join('|'))
    }),
    { numRuns: 100 },
  )
})
