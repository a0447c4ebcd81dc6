import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paymentOf } from '#modules/payments/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { newId } from '#platform/ids/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import { recordOutage } from '#platform/time/index.ts'
import { dispatchPolicy } from '../../desk-policies.ts'
import { pickupCodeOf } from '../../domain/desk/pickup-code.ts'
import { openCorrection } from '../../store/corrections.ts'
import { findCase } from '../../store/desk/cases.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { listDispatches } from '../../store/desk/dispatches.ts'
import { filedCase } from '../../testing/filed-case.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { moveLastDays } from './after-outages.ts'
import { confirmDecision, proposeDecision, returnDecision } from './decide.ts'
import { findByPickupCode, handOver, postDispatch, printDispatch, shelveDispatch } from './dispatch.ts'
import { requestCorrection } from './ask-correction.ts'
import { takeCase, takeOver } from './handle-case.ts'
import { openCase } from './open-case.ts'
import { endOverdueCorrections, nextOverdueCorrection } from './overdue-corrections.ts'
import { sendCaseLetter } from './case-letter.ts'
import { renderPaper } from './render-paper.ts'

let house: TestHouse
let office: Office
let takahashi: Staff
let tanaka: Staff
let mori: Staff
let kato: Staff

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  takahashi = await staffActor(house, '高橋真')
  tanaka = await staffActor(house, '田中美咲')
  mori = await staffActor(house, '森大地')
  kato = await staffActor(house, '加藤誠')
})
afterAll(() => office?.close())

const take = (staff: Staff, id: Parameters<typeof takeCase>[3]) =>
  house.db.transact((tx) => takeCase(tx, house, staff, id))
const caseOf = async (id: Parameters<typeof takeCase>[3]) => {
  const row = await house.db.read((tx) => findCase(tx, id))
  if (!row) throw new Error('no such case')
  return row
}

/** Taken by 高橋, proposed and confirmed by 田中, rendered by the task. */
async function issued(name: string, answers: Parameters<typeof filedCase>[2] = {}) {
  const filed = await filedCase(house, name, answers)
  const { id } = filed
  await take(takahashi, id)
  await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
  await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
  await renderPaper(house, { applicationId: id })
  const [dispatch] = await house.db.read(async (tx) => {
    const all = await listDispatches(tx, dispatchPolicy.scope(takahashi), ['queued'], undefined, 100)
    return all.filter((one) => one.applicationId === id)
  })
  if (!dispatch) throw new Error('nothing to dispatch')
  return { ...filed, dispatch }
}

