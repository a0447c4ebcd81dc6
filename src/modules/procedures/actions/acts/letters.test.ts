import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { checkFile, readDocument } from '#platform/documents/index.ts'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import type { ActId, Draft } from '../../domain/acts/act.ts'
import { findAct } from '../../store/acts/acts.ts'
import { consentsOf } from '../../store/acts/consents.ts'
import { boxOf, type Delivery, deliveriesOfCase, signatureOfAct } from '../../store/acts/deliveries.ts'
import { openReturns, returnsOfCase } from '../../store/acts/returned-mail.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { returnedMailPolicy } from '../../desk-policies.ts'
import { filedRequest, type FiledRequest } from '../../testing/filed-request.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { publishSamples } from '../../testing/sample-procedures.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import type { VerifiedResident } from '../load-case.ts'
import { acceptCase, completeCase, declineCase, lapseCase } from './arrival.ts'
import { closeReached } from './close-notified.ts'
import { declareElectronic, withdrawDeclaration } from './consents.ts'
import { decideAct, examineAct } from './decide-act.ts'
import { draftAct, type Target } from './draft-act.ts'
import { effectAct } from './effect-act.ts'
import { openLetter } from './open-letter.ts'
import { postLetter, printLetter } from './post-letter.ts'
import { enterReturned, settleReturned } from './returned-mail.ts'
import { postUnopened } from './unopened.ts'

let office: Office
let house: TestHouse
let nakamura: Staff
let koyama: Staff
let ishii: Staff
const start = '2026-12-02T10:00:00+09:00'

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  await house.db.transact((tx) => publishSamples(tx, house))
  nakamura = await staffActor(house, '中村葵')
  koyama = await staffActor(house, '小山修')
  ishii = await staffActor(house, '石井恵子')
})
afterAll(() => office?.close())

const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)

const granted: Draft = {
  kind: 'decision',
  outcome: 'grant',
  ground: '見本条例 第3条',
  facts: { monthlyAmount: '10,000円' },
  items: [],
  isUrgent: false,
}
const refused: Draft = { ...granted, outcome: 'refuse', reason: '要件に当たらないため', facts: {} }

async function decided(id: ApplicationId, draft: Draft, target?: Target): Promise<ActId> {
  const made = await act((tx) => draftAct(tx, house, nakamura, id, draft, target))
  if (!made.ok) throw new Error(JSON.stringify(made))
  await act((tx) => examineAct(tx, house, koyama, made.actId))
  expect(await act((tx) => decideAct(tx, house, ishii, made.actId))).toEqual({ ok: true })
  return made.actId
}

async function effected(id: ApplicationId, draft: Draft = granted, target?: Target): Promise<ActId> {
  const actId = await decided(id, draft, target)
  expect(await act((tx) => effectAct(tx, house, nakamura, actId))).toEqual({ ok: true })
  await office.settle()
  return actId
}

const request = (name = '佐藤花子', procedure = 'sample-benefit') => filedRequest(house, name, procedure, nakamura)
const stateOf = async (id: ApplicationId) => (await house.db.read((tx) => findCase(tx, id)))?.state
const deliveries = (id: ApplicationId) => house.db.read((tx) => deliveriesOfCase(tx, id))

async function latest(id: ApplicationId): Promise<Delivery> {
  const [delivery] = await deliveries(id)
  if (!delivery) throw new Error('no letter')
  return delivery
}

async function posted(id: ApplicationId): Promise<Delivery> {
  const { id: deliveryId } = await latest(id)
  await act((tx) => printLetter(tx, house, nakamura, deliveryId))
  await act((tx) => postLetter(tx, house, nakamura, deliveryId))
  await office.settle()
  return latest(id)
}

async function declared(resident: VerifiedResident): Promise<void> {
  await act((tx) => declareElectronic(tx, house, resident, 'sample-benefit'))
}

async function undeclare(resident: VerifiedResident): Promise<void> {
  for (const consent of await house.db.read((tx) => consentsOf(tx, resident.personId))) {
    if (!consent.endedAt) await act((tx) => withdrawDeclaration(tx, house, resident, consent.id))
  }
}

