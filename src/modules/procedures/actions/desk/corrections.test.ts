import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckout, paymentOf, requestPayment } from '#modules/payments/index.ts'
import { issueToken, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import type { CorrectionDraft } from '../../domain/correction/draft.ts'
import { drivePayment } from '#src/simulators/testing.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { type ApplicationId, findApplication, writeFeeTotal } from '../../store/applications.ts'
import { keptAnswers } from '../../store/answers.ts'
import { openCorrections } from '../../store/corrections.ts'
import { correctionsOf } from '../../store/desk/cases.ts'
import { filedRequest } from '../../testing/filed-request.ts'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { type Browser, type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { answerCorrection } from '../answer-correction.ts'
import { acceptCase } from '../acts/arrival.ts'
import { ownCase } from '../load-case.ts'
import { linesOf } from '../payment.ts'
import { withdrawApplication } from '../withdraw.ts'
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
        ? { ...field, correctable: true, fields: field.fields.map((one) => ({ ...one, correctable: true })) }
        : { ...field, correctable: page.key === 'rest' },
    ),
  })),
})

const words = (ja: string) => ({ ja, easy: ja, en: ja })

/** A count of the rows, a question that only rows with a chip ask, and a rule about all of them. */
const dogsWithRules = parseDefinition({
  ...dogs,
  procedure: 'dogs-rules-test',
  eligibility: [
    { when: { compare: '>', left: { value: 'dog-count' }, right: { number: 2 } }, says: words('みっつはだめです') },
  ],
  pages: dogs.pages.map((page) =>
    page.key === 'rest'
      ? {
          ...page,
          fields: [
            {
              id: 'dog-count',
              type: 'computed',
              label: words('かず'),
              format: 'number',
              value: { count: 'dogs' },
            },
            {
              id: 'special',
              type: 'text',
              maxLength: 30,
              label: words('とくべつ'),
              showIf: { some: 'dogs', where: { field: 'has-chip', is: 'yes' } },
            },
            ...page.fields,
          ],
        }
      : page,
  ),
})

const dogsWithFee = parseDefinition({
  ...dogs,
  procedure: 'dogs-fee-test',
  fees: [{ fee: 'record-copy', account: 'fee', label: dogs.name, count: { field: 'dogs' } }],
})

beforeAll(async () => {
  office = await openOffice()
  clerk = await staffActor(office.house, '高橋真')
  desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
  for (const one of [dogs, dogsWithFee, dogsWithRules]) await act((tx) => publishDefinition(tx, office.house, one))
})
afterAll(() => office?.close())

async function filed(procedure = 'dogs-test') {
  office.house.setNow(now)
  return filedRequest(office.house, '佐藤花子', procedure, clerk, {
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
const rowsKept = async (id: ApplicationId) => {
  const { dogs: group } = (await act((tx) => keptAnswers(tx, id))) as { dogs: { rows: { id: string }[] } }
  return group.rows.map((row) => row.id)
}
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
    for (const key of [`dogs.${crypto.randomUUID()}.dog-name`, 'kind', 'dogs', 'kind.add'])
      await expect(ask(id, [key])).rejects.toMatchObject({ code: 'correction_fields' })
  })
})