describe('引き受け', () => {
  it('二人が同時に引き受けても、担当は一人になり、もう一人には先に引き受けられたと分かる', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    const results = await Promise.all([take(takahashi, id), take(mori, id)])
    expect(results.filter((one) => one.ok)).toHaveLength(1)
    expect(results.find((one) => !one.ok)).toEqual({ ok: false, reason: 'taken_by_other' })
    expect((await caseOf(id)).state).toBe('in_review')
  })

  it('担当者が休んでも、同じ係の職員が引き継げて、だれから引き継いだかが残る', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    await expect(house.db.transact((tx) => takeOver(tx, house, kato, id))).rejects.toMatchObject({ status: 404 })
    await house.db.transact((tx) => takeOver(tx, house, mori, id))
    expect((await caseOf(id)).assigneeId).toBe(mori.staffId)
    const { rows } = await sql<{ from: string }>`
      select data ->> 'from' as from from procedures.case_events
      where application_id = ${id} and kind = 'taken_over'`.execute(house.db.kysely)
    expect(rows).toEqual([{ from: takahashi.staffId }])
  })

  it('よその課の職員には、その申請は存在しない', async () => {
    const { id } = await filedCase(house, '山本蓮')
    await expect(take(kato, id)).rejects.toMatchObject({ status: 404 })
    await expect(house.db.transact((tx) => openCase(tx, kato, id, 'supervision'))).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('閲覧', () => {
  it('担当でない職員が理由を言わずに開くと、表紙だけが見え、閲覧の記録は残らない', async () => {
    const { id, resident } = await filedCase(house, 'NGUYEN THI LAN')
    const opened = await house.db.transact((tx) => openCase(tx, mori, id))
    expect(opened.kind).toBe('closed-cover')
    expect(await readings(id)).toEqual([])
    await house.db.transact((tx) => openCase(tx, mori, id, 'cover'))
    expect(await readings(id)).toEqual([{ staff: mori.staffId, person: resident.personId, reason: 'cover' }])
  })
})

const readings = async (id: string) => {
  const { rows } = await sql<{ staff: string; person: string; reason: string }>`
    select staff_id as staff, person_id as person, reason from platform.audit
    where action = 'procedures.case.read' and subject_id = ${id} order by id`.execute(house.db.kysely)
  return rows
}

describe('決定', () => {
  it('案を作った本人は、二人目になれない。データベースもそれを許さない', async () => {
    const { id } = await filedCase(house, '佐藤健')
    await take(tanaka, id)
    await house.db.transact((tx) => proposeDecision(tx, house, tanaka, id, { outcome: 'issue' }))
    await expect(house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))).rejects.toMatchObject({
      code: 'own_proposal',
    })
    await expect(
      sql`update procedures.decisions set confirmed_by = proposed_by, confirmed_at = now() where application_id = ${id}`.execute(
        house.db.kysely,
      ),
    ).rejects.toThrow()
    expect((await caseOf(id)).state).toBe('proposed')
  })

  it('確認する権限のない職員は、決定できない', async () => {
    const { id } = await filedCase(house, '佐藤健')
    await take(takahashi, id)
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await expect(house.db.transact((tx) => confirmDecision(tx, house, mori, id))).rejects.toMatchObject({ status: 403 })
  })

  it('差し戻された案は担当に戻り、直してもう一度出せる', async () => {
    const { id } = await filedCase(house, '伊藤正')
    await take(takahashi, id)
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await house.db.transact((tx) => returnDecision(tx, house, tanaka, id, '方書を確かめてください'))
    expect((await caseOf(id)).state).toBe('in_review')
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
    expect((await caseOf(id)).state).toBe('issuing')
  })

  it('確認のボタンを二度押しても、証明書の番号は一つだけである', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    const twice = await Promise.allSettled(
      [1, 2].map(() => house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))),
    )
    expect(twice.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const { rows } = await sql`select 1 from procedures.certificates where application_id = ${id}`.execute(
      house.db.kysely,
    )
    expect(rows).toHaveLength(1)
  })

  it('交付しないと決めると、取っておいた手数料の枠を放す', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    await house.db.transact((tx) =>
      proposeDecision(tx, house, takahashi, id, { outcome: 'refuse', reason: '対象の方の記録がありません。' }),
    )
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
    const payment = await house.db.read((tx) => paymentOf(tx, { kind: 'procedures.application', id }))
    expect((await caseOf(id)).state).toBe('refused')
    expect(payment?.state).toMatch(/^releas/)
  })
})

describe('交付しない決定の通知', () => {
  it('理由と教示を書いた通知が、住民票の住所に一度だけ郵送される', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    await house.db.transact((tx) =>
      proposeDecision(tx, house, takahashi, id, { outcome: 'refuse', reason: '世帯の記録を訂正しているためです。' }),
    )
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
    await sendCaseLetter(house, { applicationId: id })
    await sendCaseLetter(house, { applicationId: id })
    const { rows } = await sql<{ bytes: Buffer; letters: number }>`
      select d.bytes, (select count(*) from messaging.letters where reference = ${`refusal:${id}`}) as letters
      from platform.documents d where d.owner_id = ${id} and d.kind = 'refusal'`.execute(house.db.kysely)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.letters).toBe(1)
    const text = readPdf(new Uint8Array(rows[0]?.bytes ?? [])).text.replaceAll(/\s/g, '')
    expect(text).toContain('世帯の記録を訂正しているためです。')
    expect(text).toContain('3か月以内')
  })
})