async function later(time: string, work: () => Promise<void>): Promise<void> {
  house.setNow(time)
  try {
    await work()
  } finally {
    house.setNow(start)
  }
}

const textOf = async (delivery: Delivery): Promise<string> => {
  const document = await house.db.read((tx) => readDocument(tx, delivery.documentId ?? '', () => true))
  return (await readPdf(document?.bytes ?? new Uint8Array())).text
}

describe('郵便で届ける', () => {
  it('届け出ていない人には郵便で送り、通知書に文書番号・処分庁・教示が載る', async () => {
    const { id } = await request()
    const actId = await effected(id, refused)
    const delivery = await latest(id)
    expect(delivery).toMatchObject({ way: 'post', state: 'queued', seal: 'drawn' })
    const text = (await textOf(delivery)).replaceAll(/\s/g, '')
    const effectedAct = await house.db.read((tx) => findAct(tx, actId))
    expect(text).toContain(effectedAct?.documentNumber)
    expect(text).toContain('練馬区長')
    expect(text).toContain('要件に当たらないため')
    expect(text).toContain('東京都知事に対して審査請求')
    expect(text).toContain('佐藤花子')
  })

  it('投函しても届いたことにはならず、推定の日が記録され、戻る期間が過ぎてから完了する', async () => {
    const { id } = await request()
    await effected(id)
    const delivery = await posted(id)
    expect(delivery).toMatchObject({ state: 'posted', arrivedAt: null })
    expect(delivery.presumedOn?.toString()).toBe('2026-12-06')
    await closeReached(house)
    expect(await stateOf(id)).toBe('notified')
    await later('2026-12-21T00:01:00+09:00', () => closeReached(house))
    expect(await stateOf(id)).toBe('completed')
  })

  it('認めない決定は、通知が届いたあとで「認めない」として終わる', async () => {
    const { id } = await request()
    await effected(id, refused)
    await posted(id)
    await later('2026-12-21T00:01:00+09:00', () => closeReached(house))
    expect(await stateOf(id)).toBe('refused')
  })
})

