import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse } from '#platform/testing/index.ts'
import { drivePayment } from '#src/simulators/testing.ts'
import { acceptCase, completeCase } from './actions/acts/arrival.ts'
import { confirmApplication } from './actions/confirm.ts'
import { takeCase } from './actions/desk/handle-case.ts'
import { contentOf, ownCase } from './actions/load-case.ts'
import { publishDefinition } from './actions/publish.ts'
import { startApplication } from './actions/start.ts'
import { submitIfReady } from './actions/submit-if-ready.ts'
import { answerAgreement } from './agreements/actions.ts'
import { askFee } from './charges/actions/ask-fee.ts'
import { chargesOf } from './charges/store.ts'
import type { AnswerValue } from './domain/answers/answer.ts'
import { contentHash, hashText } from './domain/answers/content-hash.ts'
import { ken, satoHousehold } from './fixtures.ts'
import { keepAnswers } from './store/answers.ts'
import { type ApplicationId, findApplication } from './store/applications.ts'
import { verifiedResident } from './testing/filed-case.ts'
import { sentAct } from './testing/granted-request.ts'
import { naturalPath } from './testing/natural-path.ts'
import { nerimaProcedure } from './testing/nerima-procedure.ts'
import { type Office, openOffice } from './testing/office.ts'
import { staffActor } from './testing/staff-actor.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  // An office in which three people can draft, examine and decide.
  const aid = { ...nerimaProcedure('school-expenses-aid'), office: 'information-disclosure' }
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, aid))
})
afterAll(() => office?.close())

const stateOf = async (id: ApplicationId) => (await office.house.db.read((tx) => findApplication(tx, id)))?.state

/** Filled in by 佐藤花子 as most people do, and confirmed; what nobody else has to do is filed. */
async function confirmed(procedure: string, chosen: Record<string, AnswerValue>) {
  const { house } = office
  const resident = await verifiedResident(house, '佐藤花子')
  const { answers } = naturalPath(nerimaProcedure(procedure), satoHousehold, house.clock.today(), chosen)
  return house.db.transact(async (tx) => {
    const { id } = await startApplication(tx, house, resident, { procedure, lang: 'ja' })
    await keepAnswers(tx, id, answers, house.clock.now())
    const seen = hashText(contentHash(contentOf(await ownCase(tx, house, resident, id))))
    const done = await confirmApplication(tx, house, resident, { id, seen })
    if (!done.ok) throw new Error(done.reason)
    return { id, resident, outcome: (await submitIfReady(tx, house, resident, id)).outcome }
  })
}

describe('目録の手続を、終わりまで歩く', () => {
  test('就学援助は、もう一人の大人が自分で同意してはじめて届き、認定される', async () => {
    const { house } = office
    const { id, outcome } = await confirmed('school-expenses-aid', { 'other-adult': [ken] })
    expect([outcome, await stateOf(id)]).toEqual(['not_agreed', 'confirmed'])
    const { rows } = await sql<{ id: string }>`
      select id from procedures.agreements where application_id = ${id}`.execute(house.db.kysely)
    const partner = await verifiedResident(house, '佐藤健')
    const given = { kind: 'given' } as const
    await house.db.transact((tx) => answerAgreement(tx, house, partner, rows[0]?.id ?? '', given))
    expect(await stateOf(id)).toBe('submitted')
    const [clerk, checker, decider] = await Promise.all(
      ['松本香', '大野健一', '清水隆'].map((name) => staffActor(house, name)),
    )
    if (!clerk || !checker) throw new Error('nobody at the office')
    await house.db.transact((tx) => takeCase(tx, house, clerk, id))
    const draft = {
      kind: 'decision',
      outcome: 'grant',
      ground: '要綱',
      facts: { startsOn: '令和8年12月', children: '佐藤湊' },
      items: [],
      isUrgent: false,
    } as const
    await sentAct(house, id, { clerk, checker, ...(decider && { decider }) }, draft)
    expect(await stateOf(id)).toBe('notified')
  })

  test('就学援助は、書面で同意する人や、ほかに大人のいない人なら、すぐに届く', async () => {
    const filed = await confirmed('school-expenses-aid', { 'adult-agrees': 'nobody' })
    expect([filed.outcome, await stateOf(filed.id)]).toEqual(['submitted', 'submitted'])
  })

  test('保育園の申込みは、もう一人の保護者の同意を待つ間に締切が過ぎても、送った日で数える', async () => {
    const { house } = office
    house.setNow('2026-12-04T23:50:00+09:00')
    const { answers } = naturalPath(nerimaProcedure('nursery-admission'), satoHousehold, house.clock.today(), {
      start: 'april',
    })
    expect(answers['second-agrees']).toBe('here')
    const resident = await verifiedResident(house, '佐藤花子')
    const id = await house.db.transact(async (tx) => {
      const { id } = await startApplication(tx, house, resident, { procedure: 'nursery-admission', lang: 'ja' })
      await keepAnswers(tx, id, { ...answers, child: [satoHousehold.members[3]?.personId ?? ''] }, house.clock.now())
      const seen = hashText(contentHash(contentOf(await ownCase(tx, house, resident, id))))
      expect(await confirmApplication(tx, house, resident, { id, seen })).toEqual({
        ok: true,
        contentHash: expect.anything(),
      })
      return id
    })
    house.setNow('2026-12-06T09:00:00+09:00')
    const later = await house.db.read((tx) => ownCase(tx, house, resident, id))
    expect(later.closed).toBeUndefined()
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('粗大ごみは申込みのときに払わず、係が決めた料金を払うと収集が決まって終わる', async () => {
    const { house } = office
    const things = { isDone: true, rows: [{ id: 'row-1', answers: { kind: 'sofa', quantity: 2, size: 60 } }] }
    const { id, outcome } = await confirmed('bulky-waste', { items: things as unknown as AnswerValue })
    expect(outcome).toBe('submitted')
    const clerk = await staffActor(house, '古川大輔')
    await house.db.transact((tx) => takeCase(tx, house, clerk, id))
    await expect(house.db.transact((tx) => acceptCase(tx, house, clerk, id))).rejects.toMatchObject({
      code: 'fee_unpaid',
    })
    const counts = { 'bulky-small': 0, 'bulky-medium': 0, 'bulky-large': 2 }
    expect(await house.db.transact((tx) => askFee(tx, house, clerk, id, counts))).toMatchObject({ ok: true })
    const [charge] = await house.db.read((tx) => chargesOf(tx, id))
    if (!charge) throw new Error('nothing was fixed')
    const hanako = await office.visit('佐藤花子')
    const page = `/applications/${id}/charges/${charge.id}`
    const checkout = (await hanako.submit(page, {}, `${page}/payment`)).headers.get('location') ?? ''
    await hanako.get(new URL(await drivePayment(checkout)).pathname)
    await office.settle()
    await house.db.transact((tx) => acceptCase(tx, house, clerk, id))
    await house.db.transact((tx) => completeCase(tx, house, clerk, id))
    expect(await stateOf(id)).toBe('completed')
  })

  test('粗大ごみのはじめのページは、仮の金額を見せず、料金をいつ知らせるかを言う', async () => {
    const html = await (await browse(office.app).get('/procedures/bulky-waste')).text()
    const shown = html.replaceAll(/<r[pt]>.*?<\/r[pt]>|<[^>]+>/g, '')
    expect(shown).toContain('料金は、担当の係が品物を確かめて決め')
    expect(shown).not.toMatch(/\d円/)
  })
})