describe('証明書', () => {
  it('作り終えてはじめて手数料をいただく。二度作ろうとしても一枚である', async () => {
    const { id } = await filedCase(house, '佐藤花子', { whose: 'household', items: ['relation'] })
    await take(takahashi, id)
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
    const captures = async () =>
      (await sql`select 1 from graphile_worker.jobs where task_identifier = 'payments.settle'`.execute(house.db.kysely))
        .rows.length
    const before = await captures()
    await Promise.all([renderPaper(house, { applicationId: id }), renderPaper(house, { applicationId: id })])
    expect((await caseOf(id)).state).toBe('issued')
    expect(await captures()).toBeGreaterThan(before)
    const { rows } = await sql<{ people: number }>`
      select count(*) as people from procedures.certificate_subjects s join procedures.certificates c on c.id = s.certificate_id
      where c.application_id = ${id}`.execute(house.db.kysely)
    expect(rows[0]?.people).toBe(4)
  })

  it('申請に載っていない人は、証明書に結びつけられない', async () => {
    const { id } = await issued('佐藤花子')
    const certificate = await house.db.read((tx) => certificateOfCase(tx, id))
    await expect(
      sql`insert into procedures.certificate_subjects (certificate_id, application_id, person_id)
          select ${certificate?.id}, ${id}, person_id from people.register_records where name = '山本蓮'`.execute(
        house.db.kysely,
      ),
    ).rejects.toThrow(/foreign key/)
  })
})

describe('渡し方', () => {
  it('郵送は、印刷してからでないと投函できず、投函で完了する', async () => {
    const { id, dispatch } = await issued('佐藤花子')
    await expect(house.db.transact((tx) => postDispatch(tx, house, takahashi, dispatch.id))).rejects.toMatchObject({
      code: 'not_printed',
    })
    await house.db.transact((tx) => printDispatch(tx, house, takahashi, dispatch.id))
    await house.db.transact((tx) => postDispatch(tx, house, takahashi, dispatch.id))
    await house.db.transact((tx) => postDispatch(tx, house, takahashi, dispatch.id))
    expect((await caseOf(id)).state).toBe('completed')
    const { rows } =
      await sql`select 1 from messaging.letters where reference = ${`certificate:${dispatch.certificateId}`}`.execute(
        house.db.kysely,
      )
    expect(rows).toHaveLength(1)
  })

  it('窓口受取は、本人のQRコードだけが棚の証明書を見つける', async () => {
    const { id, dispatch } = await issued('佐藤花子', { delivery: 'counter' })
    await house.db.transact((tx) => printDispatch(tx, house, takahashi, dispatch.id))
    await house.db.transact((tx) => shelveDispatch(tx, house, takahashi, dispatch.id))
    const code = pickupCodeOf(house.config.secret, id)
    const find = (staff: Staff, typed: string) => house.db.read((tx) => findByPickupCode(tx, staff, typed))
    expect((await find(takahashi, code.toLowerCase()))?.id).toBe(dispatch.id)
    expect(await find(takahashi, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)).toBeUndefined()
    expect(await find(kato, code)).toBeUndefined()
    await house.db.transact((tx) => handOver(tx, house, takahashi, dispatch.id))
    expect((await caseOf(id)).state).toBe('completed')
  })
})

describe('支払いの枠が切れたとき', () => {
  it('決定は残り、もう一度支払いをお願いしてから作成に進む', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, id, { outcome: 'issue' }))
    const now = house.clock.now().toString()
    house.setNow('2026-12-20T10:00:00+09:00')
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, id))
    expect((await caseOf(id)).state).toBe('awaiting_payment')
    house.setNow(now)
  })
})