describe('電子で届ける', () => {
  it('届け出た人だけに電子で届き、置いたときではなく、はじめて開いたときに到達する', async () => {
    const { id, resident } = await request()
    await declared(resident)
    const actId = await effected(id)
    const delivery = await latest(id)
    expect(delivery).toMatchObject({ way: 'electronic', state: 'uploaded', arrivedAt: null, seal: 'electronic' })
    expect(await stateOf(id)).toBe('notified')
    const opened = await act((tx) => openLetter(tx, house, resident, delivery.id))
    expect((await latest(id)).arrivedAt?.toString()).toBe('2026-12-02T01:00:00Z')
    expect(await stateOf(id)).toBe('completed')
    const signature = await house.db.read((tx) => signatureOfAct(tx, actId))
    expect(signature && checkFile(house.config.secret, opened.bytes, signature)).toBe('genuine')
    await later('2026-12-03T10:00:00+09:00', async () => {
      await act((tx) => openLetter(tx, house, resident, delivery.id))
    })
    expect((await latest(id)).arrivedAt?.toString()).toBe('2026-12-02T01:00:00Z')
    await undeclare(resident)
  })

  it('届け出ていない人への電子の交付は、データベースが通さない', async () => {
    const { id, resident } = await request()
    await declared(resident)
    const [consent] = await house.db.read((tx) => consentsOf(tx, resident.personId))
    const other = await request('山本蓮')
    const actId = await effected(other.id)
    const force = (person: string, consentId: string | undefined) =>
      sql`insert into procedures.deliveries (act_id, person_id, office_id, way, consent_id, recipient, seal, made_at)
        select act_id, ${person}, office_id, 'electronic', ${consentId ?? null}, recipient, 'electronic', made_at
        from procedures.deliveries where act_id = ${actId}`.execute(house.db.kysely)
    await expect(force(other.resident.personId, consent?.id)).rejects.toMatchObject({ code: '23514' })
    await expect(force(other.resident.personId, undefined)).rejects.toMatchObject({ code: '23514' })
    expect(await stateOf(id)).toBe('in_review')
    await undeclare(resident)
  })

  it('決定と施行のあいだに届出をやめた人には、郵便で送る', async () => {
    const { id, resident } = await request('髙﨑𠮷郎')
    await declared(resident)
    const actId = await decided(id, granted)
    await later('2026-12-02T11:00:00+09:00', () => undeclare(resident))
    await later('2026-12-02T12:00:00+09:00', async () => {
      expect(await act((tx) => effectAct(tx, house, nakamura, actId))).toEqual({ ok: true })
      await office.settle()
    })
    expect(await latest(id)).toMatchObject({ way: 'post', state: 'queued' })
  })

  it('施行と交付のあいだに届出をやめた人にも、郵便で送る', async () => {
    const { id, resident } = await request('小林和子')
    await declared(resident)
    const actId = await decided(id, granted)
    await act((tx) => effectAct(tx, house, nakamura, actId))
    await later('2026-12-02T11:00:00+09:00', async () => {
      await undeclare(resident)
      await office.settle()
    })
    expect((await deliveries(id)).map(({ way, state }) => [way, state])).toEqual([
      ['post', 'queued'],
      ['electronic', 'dropped'],
    ])
  })

  it('期限までに開かれなければ郵便でも送り、そのあと開いても到達として残る', async () => {
    const { id, resident } = await request('山本蓮')
    await declared(resident)
    await effected(id)
    const { id: deliveryId } = await latest(id)
    await later('2026-12-10T09:00:00+09:00', async () => {
      await postUnopened(house)
      await office.settle()
      expect((await deliveries(id)).map(({ way, state }) => [way, state])).toEqual([
        ['post', 'queued'],
        ['electronic', 'unopened'],
      ])
      await act((tx) => openLetter(tx, house, resident, deliveryId))
    })
    const electronic = (await deliveries(id)).find(({ way }) => way === 'electronic')
    expect(electronic).toMatchObject({ state: 'unopened' })
    expect(electronic?.arrivedAt).not.toBeNull()
  })

  it('ほかの人の書類は開けず、保存期間を過ぎた書類も開けない', async () => {
    const { id, resident } = await request()
    await act((tx) => declareElectronic(tx, house, resident, undefined))
    await effected(id)
    const { id: deliveryId } = await latest(id)
    const { resident: other } = await request('山本蓮')
    await expect(act((tx) => openLetter(tx, house, other, deliveryId))).rejects.toMatchObject({ status: 404 })
    expect((await house.db.read((tx) => boxOf(tx, other.personId, 10))).map((one) => one.id)).not.toContain(deliveryId)
    await later('2027-12-03T10:00:00+09:00', async () => {
      await expect(act((tx) => openLetter(tx, house, resident, deliveryId))).rejects.toMatchObject({ status: 404 })
    })
    await undeclare(resident)
  })
})

describe('決定と施行のあいだに起きたこと', () => {
  it('名あて人が転出・死亡していたら、施行は止まり、することとして残る', async () => {
    const { id } = await request('NGUYEN THI LAN')
    const actId = await decided(id, granted)
    const moved = (on: string | null, by: string | null) =>
      sql`update people.register_records set valid_to = ${on}, ended_by = ${by}
        where name = 'NGUYEN THI LAN' and (valid_to is null or valid_to = '2026-12-02')`.execute(house.db.kysely)
    await moved('2026-12-02', 'died')
    expect(await act((tx) => effectAct(tx, house, nakamura, actId))).toEqual({ ok: false, reason: 'left_register' })
    expect(await house.db.read((tx) => findAct(tx, actId))).toMatchObject({
      state: 'decided',
      heldFor: 'left_register',
      documentNumber: null,
    })
    await moved(null, null)
    expect(await act((tx) => effectAct(tx, house, nakamura, actId))).toEqual({ ok: true })
    expect((await house.db.read((tx) => findAct(tx, actId)))?.heldFor).toBeNull()
  })
})

