import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckout, paymentOf, refreshPayment } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import { drivePayment } from '#src/simulators/testing.ts'
import { dispatchPolicy } from '../../desk-policies.ts'
import { pickupCodeOf } from '../../domain/desk/pickup-code.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { listDispatches } from '../../store/desk/dispatches.ts'
import { filedCase } from '../../testing/filed-case.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { askForPayment } from '../payment.ts'
import { issuedPaper } from './case-papers.ts'
import { caseView } from './case-view.ts'
import { confirmDecision, proposeDecision } from './decide.ts'
import { findByPickupCode, postDispatch, printDispatch, shelveDispatch } from './dispatch.ts'
import { requestCorrection } from './ask-correction.ts'
import { takeCase } from './handle-case.ts'
import { openCase } from './open-case.ts'
import { endOverdueCorrections } from './overdue-corrections.ts'
import { paperToPrint } from './read-paper.ts'
import { renderPaper } from './render-paper.ts'
import { resumeIssuing } from './start-issuing.ts'
import { takeBackCertificate } from './withdraw-certificate.ts'

let office: Office
let house: TestHouse
let takahashi: Staff
let tanaka: Staff

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  takahashi = await staffActor(house, '高橋真')
  tanaka = await staffActor(house, '田中美咲')
})
afterAll(() => office?.close())

const caseOf = async (id: ApplicationId) => {
  const row = await house.db.read((tx) => findCase(tx, id))
  if (!row) throw new Error('no such case')
  return row
}

const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)