describe('補正', () => {
  it('担当でない職員は、申請者に確認を頼めない', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    const ask = {
      fields: ['paper'],
      reason: '書類の写しを送ってください',
      answerBy: Temporal.PlainDate.from('2026-12-15'),
    }
    await expect(house.db.transact((tx) => requestCorrection(tx, house, mori, id, ask))).rejects.toMatchObject({
      status: 403,
    })
    await house.db.transact((tx) => requestCorrection(tx, house, takahashi, id, ask))
    expect((await caseOf(id)).state).toBe('awaiting_correction')
  })

  it('期限の翌日になっても答えがなければ、事案は担当に戻る', async () => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    const ask = {
      fields: ['paper'],
      reason: '書類の写しを送ってください',
      answerBy: Temporal.PlainDate.from('2026-12-04'),
    }
    await house.db.transact((tx) => requestCorrection(tx, house, takahashi, id, ask))
    const due = await house.db.read((tx) => nextOverdueCorrection(tx, house.clock.now()))
    expect(due?.at.toString()).toBe('2026-12-04T15:00:00Z')
    const wednesday = house.clock.now().toString()
    house.setNow('2026-12-05T00:00:01+09:00')
    await endOverdueCorrections(house)
    expect((await caseOf(id)).state).toBe('in_review')
    house.setNow(wednesday)
  })

  const askedUntil = async (id: Parameters<typeof takeCase>[3]) => {
    const correction = await house.db.read((tx) => openCorrection(tx, id))
    return correction?.answerBy.toString()
  }
  const askUntil = async (answerBy: string) => {
    const { id } = await filedCase(house, '佐藤花子')
    await take(takahashi, id)
    const ask = { fields: ['paper'], reason: '書類の写しを', answerBy: Temporal.PlainDate.from(answerBy) }
    await house.db.transact((tx) => requestCorrection(tx, house, takahashi, id, ask))
    return id
  }
  const outage = (from: string, to: string) =>
    house.db.transact((tx) =>
      recordOutage(tx, {
        id: newId<'outage'>(),
        beganAt: Temporal.Instant.from(`${from}+09:00`),
        endedAt: Temporal.Instant.from(`${to}+09:00`),
        reason: 'データベースの停止',
        staffId: kato.staffId,
      }),
    )
  const told = async (id: string) => {
    const { rows } = await sql<{ by: string }>`
      select data ->> 'by' as by from platform.notices
       where kind = 'procedures.answer-day-moved' and data ->> 'applicationId' = ${id}`.execute(house.db.kysely)
    return rows.map(({ by }) => by)
  }

  it('期限の夜にこちらが止まっていたら、期限は次の開庁日まで一度だけ延び、本人に知らせる', async () => {
    const wednesday = house.clock.now().toString()
    const [hit, other] = [await askUntil('2026-12-08'), await askUntil('2026-12-09')]
    house.setNow('2026-12-08T23:50:00+09:00')
    await outage('2026-12-08T22:00', '2026-12-08T23:45')
    await moveLastDays(house)
    await moveLastDays(house)
    expect([await askedUntil(hit), await askedUntil(other)]).toEqual(['2026-12-09', '2026-12-09'])
    expect([await told(hit), await told(other)]).toEqual([['2026-12-09'], []])
    house.setNow('2026-12-09T00:00:01+09:00')
    await endOverdueCorrections(house)
    expect((await caseOf(hit)).state).toBe('awaiting_correction')
    house.setNow(wednesday)
  })

  it('期限が切れてから障害を記録しても、まだ決めていなければ、もう一度頼みなおす', async () => {
    const wednesday = house.clock.now().toString()
    const [waiting, decided] = [await askUntil('2026-12-11'), await askUntil('2026-12-11')]
    house.setNow('2026-12-12T00:00:01+09:00')
    await endOverdueCorrections(house)
    await house.db.transact((tx) => proposeDecision(tx, house, takahashi, decided, { outcome: 'issue' }))
    house.setNow('2026-12-14T09:00:00+09:00')
    await outage('2026-12-11T20:00', '2026-12-12T08:00')
    await moveLastDays(house)
    await moveLastDays(house)
    expect((await caseOf(waiting)).state).toBe('awaiting_correction')
    expect(await askedUntil(waiting)).toBe('2026-12-15')
    expect(await told(waiting)).toEqual(['2026-12-15'])
    expect((await caseOf(decided)).state).toBe('proposed')
    house.setNow('2026-12-16T00:00:01+09:00')
    await endOverdueCorrections(house)
    await moveLastDays(house)
    expect((await caseOf(waiting)).state).toBe('in_review')
    house.setNow(wednesday)
  })
})