describe('返戻', () => {
  const entry = (number: string) => ({
    number,
    reason: 'unknown_address' as const,
    returnedOn: Temporal.PlainDate.from('2026-12-08'),
  })

  it('戻ってきた通知書は、どうするかが決まるまで事案を終わらせない', async () => {
    const { id } = await request()
    await effected(id)
    const { documentNumber } = await posted(id)
    const entered = await act((tx) => enterReturned(tx, house, nakamura, entry(documentNumber)))
    if (!entered.ok) throw new Error(entered.reason)
    await later('2027-02-01T09:00:00+09:00', () => closeReached(house))
    expect(await stateOf(id)).toBe('notified')
    const open = await house.db.read((tx) => openReturns(tx, returnedMailPolicy.scope(nakamura), 50))
    expect(open.map((one) => one.id)).toContain(entered.id)
    const keep = { resolution: 'public_notice' as const, note: undefined }
    expect(await act((tx) => settleReturned(tx, house, nakamura, entered.id, keep))).toEqual({
      ok: false,
      reason: 'note_missing',
    })
    const noted = { ...keep, note: '12月10日に公示送達をした' }
    expect(await act((tx) => settleReturned(tx, house, nakamura, entered.id, noted))).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('completed')
  })

  it('送り直すと、いまの住所へ新しい通知書が出て、番号は変わらない', async () => {
    const { id } = await request()
    await effected(id)
    const first = await posted(id)
    const entered = await act((tx) => enterReturned(tx, house, nakamura, entry(first.receiptNumber)))
    if (!entered.ok) throw new Error(entered.reason)
    const resend = { resolution: 'resent' as const, note: undefined }
    expect(await act((tx) => settleReturned(tx, house, nakamura, entered.id, resend))).toEqual({ ok: true })
    await office.settle()
    const again = await latest(id)
    expect(again).toMatchObject({ state: 'queued', documentNumber: first.documentNumber })
    expect((await house.db.read((tx) => returnsOfCase(tx, id)))[0]).toMatchObject({ resolution: 'resent' })
    expect((await posted(id)).state).toBe('posted')
  })

  it('同じ郵便物の返戻は二度入らず、知らない番号は入らない', async () => {
    const { id } = await request()
    await effected(id)
    const { documentNumber } = await posted(id)
    expect(await act((tx) => enterReturned(tx, house, nakamura, entry(documentNumber)))).toMatchObject({ ok: true })
    expect(await act((tx) => enterReturned(tx, house, nakamura, entry(documentNumber)))).toMatchObject({
      ok: false,
      reason: 'unknown',
    })
    expect(await act((tx) => enterReturned(tx, house, nakamura, entry('8練こ子第99999号')))).toMatchObject({
      ok: false,
    })
  })
})

describe('施行のあとの新しい処分', () => {
  it('取消しは、もとの通知を残したまま、新しい番号と通知書で行う', async () => {
    const { id } = await request()
    const first = await effected(id)
    const before = await house.db.read((tx) => findAct(tx, first))
    const revocation: Draft = {
      ...granted,
      kind: 'revocation',
      outcome: undefined,
      reason: '要件を欠いていたため',
      facts: {},
    }
    const second = await effected(id, revocation, { actId: first })
    const after = await house.db.read((tx) => findAct(tx, second))
    expect(after?.documentNumber).not.toBe(before?.documentNumber)
    expect(after?.letter.paragraphs.join('')).toContain(before?.documentNumber)
    expect(after?.letter.appeal.length).toBeGreaterThan(0)
    expect(await house.db.read((tx) => findAct(tx, first))).toMatchObject({ state: 'effected' })
    for (const actId of [first, second]) {
      const again = await act((tx) => draftAct(tx, house, nakamura, id, revocation, { actId }))
      expect(again).toEqual({ ok: false, reason: 'ended_already' })
    }
    const forced = sql`
      insert into procedures.acts (application_id, kind, changes_id, route, authority, rank, ground, reason, letter, state, drafted_by, drafted_at)
      select application_id, kind, changes_id, route, authority, rank, ground, reason, letter, 'examining', drafted_by, drafted_at
      from procedures.acts where id = ${second}`.execute(house.db.kysely)
    await expect(forced).rejects.toMatchObject({ constraint: 'one_end_of_an_act' })
  })

  it('まだ通知していない処分は、取り消せない', async () => {
    const { id } = await request()
    const first = await decided(id, granted)
    const correction: Draft = { ...granted, kind: 'correction', outcome: undefined, reason: '誤記', facts: {} }
    await expect(act((tx) => draftAct(tx, house, nakamura, id, correction, { actId: first }))).resolves.toMatchObject({
      ok: false,
      reason: 'act_under_way',
    })
  })
})

