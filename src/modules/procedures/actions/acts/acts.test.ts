import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import type { ActId, Draft } from '../../domain/acts/act.ts'
import { actsOf, findAct } from '../../store/acts/acts.ts'
import { stepsOf } from '../../store/acts/steps.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { filedRequest } from '../../testing/filed-request.ts'
import { publishSamples } from '../../testing/sample-procedures.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { proposeDecision } from '../desk/decide.ts'
import { withdrawApplication } from '../withdraw.ts'
import { decideAct, examineAct, returnAct, seeAfterwards, takeBackAct, undoDecision } from './decide-act.ts'
import { draftAct } from './draft-act.ts'
import { effectAct } from './effect-act.ts'

let office: Office
let house: TestHouse
let nakamura: Staff
let koyama: Staff
let ishii: Staff

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

const request = (name = '佐藤花子', procedure = 'sample-benefit') => filedRequest(house, name, procedure, nakamura)

async function drafted(id: ApplicationId, change: Partial<Draft> = {}): Promise<ActId> {
  const made = await act((tx) => draftAct(tx, house, nakamura, id, { ...granted, ...change }))
  if (!made.ok) throw new Error(JSON.stringify(made))
  return made.actId
}

async function decided(id: ApplicationId, change: Partial<Draft> = {}): Promise<ActId> {
  const actId = await drafted(id, change)
  expect(await act((tx) => examineAct(tx, house, koyama, actId))).toEqual({ ok: true })
  expect(await act((tx) => decideAct(tx, house, ishii, actId))).toEqual({ ok: true })
  return actId
}

const stateOf = async (id: ApplicationId) => (await house.db.read((tx) => findCase(tx, id)))?.state
const actState = async (id: ActId) => (await house.db.read((tx) => findAct(tx, id)))?.state

