import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paymentOf } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, signInAs, staffSignInAs } from '#platform/testing/index.ts'
import { hina, minato } from '../../fixtures.ts'
import { dispatchPolicy } from '../../desk-policies.ts'
import { findCase } from '../../store/desk/cases.ts'
import { listDispatches } from '../../store/desk/dispatches.ts'
import { type FiledCase, filedCase } from '../../testing/filed-case.ts'
import { filedClaim } from '../../testing/filed-claim.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { decideAct } from '../acts/decide-act.ts'
import { draftAct } from '../acts/draft-act.ts'
import { effectAct } from '../acts/effect-act.ts'
import { confirmDecision, proposeDecision } from './decide.ts'
import { handOver, postDispatch, shelveDispatch } from './dispatch.ts'
import { takeCase } from './handle-case.ts'
import { recordOutside } from './record-outside.ts'

let office: Office
let takahashi: Staff
let tanaka: Staff

beforeAll(async () => {
  office = await openOffice()
  takahashi = await staffActor(office.house, '高橋真')
  tanaka = await staffActor(office.house, '田中美咲')
})
afterAll(() => office?.close())

type CaseId = FiledCase['id']
const seal = { registered: 'yes', card: 'have', copies: 2, delivery: 'post' }
const stateOf = async (id: CaseId) => (await office.house.db.read((tx) => findCase(tx, id)))?.state
const record = (id: CaseId, numbers: string, staff = takahashi) =>
  office.house.db.transact((tx) => recordOutside(tx, office.house, staff, id, numbers))
const dispatchOf = async (id: CaseId) => {
  const found = await office.house.db.read((tx) =>
    listDispatches(tx, dispatchPolicy.scope(takahashi), ['queued', 'printed', 'on_shelf'], undefined, 100),
  )
  const dispatch = found.find(({ applicationId }) => applicationId === id)
  if (!dispatch) throw new Error('nothing to dispatch')
  return dispatch
}

/** Asked for by the web, proposed by 高橋 and confirmed by 田中. */
async function decided(answers: Parameters<typeof filedCase>[2] = {}): Promise<CaseId> {
  const { house } = office
  const { id } = await filedCase(house, '佐藤花子', { ...seal, ...answers }, 'card', { procedure: 'seal-certificate' })
  await house.db.transact((tx) => takeCase(tx, house, takahashi, id))
  await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
  await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
  return id
}