describe('行の追加と取消し', () => {
  const momo = '33333333-3333-4333-8333-333333333333'
  const rowsOf = async (id: ApplicationId) => {
    const { dogs } = (await act((tx) => keptAnswers(tx, id))) as { dogs: { rows: { id: string; answers: object }[] } }
    return dogs.rows.map((row) => `${row.id.slice(0, 1)} ${Object.values(row.answers).join('/')}`)
  }
  const added = { 'dog-name': 'モモ', 'has-chip': 'no', keeper: '' }

  it('申請者は行を加え、取り消し、変わるところを見てから送り、ほかの行はそのまま残り、両方に差が見える', async () => {
    const { id } = await filed()
    await ask(id, ['dogs.add', 'dogs.remove'], '2026-12-15', { 'dogs.add': '三匹と聞きました' })
    const [open] = await act((tx) => openCorrections(tx, id))
    const hanako = await office.visit('佐藤花子')
    const page = `/applications/${id}/correction`
    const first = await textOf(await hanako.get(page))
    for (const words of ['三匹と聞きました', 'ポチ', 'クロ', 'いぬを追加']) expect(first).toContain(words)
    const row = await hanako.submit(page, { step: 'add:dogs' })
    const rowPage = row.headers.get('location') ?? ''
    expect(rowPage).toContain(`${page}/${open?.id}/groups/dogs/rows/`)
    const empty = await hanako.submit(rowPage, {})
    expect(empty.status).toBe(422)
    expect((await hanako.submit(rowPage, added)).status).toBe(303)
    const removal = (await hanako.submit(page, { step: `remove:dogs:${kuro}` })).headers.get('location') ?? ''
    expect(await textOf(await hanako.get(removal))).toContain('いぬ 2 を取り消しますか')
    await hanako.submit(removal, {})
    expect(await rowsOf(id)).toHaveLength(2)
    const review = (await hanako.submit(page, { step: 'review' })).headers.get('location') ?? ''
    expect(await textOf(await hanako.get(review))).toMatch(/モモ.*クロ.*削除/s)
    expect((await hanako.submit(review, {})).status).toBe(303)
    expect(await rowsOf(id)).toEqual(['1 ポチ/no/', expect.stringContaining('モモ/no')])
    expect(await caseOf(id)).toMatch('in_review')
    expect(await textOf(await desk.get(`/staff/cases/${id}`))).toMatch(/モモ.*追加.*クロ.*削除/s)
    expect(await textOf(await hanako.get(`/applications/${id}`))).toMatch(/モモ.*クロ.*削除/s)
  })

  it('取り消した行は送るまで元に戻せ、何も変えないままでは送れない', async () => {
    const { id } = await filed()
    await ask(id, ['dogs.remove'])
    const hanako = await office.visit('佐藤花子')
    const page = `/applications/${id}/correction`
    expect(await textOf(await hanako.get(page))).not.toContain('いぬを追加')
    const removal = (await hanako.submit(page, { step: `remove:dogs:${kuro}` })).headers.get('location') ?? ''
    await hanako.submit(removal, {})
    await hanako.submit(page, { step: `undo:dogs:${kuro}` })
    const unchanged = await hanako.submit(page, { step: 'review' })
    expect(await textOf(unchanged)).toContain('追加か取消しをしてください')
    expect(await rowsOf(id)).toHaveLength(2)
  })

  it('認められていないことはできず、グループの上限と下限は直した後の全体で守る', async () => {
    const { id, resident } = await filed()
    await ask(id, ['dogs.remove'])
    const answer = (groups: CorrectionDraft['groups']) =>
      act((tx) => answerCorrection(tx, office.house, resident, { id, sent: {}, groups }))
    const more = [{ id: momo, answers: added, version: 1 }]
    expect(await answer({ dogs: { added: more, removed: [] } })).toEqual({ ok: false, reason: 'nothing_changed' })
    expect(await answer({ dogs: { added: [], removed: [pochi, kuro] } })).toMatchObject({
      reason: 'wrong_answers',
      flaws: [{ flaw: 'too_few_rows' }],
    })
    await ask(id, ['dogs.add'], '2026-12-10')
    const four = [momo, crypto.randomUUID()].map((row) => ({ id: row, answers: added, version: 1 }))
    expect(await answer({ dogs: { added: four, removed: [] } })).toMatchObject({ flaws: [{ flaw: 'too_many_rows' }] })
    const open = [{ id: momo, answers: { 'dog-name': 'モモ', 'has-chip': 'yes' }, version: 1 }]
    expect(await answer({ dogs: { added: open, removed: [] } })).toMatchObject({ flaws: [{ flaw: 'row_unfinished' }] })
    expect(await rowsOf(id)).toHaveLength(2)
  })

  it('取り消した行について別に頼んでいたことは、一緒に終わり、待った日は一度だけ数える', async () => {
    const { id, resident } = await filed()
    await ask(id, ['dogs.remove'], '2026-12-10')
    await ask(id, [`dogs.${kuro}.dog-name`])
    office.house.setNow('2026-12-04T10:00:00+09:00')
    const groups = { dogs: { added: [], removed: [kuro] } }
    const sent = { id, sent: {}, groups }
    expect(await act((tx) => answerCorrection(tx, office.house, resident, sent))).toEqual({ ok: true })
    expect(await caseOf(id)).toBe('in_review 2026-12-21')
    const seen = await textOf(await desk.get(`/staff/cases/${id}`))
    expect(seen).toMatch(/いぬ　なまえ.*クロ.*削除/s)
  })

  it('一つの画面で真ん中の行を取り消し、別の画面で最後の行を書いても、どちらの入力も失われない', async () => {
    const { id } = await filed()
    const key = `dogs.${kuro}.dog-name`
    await ask(id, ['dogs.add', 'dogs.remove', key])
    const hanako = await office.visit('佐藤花子')
    const page = `/applications/${id}/correction`
    const rowPage = (await hanako.submit(page, { step: 'add:dogs', [key]: 'クロ' })).headers.get('location') ?? ''
    await hanako.submit(rowPage, added)
    const formIn = async (path: string) => Object.fromEntries(formOf(await (await hanako.get(path)).text(), path))
    const [old, oldRow] = [await formIn(page), await formIn(rowPage)]
    const removal = (await hanako.submit(page, { step: `remove:dogs:${kuro}`, [key]: 'クロ' })).headers.get('location')
    await hanako.submit(removal ?? '', {})
    expect((await hanako.post(rowPage, { ...oldRow, ...added, 'dog-name': 'モモコ' })).status).toBe(303)
    const clash = await hanako.post(page, { ...old, step: 'review', [key]: '黒' })
    expect(clash.status).toBe(409)
    const words = await textOf(clash)
    expect(words).toMatch(/この画面で入力したもの.*黒.*いま保存してある答え.*取り消します/s)
    const [open] = await act((tx) => openCorrections(tx, id))
    const kept = { ...old, seen: String(open?.draft?.version), step: 'keep', [key]: '黒' }
    await hanako.post(page, { ...kept, idempotency_key: crypto.randomUUID() })
    await hanako.submit(page, { step: `undo:dogs:${kuro}` })
    const after = await (await hanako.get(page)).text()
    expect(after).toContain('黒')
    expect(after).toContain('モモコ')
  })
})