async function proposeAndConfirm(id: ApplicationId): Promise<void> {
  await act((tx) => takeCase(tx, house, takahashi, id))
  await act((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
  await act((tx) => confirmDecision(tx, house, tanaka, id))
}

describe('作成のあいだに変わったこと', () => {
  const payment = (id: string) => house.db.read((tx) => paymentOf(tx, { kind: 'procedures.application', id }))

  it('決定のあと作成までに支払いの枠が切れたら、証明書を出さずに支払いをお願いし、払われたら同じ番号で作る', async () => {
    const { id, resident } = await filedCase(house, '佐藤花子')
    await proposeAndConfirm(id)
    const numbered = await house.db.read((tx) => certificateOfCase(tx, id))
    const now = house.clock.now().toString()
    house.setNow('2026-12-20T10:00:00+09:00')
    await renderPaper(house, { applicationId: id })
    expect((await caseOf(id)).state).toBe('awaiting_payment')
    expect((await house.db.read((tx) => certificateOfCase(tx, id)))?.documentId).toBeNull()

    const asked = await house.db.transact((tx) => askForPayment(tx, house, resident, id))
    if (!asked.ok) throw new Error(asked.reason)
    const { redirectUrl } = await openCheckout(house, asked.paymentId, { returnPath: '/' })
    await drivePayment(redirectUrl, { method: 'qr' })
    await refreshPayment(house, asked.paymentId)
    await house.db.transact(async (tx) => resumeIssuing(tx, house, await caseOf(id)))
    await renderPaper(house, { applicationId: id })
    const paper = await house.db.read((tx) => certificateOfCase(tx, id))
    expect((await caseOf(id)).state).toBe('issued')
    expect(paper?.documentNumber).toBe(numbered?.documentNumber)
    expect(paper?.issuedOn.toString()).toBe('2026-12-20')
    house.setNow(now)
  })

  it('枠が切れる直前に決定したら、古い枠を放してから新しい支払いをお願いする', async () => {
    const { id, resident } = await filedCase(house, '佐藤花子')
    const first = await payment(id)
    const now = house.clock.now().toString()
    house.setNow(first?.holdExpiresAt?.subtract({ minutes: 30 }).toString() ?? '')
    await proposeAndConfirm(id)
    expect((await caseOf(id)).state).toBe('awaiting_payment')
    const asked = await house.db.transact((tx) => askForPayment(tx, house, resident, id))
    expect(asked).toMatchObject({ ok: true })
    expect((await payment(id))?.id).not.toBe(first?.id)
    house.setNow(now)
  })

  it('決定のあと世帯を離れた人がいれば、作らずに担当へ戻す', async () => {
    const { id } = await filedCase(house, '佐藤花子', { whose: 'household' })
    await proposeAndConfirm(id)
    await sql`update people.register_records set valid_to = '2026-12-02', ended_by = 'moved_out' where name = '佐藤湊'`.execute(
      house.db.kysely,
    )
    await renderPaper(house, { applicationId: id })
    await sql`update people.register_records set valid_to = null, ended_by = null where name = '佐藤湊'`.execute(
      house.db.kysely,
    )
    expect((await caseOf(id)).state).toBe('in_review')
  })
})

describe('取り消した証明書', () => {
  const takeBack = (id: ApplicationId) =>
    act(async (tx) => {
      const certificate = await certificateOfCase(tx, id)
      if (certificate) await takeBackCertificate(tx, house, tanaka, await caseOf(id), certificate.id)
    })

  it('印刷も投函もできず、棚にあっても受取番号では見つからない', async () => {
    const issued = async (delivery: string) => {
      const { id } = await filedCase(house, '佐藤花子', { delivery })
      await proposeAndConfirm(id)
      await renderPaper(house, { applicationId: id })
      const dispatches = await act((tx) =>
        listDispatches(tx, dispatchPolicy.scope(takahashi), ['queued'], undefined, 100),
      )
      const dispatch = dispatches.find((one) => one.applicationId === id)
      if (!dispatch) throw new Error('nothing to dispatch')
      await act((tx) => printDispatch(tx, house, takahashi, dispatch.id))
      return { id, dispatch }
    }
    const posted = await issued('post')
    await takeBack(posted.id)
    await expect(act((tx) => postDispatch(tx, house, takahashi, posted.dispatch.id))).rejects.toMatchObject({
      code: 'certificate_withdrawn',
    })
    await expect(paperToPrint(house, takahashi, posted.dispatch.id)).rejects.toMatchObject({ status: 404 })

    const shelved = await issued('counter')
    await act((tx) => shelveDispatch(tx, house, takahashi, shelved.dispatch.id))
    const find = () => act((tx) => findByPickupCode(tx, takahashi, pickupCodeOf(house.config.secret, shelved.id)))
    expect((await find())?.id).toBe(shelved.dispatch.id)
    await takeBack(shelved.id)
    expect(await find()).toBeUndefined()
  })
})

describe('閲覧の理由', () => {
  it('印刷のために開いた証明書は、載っている全員について記録され、発送のあとは開けない', async () => {
    const { id } = await filedCase(house, '佐藤花子', { whose: 'household' })
    await proposeAndConfirm(id)
    await renderPaper(house, { applicationId: id })
    const dispatches = await act((tx) =>
      listDispatches(tx, dispatchPolicy.scope(takahashi), ['queued'], undefined, 100),
    )
    const dispatch = dispatches.find((one) => one.applicationId === id)
    if (!dispatch) throw new Error('nothing to dispatch')
    await paperToPrint(house, takahashi, dispatch.id)
    const { rows } = await sql<{ people: number }>`
      select count(distinct person_id) as people from platform.audit
      where action = 'procedures.paper.read' and subject_id = ${id}`.execute(house.db.kysely)
    expect(rows[0]?.people).toBe(4)
    await act((tx) => printDispatch(tx, house, takahashi, dispatch.id))
    await act((tx) => postDispatch(tx, house, takahashi, dispatch.id))
    await expect(paperToPrint(house, takahashi, dispatch.id)).rejects.toMatchObject({ status: 404 })
  })

  it('担当でない職員は、理由を言わずに交付した証明書を開けない', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await proposeAndConfirm(id)
    await renderPaper(house, { applicationId: id })
    const mori = await staffActor(house, '森大地')
    await expect(issuedPaper(house, mori, id, undefined)).rejects.toMatchObject({ status: 404 })
    expect((await issuedPaper(house, mori, id, 'cover')).length).toBeGreaterThan(1000)
  })
})

describe('職員自身の申請', () => {
  it('職員は、自分と同じ世帯の人の申請を、閲覧も審査も決定もできない', async () => {
    const { id, resident } = await filedCase(house, '佐藤花子')
    await sql`update people.staff set person_id = (select person_id from people.register_records where name = '佐藤健')
      where id = ${tanaka.staffId}`.execute(house.db.kysely)
    const refused = { code: 'own_case' }
    await expect(act((tx) => takeCase(tx, house, tanaka, id))).rejects.toMatchObject(refused)
    await expect(act((tx) => openCase(tx, tanaka, id, 'supervision'))).rejects.toMatchObject(refused)
    await act((tx) => takeCase(tx, house, takahashi, id))
    await act((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await expect(act((tx) => confirmDecision(tx, house, tanaka, id))).rejects.toMatchObject(refused)
    await sql`update people.staff set person_id = null where id = ${tanaka.staffId}`.execute(house.db.kysely)
    expect(resident.personId).toBeTruthy()
    await act((tx) => confirmDecision(tx, house, tanaka, id))
  })
})

describe('署名のあとの変化', () => {
  const checks = async (id: ApplicationId) => {
    const view = await act(async (tx) => caseView(tx, house, await caseOf(id), []))
    return view.checks.filter((check) => !check.ok).map((check) => check.note)
  }

  it('申請のあとに答えが書き換えられていれば、職員に分かる', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    expect(await checks(id)).toEqual([])
    await sql`update procedures.answers set value = '9' where application_id = ${id} and field_id = 'copies'`.execute(
      house.db.kysely,
    )
    expect(await checks(id)).toEqual(['content_changed'])
  })
})

describe('補正の依頼', () => {
  it('申請者が答えられない項目や、31日以上先の期限では頼めない', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await act((tx) => takeCase(tx, house, takahashi, id))
    const ask = { fields: ['paper'], reason: '写しを送ってください', answerBy: Temporal.PlainDate.from('2026-12-15') }
    const request = (change: object) => act((tx) => requestCorrection(tx, house, takahashi, id, { ...ask, ...change }))
    await expect(request({ fields: ['whose'] })).rejects.toMatchObject({ status: 422 })
    await expect(request({ fields: [] })).rejects.toMatchObject({ status: 422 })
    await expect(request({ answerBy: Temporal.PlainDate.from('2027-01-02') })).rejects.toMatchObject({ status: 422 })
    await expect(request({ answerBy: Temporal.PlainDate.from('2026-12-02') })).rejects.toMatchObject({ status: 422 })
    expect((await caseOf(id)).state).toBe('in_review')
  })

  it('待っていた日数は、返事がなくても役所の期限に数えない', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    const { dueOn } = await caseOf(id)
    await act((tx) => takeCase(tx, house, takahashi, id))
    const ask = { fields: ['paper'], reason: '写しを送ってください', answerBy: Temporal.PlainDate.from('2026-12-04') }
    await act((tx) => requestCorrection(tx, house, takahashi, id, ask))
    const now = house.clock.now().toString()
    house.setNow('2026-12-07T00:00:01+09:00')
    await endOverdueCorrections(house)
    house.setNow(now)
    const after = await caseOf(id)
    expect(after.state).toBe('in_review')
    expect(Temporal.PlainDate.compare(after.dueOn, dueOn)).toBe(1)
  })
})