describe('期限の延長', () => {
  const extension: Draft = { ...granted, kind: 'extension', outcome: undefined, reason: '量が多いため', facts: {} }

  it('理由を付けて一度だけ延び、期限は施行のときに動く', async () => {
    const { id } = await request()
    const due = async () => (await house.db.read((tx) => findCase(tx, id)))?.dueOn.toString()
    expect(await due()).toBe('2026-12-17')
    await effected(id, extension)
    expect(await due()).toBe('2027-01-31')
    expect(await stateOf(id)).toBe('in_review')
    expect(await act((tx) => draftAct(tx, house, nakamura, id, extension))).toEqual({
      ok: false,
      reason: 'extended_already',
    })
  })

  it('延長のない手続では、延ばせない', async () => {
    const { id } = await request('佐藤花子', 'sample-registration')
    expect(await act((tx) => draftAct(tx, house, nakamura, id, extension))).toEqual({
      ok: false,
      reason: 'no_extension',
    })
  })
})

describe('届出と申込み', () => {
  const open = async (procedure: string): Promise<FiledRequest> => request('佐藤花子', procedure)

  it('届出は受け付けて処理を終え、起案も拒否もない', async () => {
    const { id } = await open('sample-notification')
    await expect(act((tx) => draftAct(tx, house, nakamura, id, granted))).rejects.toMatchObject({
      code: 'no_decision_of_this_kind',
    })
    await expect(act((tx) => declineCase(tx, house, nakamura, id, '理由'))).rejects.toMatchObject({ status: 409 })
    await act((tx) => acceptCase(tx, house, nakamura, id))
    expect(await stateOf(id)).toBe('accepted')
    await act((tx) => completeCase(tx, house, nakamura, id))
    expect(await stateOf(id)).toBe('completed')
  })

  it('届出を不備のまま終えられるのは、補正を頼んで返事がなかったあとだけで、手紙に教示はない', async () => {
    const { id } = await open('sample-notification')
    expect(await act((tx) => lapseCase(tx, house, nakamura, id, '氏名'))).toEqual({ ok: false, reason: 'not_asked' })
    await sql`insert into procedures.case_events (application_id, at, kind, actor_kind)
      values (${id}, ${house.clock.now()}, 'answer_overdue', 'system')`.execute(house.db.kysely)
    expect(await act((tx) => lapseCase(tx, house, nakamura, id, '届出人の氏名'))).toEqual({ ok: true })
    await office.settle()
    const { rows } = await sql<{ id: string }>`
      select id from platform.documents where owner_id = ${id} and kind = 'lapsed'`.execute(house.db.kysely)
    const letter = await house.db.read((tx) => readDocument(tx, rows[0]?.id ?? '', () => true))
    const { text } = await readPdf(letter?.bytes ?? new Uint8Array())
    expect(text.replaceAll(/\s/g, '')).toContain('届出人の氏名')
    expect(text.replaceAll(/\s/g, '')).not.toContain('審査請求')
  })

  it('申込みは、教示のない手紙で断ることができる', async () => {
    const { id } = await open('sample-entry')
    await act((tx) => declineCase(tx, house, nakamura, id, '定員に達したため'))
    await office.settle()
    expect(await stateOf(id)).toBe('declined')
  })
})