describe('直した後の全体の決まり', () => {
  it('数え直し、新しい行で要るようになった質問は同じ画面で聞き、認められないときはそう言い、聞かなくなった答えは消える', async () => {
    const { id } = await filed('dogs-rules-test')
    await ask(id, ['dogs.add', 'dogs.remove'])
    const hanako = await office.visit('佐藤花子')
    const page = `/applications/${id}/correction`
    const add = async (name: string, chip: Record<string, string>) => {
      const row = (await hanako.submit(page, { step: 'add:dogs' })).headers.get('location') ?? ''
      expect((await hanako.submit(row, { 'dog-name': name, keeper: '', ...chip })).status).toBe(303)
      return row
    }
    await add('モモ', { 'has-chip': 'yes', chip: '392141000000001' })
    const open = await hanako.submit(page, { step: 'review' })
    expect(open.status).toBe(422)
    expect(await textOf(open)).toContain('「とくべつ」を入力してください')
    await hanako.submit(page, { step: 'review', special: 'とくべつな犬' })
    const [asked] = await act((tx) => openCorrections(tx, id))
    const review = `${page}/${asked?.id}/review`
    const words = await textOf(await hanako.get(review))
    expect(words).toMatch(/モモ.*かず.*2.*3.*とくべつな犬/s)
    expect(words).toContain('みっつはだめです')
    expect((await hanako.submit(review, {})).status).toBe(303)
    expect(await act((tx) => keptAnswers(tx, id))).toMatchObject({ 'dog-count': 3, special: 'とくべつな犬' })

    const momo = (await rowsKept(id)).at(-1) ?? ''
    await ask(id, ['dogs.remove'])
    const removal = (await hanako.submit(page, { step: `remove:dogs:${momo}` })).headers.get('location') ?? ''
    await hanako.submit(removal, {})
    const back = (await hanako.submit(page, { step: 'review' })).headers.get('location') ?? ''
    expect(await textOf(await hanako.get(back))).toMatch(/とくべつな犬.*削除/s)
    await hanako.submit(back, {})
    const kept = await act((tx) => keptAnswers(tx, id))
    expect(kept).toMatchObject({ 'dog-count': 2 })
    expect(kept).not.toHaveProperty('special')
  })

  it('取り下げた申請には、送らなかった準備が残らない', async () => {
    const { id, resident } = await filed()
    await ask(id, ['dogs.add', 'note'])
    const hanako = await office.visit('佐藤花子')
    await hanako.submit(`/applications/${id}/correction`, { step: 'add:dogs', note: '書きかけ' })
    expect((await act((tx) => openCorrections(tx, id)))[0]?.draft?.typed).toMatchObject({ note: ['書きかけ'] })
    await act((tx) => withdrawApplication(tx, office.house, resident, id))
    expect((await act((tx) => openCorrections(tx, id)))[0]?.draft).toBeNull()
  })
})