describe('ほかのシステムが印刷する証明書', () => {
  test('決定しても、この庁は番号を付けず紙も描かない。用紙の番号を記録してから手数料をいただく', async () => {
    const id = await decided()
    expect(await stateOf(id)).toBe('issuing')
    const payment = () => office.house.db.read((tx) => paymentOf(tx, { kind: 'procedures.application', id }))
    expect((await payment())?.state).toBe('authorised')
    expect(await record(id, 'A000101')).toEqual({ ok: false, reason: 'wrong_count', pieces: 2 })
    expect(await record(id, 'A000101\nA000102')).toEqual({ ok: true })
    await office.settle()
    expect(await stateOf(id)).toBe('issued')
    expect((await payment())?.state).toBe('captured')
    const { rows } = await sql<Record<string, unknown>>`
      select c.document_number, c.verification_code, c.document_id, array_agg(p.number order by p.position) as numbers
        from procedures.certificates c join procedures.outside_papers p on p.certificate_id = c.id
       where c.application_id = ${id} group by c.id`.execute(office.house.db.kysely)
    expect(rows).toEqual([
      { document_number: null, verification_code: null, document_id: null, numbers: ['A000101', 'A000102'] },
    ])
  })

  test('記録した紙は印刷済みとして並び、投函すると終わる。郵便の会社にPDFは渡らない', async () => {
    const id = await decided({ copies: 1 })
    await record(id, 'A000201')
    const dispatch = await dispatchOf(id)
    expect(dispatch).toMatchObject({ state: 'printed', documentId: null, way: 'post', copies: 1 })
    await office.house.db.transact((tx) => postDispatch(tx, office.house, takahashi, dispatch.id))
    expect(await stateOf(id)).toBe('completed')
    const { rows } = await sql`
      select 1 from messaging.letters where reference like ${`certificate:${dispatch.certificateId}%`}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toEqual([])
  })

  test('窓口で受け取るものは、棚に置いてから手渡す', async () => {
    const id = await decided({ copies: 1, delivery: 'counter' })
    await record(id, 'A000301')
    const dispatch = await dispatchOf(id)
    await office.house.db.transact((tx) => shelveDispatch(tx, office.house, takahashi, dispatch.id))
    await office.house.db.transact((tx) => handOver(tx, office.house, takahashi, dispatch.id))
    expect(await stateOf(id)).toBe('completed')
  })

  test('一枚の用紙は、二人に渡したことにはならない', async () => {
    const [first, second] = [await decided({ copies: 1 }), await decided({ copies: 1 })]
    expect(await record(first, 'A000401')).toEqual({ ok: true })
    await expect(
      office.house.db.transact(async (tx) => {
        const recorded = await recordOutside(tx, office.house, takahashi, second, 'A000401')
        expect(recorded).toEqual({ ok: false, reason: 'taken' })
        throw new Error('given up')
      }),
    ).rejects.toThrow('given up')
    expect(await stateOf(second)).toBe('issuing')
    await expect(record(first, 'A000402')).rejects.toMatchObject({ code: 'nothing_to_record' })
  })

  test('事案の画面で番号を記録でき、誤りは欄に出て、打ったものは残る。PDFへのリンクはない', async () => {
    const id = await decided()
    const desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
    const page = await (await desk.get(`/staff/cases/${id}`)).text()
    expect(page).toContain('印鑑登録システムで2枚印刷し')
    expect(page).not.toContain('draft.pdf')
    expect(page).not.toContain('全部の字を印刷できる')
    const wrong = await desk.submit(`/staff/cases/${id}`, { numbers: 'A000501' }, `/staff/cases/${id}/outside-paper`)
    const shown = await wrong.text()
    expect(shown).toContain('番号は2枚分を')
    expect(shown).toContain('A000501</textarea>')
    await desk.submit(`/staff/cases/${id}`, { numbers: 'A000501\nA000502' }, `/staff/cases/${id}/outside-paper`)
    expect(await stateOf(id)).toBe('issued')
    expect(await (await desk.get(`/staff/cases/${id}?reason=cover`)).text()).toContain('A000501、A000502')
    const queue = await (await desk.get('/staff/print-queue')).text()
    expect(queue).toContain('手元の紙 A000501、A000502')
    expect(queue).not.toContain('paper.pdf')
    expect((await desk.get(`/staff/dispatches/${(await dispatchOf(id)).id}/paper.pdf`)).status).toBe(404)
    expect((await desk.get(`/staff/cases/${id}/draft.pdf?reason=cover`)).status).toBe(404)
  })

  test('種類と年度ごとの証明書は、通数だけ番号を記録し、手数料も控えも行ごとになる', async () => {
    const { house } = office
    const lines = [
      { id: 'row-1', answers: { kind: 'income', year: 'fy2026', lived: 'yes', copies: 9 } },
      { id: 'row-2', answers: { kind: 'paid', year: 'fy2025', lived: 'yes', copies: 3 } },
    ]
    const { id } = await filedCase(
      house,
      '佐藤花子',
      {
        tax: 'residence',
        certificates: lines,
        filed: 'employer',
        'paid-lately': 'no',
        exemption: 'none',
        delivery: 'counter',
      },
      'card',
      { procedure: 'tax-certificate' },
    )
    const payment = await house.db.read((tx) => paymentOf(tx, { kind: 'procedures.application', id }))
    expect(payment?.amount).toBe(3600)
    const { rows } = await sql<{ label: string; amount: number }>`
      select label, amount::int from payments.lines where payment_id = ${payment?.id} order by amount desc`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([
      { label: expect.stringContaining('令和8年度'), amount: 2700 },
      { label: expect.stringContaining('納税証明書　令和7年度'), amount: 900 },
    ])
    const [kawamura, sugiyama] = [await staffActor(house, '川村由美'), await staffActor(house, '杉山哲')]
    await house.db.transact((tx) => takeCase(tx, house, kawamura, id))
    await house.db.transact((tx) => proposeDecision(tx, house, kawamura, id, { outcome: 'issue' }))
    await house.db.transact((tx) => confirmDecision(tx, house, sugiyama, id))
    const numbers = Array.from({ length: 12 }, (_, index) => `T${1000 + index}`)
    expect(await record(id, numbers.slice(1).join('\n'), kawamura)).toMatchObject({ pieces: 12 })
    expect(await record(id, numbers.join('\n'), kawamura)).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('issued')
  })

  test('申請した人には、発行と郵便までが分かる', async () => {
    const id = await decided()
    const resident = browse(office.app, await signInAs(office.house, '佐藤花子'))
    const words = async () =>
      (await (await resident.get(`/applications/${id}`)).text()).replaceAll(/<rt>.*?<\/rt>|<[^>]+>/g, '')
    expect(await words()).toContain('いま、発行しています。していただくことはありません。')
    await record(id, 'A000601\nA000602')
    expect(await words()).toContain('発行しました。届くまで、お待ちください。')
    const { id: dispatchId } = await dispatchOf(id)
    await office.house.db.transact((tx) => postDispatch(tx, office.house, takahashi, dispatchId))
    expect(await words()).toContain('郵便局に渡しました')
  })
})

describe('決定の通知といっしょに送る証', () => {
  test('子ども医療証は、受給者番号を記録するまで施行できない。記録すると通知書と送る', async () => {
    const { house } = office
    const [kudo, ishii] = [await staffActor(house, '工藤奈央'), await staffActor(house, '石井恵子')]
    await signInAs(house, '佐藤花子')
    const { id } = await filedClaim(house, {
      procedure: 'child-medical-card',
      name: '佐藤花子',
      answers: {
        event: 'lost',
        children: [hina, minato],
        guardian: 'parent',
        insurance: 'company',
        phone: '03-0000-0000',
      },
    })
    await house.db.transact((tx) => takeCase(tx, house, kudo, id))
    const drafted = await house.db.transact((tx) =>
      draftAct(tx, house, kudo, id, {
        kind: 'decision',
        outcome: 'grant',
        ground: '区の条例',
        facts: { validFrom: '令和8年12月2日' },
        items: [],
        isUrgent: false,
      }),
    )
    if (!drafted.ok) throw new Error(JSON.stringify(drafted))
    await house.db.transact((tx) => decideAct(tx, house, ishii, drafted.actId))
    const effect = () => house.db.transact((tx) => effectAct(tx, house, kudo, drafted.actId))
    expect(await effect()).toEqual({ ok: false, reason: 'numbers_missing' })
    expect(await record(id, 'K1234567\nK1234568', kudo)).toEqual({ ok: true })
    expect(await effect()).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('notified')
  })
})

describe('記録した番号の訂正', () => {
  const page = async (id: CaseId) => {
    const desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
    const path = `/staff/cases/${id}?reason=cover`
    const correct = (numbers: string, reason: string) =>
      desk.submit(
        path,
        { 'correct-numbers': numbers, 'correct-reason': reason },
        `/staff/cases/${id}/outside-correction?reason=cover`,
      )
    const text = async () => (await (await desk.get(path)).text()).replaceAll(/<[^>]+>/g, ' ')
    return { correct, text }
  }
  const history = async (id: CaseId) => {
    const { rows } = await sql<{ number: string; version: number; reason: string | null }>`
      select p.number, p.version, p.reason from procedures.outside_papers p
        join procedures.certificates c on c.id = p.certificate_id
       where c.application_id = ${id} order by p.position, p.version`.execute(office.house.db.kysely)
    return rows.map(({ number, version, reason }) => [number, version, reason])
  }

  test('理由を書けば直せる。前の番号と直した人と理由が残り、監査に載り、番号はもとの紙に使える', async () => {
    const [id, other] = [await decided({ copies: 2 }), await decided({ copies: 1 })]
    await record(id, 'B000101\nB000109')
    const { correct, text } = await page(id)
    const missing = await correct('B000101\nB000102', ' ')
    expect([missing.status, await missing.text()]).toEqual([422, expect.stringContaining('訂正する理由を入力')])
    expect((await correct('B000101\nB000109', '打ち間違い')).status).toBe(422)
    expect((await correct('B000101\nB000102', '打ち間違い')).status).toBe(303)
    expect(await text()).toMatch(
      /B000101、B000102[\s\S]*B000109\s+正しい番号\s+B000102\s+理由\s+打ち間違い\s+訂正した人\s+高橋真/,
    )
    expect(await history(id)).toEqual([
      ['B000101', 1, null],
      ['B000109', 1, null],
      ['B000102', 2, '打ち間違い'],
    ])
    const { rows } = await sql`
      select from platform.audit where action = 'procedures.certificate.correct_number' and subject_id = ${id}`.execute(
      office.house.db.kysely,
    )
    expect(rows).toHaveLength(1)
    expect(await record(other, 'B000109')).toEqual({ ok: true })
  })

  test('ほかの申請の番号には直せず、何も変わらない。二つの申請で入れ替わったものは、仮の番号を経て直せる', async () => {
    const [one, two] = [await decided({ copies: 1 }), await decided({ copies: 1 })]
    await record(one, 'C000102')
    await record(two, 'C000101')
    const [first, second] = [await page(one), await page(two)]
    const taken = await first.correct('C000101', '取り違え')
    expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('入れ替わっているときは')])
    expect(await history(one)).toHaveLength(1)
    await first.correct('C000102-X', '取り違え')
    await second.correct('C000102', '取り違え')
    await first.correct('C000101', '取り違え')
    expect([(await history(one)).at(-1), (await history(two)).at(-1)]).toEqual([
      ['C000101', 3, '取り違え'],
      ['C000102', 2, '取り違え'],
    ])
  })

  test('一つの申請の中で入れ替わった番号は、一度に直せる', async () => {
    const id = await decided({ copies: 2 })
    await record(id, 'D000102\nD000101')
    const { correct, text } = await page(id)
    expect((await correct('D000101\nD000102', '順の入れ違い')).status).toBe(303)
    expect(await text()).toContain('D000101、D000102')
  })
})