/** What the office of 児童手当 does at night: away from then on. */
async function away(staff: Staff, from: string, until: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into people.absences (staff_id, away_from, away_until, entered_by, entered_at)
    values (${staff.staffId}, ${from}, ${until}, ${koyama.staffId}, ${from}) returning id`.execute(house.db.kysely)
  return rows[0]?.id ?? ''
}

const back = (absence: string) =>
  sql`update people.absences set cancelled_by = ${koyama.staffId}, cancelled_at = ${house.clock.now()} where id = ${absence}`.execute(
    house.db.kysely,
  )

describe('起案から施行まで', () => {
  it('起案・審査・決定・施行を別の人がつなぎ、文書番号と日付は施行のときに付く', async () => {
    const { id } = await request()
    const actId = await decided(id)
    expect(await stateOf(id)).toBe('decided')
    expect((await house.db.read((tx) => findAct(tx, actId)))?.documentNumber).toBeNull()
    expect(await act((tx) => effectAct(tx, house, nakamura, actId))).toEqual({ ok: true })
    const effected = await house.db.read((tx) => findAct(tx, actId))
    expect(effected?.documentNumber).toMatch(/^8練こ子第\d+号$/)
    expect(effected?.datedOn?.toString()).toBe('2026-12-02')
    expect(await stateOf(id)).toBe('notified')
    const steps = await house.db.read((tx) => stepsOf(tx, [actId]))
    expect(steps.map(({ kind, staffId }) => [kind, staffId])).toEqual([
      ['draft', nakamura.staffId],
      ['examine', koyama.staffId],
      ['decide', ishii.staffId],
      ['effect', nakamura.staffId],
    ])
  })

  it('証明書のための二人の決定は、起案で決める申請には使えない', async () => {
    const { id } = await request()
    await expect(act((tx) => proposeDecision(tx, house, nakamura, id, { outcome: 'issue' }))).rejects.toMatchObject({
      code: 'no_decision_of_this_kind',
    })
    expect(await stateOf(id)).toBe('in_review')
  })

  it('通知書の文は、起案のときに定義の言葉と事案から作られ、そのあと変わらない', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    const letter = (await house.db.read((tx) => findAct(tx, actId)))?.letter
    expect(letter?.title).toBe('見本手当 認定通知書')
    expect(letter?.paragraphs[0]).toContain('令和8年12月2日に請求のありました')
    expect(letter?.items).toEqual([
      { term: '請求者', text: '佐藤花子' },
      { term: '月額', text: '10,000円' },
    ])
    expect(letter?.appeal[0]).toContain('東京都知事に対して審査請求')
    const rewrite = sql`update procedures.acts set letter = '{}' where id = ${actId}`.execute(house.db.kysely)
    await expect(rewrite).rejects.toMatchObject({ code: '23514' })
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('文書番号は、年度と記号ごとに抜けなく続く', async () => {
    const numbers = []
    for (let i = 0; i < 2; i += 1) {
      const { id } = await request()
      const actId = await decided(id)
      await act((tx) => effectAct(tx, house, nakamura, actId))
      numbers.push(
        Number(/第(\d+)号/.exec((await house.db.read((tx) => findAct(tx, actId)))?.documentNumber ?? '')?.[1]),
      )
    }
    expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1)
  })
})

describe('理由の提示', () => {
  it('認めない決定は、理由がなければ起案できず、データベースにも入らない', async () => {
    const { id } = await request()
    const refused = await act((tx) => draftAct(tx, house, nakamura, id, { ...granted, outcome: 'refuse' }))
    expect(refused).toEqual({ ok: false, problems: [{ field: 'reason', problem: 'missing' }] })
    const actId = await drafted(id)
    const forced = sql`
      insert into procedures.acts (application_id, kind, outcome, route, authority, rank, ground, letter, state, drafted_by, drafted_at)
      select application_id, 'decision', 'refuse', route, authority, rank, ground, letter, 'returned', drafted_by, drafted_at
      from procedures.acts where id = ${actId}`.execute(house.db.kysely)
    await expect(forced).rejects.toMatchObject({ code: '23514', constraint: 'acts_give_reasons' })
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('文書ごとに決めるときは、認めない行に根拠と理由が要り、全体の決定と合っていなければならない', async () => {
    const { id } = await request('佐藤花子', 'sample-disclosure')
    const items = [
      { row: '1', label: '会議録', outcome: 'grant' as const },
      {
        row: '2',
        label: '名簿',
        outcome: 'refuse' as const,
        ground: '条例 第7条第2号',
        reason: '個人に関する情報のため',
      },
    ]
    const draft = { ...granted, facts: {}, reason: '個人に関する情報のため' }
    const attempt = (change: Partial<Draft>) => act((tx) => draftAct(tx, house, nakamura, id, { ...draft, ...change }))
    expect(await attempt({ outcome: 'grant', items })).toMatchObject({
      problems: [{ field: 'outcome', problem: 'items_disagree' }],
    })
    expect(
      await attempt({ outcome: 'partial', items: [{ row: '1', label: '名簿', outcome: 'refuse' }] }),
    ).toMatchObject({
      problems: [{ field: 'items.1', problem: 'reason_missing' }],
    })
    // What all of them have in common need not be said again.
    expect(await attempt({ outcome: 'partial', items, reason: undefined })).toMatchObject({ ok: true })
    const [made] = await house.db.read((tx) => actsOf(tx, id))
    expect(made?.letter.items[1]).toEqual({
      term: '名簿',
      text: '認めない\n根拠：条例 第7条第2号\n理由：個人に関する情報のため',
    })
  })

  it('印刷できない字のある文では起案できず、どの字かを言う', async () => {
    const { id } = await request()
    const draft = { ...granted, facts: { monthlyAmount: '\u{2FFFF}円' } }
    expect(await act((tx) => draftAct(tx, house, nakamura, id, draft))).toMatchObject({
      ok: false,
      reason: 'missing_glyphs',
    })
    expect(await stateOf(id)).toBe('in_review')
  })
})

describe('だれが審査し、決定するか', () => {
  it('起案した人は審査も決定もできず、審査した人は決定できない', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    await expect(act((tx) => examineAct(tx, house, nakamura, actId))).rejects.toMatchObject({ status: 403 })
    await act((tx) => examineAct(tx, house, koyama, actId))
    expect(await act((tx) => decideAct(tx, house, koyama, actId))).toEqual({ ok: false, reason: 'examined_it' })
    const forced = sql`
      update procedures.acts set state = 'decided', decided_by = examined_by, decided_at = ${house.clock.now()}
      where id = ${actId}`.execute(house.db.kysely)
    await expect(forced).rejects.toMatchObject({ constraint: 'acts_by_different_people' })
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('きのうで職が終わった課長は決定できず、データベースも通さない', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    await act((tx) => examineAct(tx, house, koyama, actId))
    const posts = sql`update people.posts set valid_to = '2026-12-02' where staff_id = ${ishii.staffId}`
    await posts.execute(house.db.kysely)
    // Her session is from yesterday; the line is asked anew.
    expect(await act((tx) => decideAct(tx, house, ishii, actId))).toEqual({ ok: false, reason: 'not_next_in_line' })
    const forced = sql`
      update procedures.acts set state = 'decided', decided_by = ${ishii.staffId}, decided_at = ${house.clock.now()}
      where id = ${actId}`.execute(house.db.kysely)
    await expect(forced).rejects.toMatchObject({ code: '23514' })
    await sql`update people.posts set valid_to = null where staff_id = ${ishii.staffId}`.execute(house.db.kysely)
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('受託者は、どの役割を持っていても決定できない', async () => {
    const hirano = await staffActor(house, '平野ゆい')
    const { id } = await request()
    const actId = await drafted(id)
    await expect(act((tx) => examineAct(tx, house, hirano, actId))).rejects.toMatchObject({ status: 404 })
    await act((tx) => examineAct(tx, house, koyama, actId))
    const forced = sql`
      update procedures.acts set state = 'decided', decided_by = ${hirano.staffId}, decided_at = ${house.clock.now()}
      where id = ${actId}`.execute(house.db.kysely)
    await expect(forced).rejects.toMatchObject({ code: '23514' })
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('自分と同じ世帯の人の申請は、決定できない', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    await act((tx) => examineAct(tx, house, koyama, actId))
    const link = (person: string | null) =>
      sql`update people.staff set person_id = (select person_id from people.register_records where name = ${person})
        where id = ${ishii.staffId}`.execute(house.db.kysely)
    await link('佐藤健')
    await expect(act((tx) => decideAct(tx, house, ishii, actId))).rejects.toMatchObject({ code: 'own_case' })
    await link(null)
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('二つの画面から同時に決定しても、決定は一度だけ', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    await act((tx) => examineAct(tx, house, koyama, actId))
    const both = await Promise.all([
      act((tx) => decideAct(tx, house, ishii, actId)),
      act((tx) => decideAct(tx, house, ishii, actId)),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: 'not_now' })
    const steps = await house.db.read((tx) => stepsOf(tx, [actId]))
    expect(steps.filter(({ kind }) => kind === 'decide')).toHaveLength(1)
  })

  it('一つの事案に、決裁の途中の起案は一つだけ', async () => {
    const { id } = await request()
    await drafted(id)
    await expect(act((tx) => draftAct(tx, house, nakamura, id, granted))).rejects.toMatchObject({ code: 'wrong_state' })
  })
})

describe('代決と後閲', () => {
  it('決定権者が在席しているあいだは、代決できない', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    await act((tx) => examineAct(tx, house, koyama, actId))
    const otsuka = await staffActor(house, '大塚正樹')
    await expect(act((tx) => decideAct(tx, house, otsuka, actId))).rejects.toMatchObject({ status: 404 })
    await act((tx) => takeBackAct(tx, house, nakamura, actId))
  })

  it('決定権者が不在なら次の順の人が代決し、戻った決定権者の後閲が残る', async () => {
    const { id } = await request()
    const hayashi = await second()
    const actId = await drafted(id)
    // 係長が審査せず、ほかの係長が審査する: 代決する人は起案も審査もしていない
    await act((tx) => examineAct(tx, house, hayashi, actId))
    const absence = await away(ishii, '2026-12-02T00:00:00+09:00', '2026-12-05T00:00:00+09:00')
    expect(await act((tx) => decideAct(tx, house, koyama, actId))).toEqual({ ok: true })
    const done = await house.db.read((tx) => findAct(tx, actId))
    expect(done).toMatchObject({ isDeputised: true, deputyFor: ishii.staffId, seenBy: null })
    expect(await act((tx) => seeAfterwards(tx, house, koyama, actId))).toMatchObject({ ok: false })
    await back(absence)
    expect(await act((tx) => seeAfterwards(tx, house, ishii, actId))).toEqual({ ok: true })
    expect(await act((tx) => seeAfterwards(tx, house, ishii, actId))).toMatchObject({ ok: false, reason: 'not_now' })
  })

  /** Another official of 児童手当係 who may examine. */
  async function second(): Promise<Staff> {
    await sql`
      insert into people.posts (staff_id, office_id, role, valid_from)
      select s.id, o.id, 'checker', '2026-04-01' from people.staff s, people.offices o
      where s.name = '加藤誠' and o.key = 'child-allowance' and not exists (
        select from people.posts p where p.staff_id = s.id and p.office_id = o.id)`.execute(house.db.kysely)
    return staffActor(house, '加藤誠')
  }
})

describe('差し戻し・引戻し・取りやめ', () => {
  it('審査のあとでも差し戻され、直した起案は新しい起案として残る', async () => {
    const { id } = await request()
    const first = await drafted(id)
    await act((tx) => examineAct(tx, house, koyama, first))
    expect(await act((tx) => returnAct(tx, house, ishii, first, '根拠を確かめてください'))).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('in_review')
    await drafted(id, { ground: '見本条例 第4条' })
    const acts = await house.db.read((tx) => actsOf(tx, id))
    expect(acts.map(({ state, ground }) => [state, ground])).toEqual([
      ['examining', '見本条例 第4条'],
      ['returned', '見本条例 第3条'],
    ])
  })

  it('引戻しは起案した人だけができ、決定のあとはできない', async () => {
    const { id } = await request()
    const actId = await drafted(id)
    expect(await act((tx) => takeBackAct(tx, house, koyama, actId))).toEqual({ ok: false, reason: 'not_drafter' })
    await act((tx) => examineAct(tx, house, koyama, actId))
    await act((tx) => decideAct(tx, house, ishii, actId))
    expect(await act((tx) => takeBackAct(tx, house, nakamura, actId))).toEqual({ ok: false, reason: 'not_now' })
  })

  it('決定は施行の前なら取りやめて審査に戻せ、施行のあとは戻せない', async () => {
    const { id } = await request()
    const first = await decided(id)
    expect(await act((tx) => undoDecision(tx, house, ishii, first, '金額の誤り'))).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('in_review')
    const again = await decided(id)
    await act((tx) => effectAct(tx, house, nakamura, again))
    expect(await act((tx) => undoDecision(tx, house, ishii, again, '金額の誤り'))).toEqual({
      ok: false,
      reason: 'not_now',
    })
    const forced = sql`update procedures.acts set state = 'undone' where id = ${again}`.execute(house.db.kysely)
    await expect(forced).rejects.toMatchObject({ code: '23514' })
  })

  it('申請者が取り下げると、決裁の途中の起案も終わる', async () => {
    const { id, resident } = await request()
    const actId = await drafted(id)
    expect(await act((tx) => withdrawApplication(tx, house, resident, id))).toEqual({ ok: true })
    expect(await actState(actId)).toBe('dropped')
  })
})

describe('二人で確かめる登録', () => {
  it('起案せずに、係の二人目が決定する', async () => {
    const { id } = await request('佐藤花子', 'sample-registration')
    const actId = await drafted(id, { facts: {} })
    expect(await actState(actId)).toBe('deciding')
    expect(await act((tx) => decideAct(tx, house, koyama, actId))).toEqual({ ok: true })
    expect(await act((tx) => effectAct(tx, house, nakamura, actId))).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('notified')
  })
})