describe('行で変わる料金', () => {
  const more = {
    dogs: {
      added: [{ id: crypto.randomUUID(), answers: { 'dog-name': 'モモ', 'has-chip': 'no', keeper: '' }, version: 1 }],
      removed: [],
    },
  }
  const feeOf = async (id: ApplicationId) => {
    const payment = await act((tx) => paymentOf(tx, { kind: 'procedures.application', id }))
    return [(await act((tx) => findApplication(tx, id)))?.feeTotal, payment?.amount, payment?.state]
  }

  /** Two dogs, ten yen each, held by card. */
  async function paid() {
    const { id, resident } = await filed('dogs-fee-test')
    const { found, asked } = await act(async (tx) => {
      const found = await ownCase(tx, office.house, resident, id)
      await writeFeeTotal(tx, id, found.fee.total)
      const lines = linesOf(found)
      return {
        found,
        asked: await requestPayment(tx, {
          purpose: { kind: 'procedures.application', id },
          payerPersonId: resident.personId,
          lines,
        }),
      }
    })
    expect(found.fee.total).toBe(20)
    const { redirectUrl } = await openCheckout(office.house, asked.paymentId, { returnPath: `/applications/${id}` })
    await drivePayment(redirectUrl)
    await office.settle()
    expect(await feeOf(id)).toEqual([20, 20, 'authorised'])
    return { id, resident }
  }

  it('変わる料金を読んでから送り、前の支払いは返し、新しい料金を払うまで受け付けられない', async () => {
    const { id, resident } = await paid()
    await ask(id, ['dogs.add'])
    const sent = { id, sent: {}, groups: more }
    const unread = await act((tx) => answerCorrection(tx, office.house, resident, sent))
    expect(unread).toEqual({ ok: false, reason: 'fee_changes', before: 20, after: 30 })
    expect(await feeOf(id)).toEqual([20, 20, 'authorised'])
    expect(await act((tx) => answerCorrection(tx, office.house, resident, { ...sent, seenFee: 30 }))).toEqual({
      ok: true,
    })
    await office.settle()
    expect(await feeOf(id)).toEqual([30, 30, 'created'])
    await expect(act((tx) => acceptCase(tx, office.house, clerk, id))).rejects.toMatchObject({ code: 'fee_unpaid' })
    const hanako = await office.visit('佐藤花子')
    expect(await textOf(await hanako.get(`/applications/${id}`))).toContain('新しい料金を払う')
    const page = `/applications/${id}/payment`
    expect(await textOf(await hanako.get(page))).toContain('30円')
    await hanako.get(await drivePayment((await hanako.submit(page)).headers.get('location') ?? ''))
    await office.settle()
    await act((tx) => acceptCase(tx, office.house, clerk, id))
    await office.settle()
    expect(await feeOf(id)).toEqual([30, 30, 'captured'])
  })

  it('画面では、変わるところと一緒に料金の差が見える', async () => {
    const { id } = await paid()
    await ask(id, ['dogs.remove'])
    const hanako = await office.visit('佐藤花子')
    const page = `/applications/${id}/correction`
    const removal = (await hanako.submit(page, { step: `remove:dogs:${kuro}` })).headers.get('location') ?? ''
    await hanako.submit(removal, {})
    const review = (await hanako.submit(page, { step: 'review' })).headers.get('location') ?? ''
    expect(await textOf(await hanako.get(review))).toContain('料金は20円から10円に変わります')
    expect((await hanako.submit(review, {})).status).toBe(303)
    expect((await feeOf(id))[0]).toBe(10)
  })
})

describe('プログラムからの補正', () => {
  it('残す行はidだけ、加える行は中身を送り、認められていない取消しは受け取らない', async () => {
    const { id, resident } = await filed()
    await ask(id, ['dogs.add'])
    const token = await act((tx) =>
      issueToken(tx, {
        accountId: resident.accountId,
        scopes: ['applications.read', 'applications.write'],
        expires: Temporal.Now.instant().add({ hours: 1 }),
      }),
    )
    const call = (body: object) =>
      office.app.request(`/api/v1/applications/${id}/correction`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify(body),
      })
    const added = { 'dog-name': 'モモ', 'has-chip': 'no', keeper: [] }
    expect((await call({ answers: { dogs: [{ id: pochi }, added] } })).status).toBe(409)
    const wrong = await call({ answers: { dogs: [{ id: pochi }, { id: kuro }, { 'has-chip': 'no' }] } })
    expect(await wrong.json()).toMatchObject({ errors: [{ field: 'dogs.2.dog-name' }] })
    const done = await call({ answers: { dogs: [{ id: pochi, 'dog-name': '書き換え' }, { id: kuro }, added] } })
    expect(done.status).toBe(200)
    expect(await act((tx) => keptAnswers(tx, id))).toMatchObject({
      dogs: { rows: [{ answers: { 'dog-name': 'ポチ' } }, { id: kuro }, { answers: { 'dog-name': 'モモ' } }] },
    })
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
