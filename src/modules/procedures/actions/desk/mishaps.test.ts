import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckout, paymentOf, refreshPayment } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import { drivePayment } from '#src/simulators/testing.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { filedCase } from '../../testing/filed-case.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { askForPayment } from '../payment.ts'
import { confirmDecision, proposeDecision } from './decide.ts'
import { takeCase } from './handle-case.ts'
import { renderPaper } from './render-paper.ts'
import { resumeIssuing } from './start-issuing.ts'

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

describe('作成のあいだに変わったこと', () => {
  const proposeAndConfirm = async (id: ApplicationId) => {
    await house.db.transact((tx) => takeCase(tx, house, takahashi, id))
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
  }
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
