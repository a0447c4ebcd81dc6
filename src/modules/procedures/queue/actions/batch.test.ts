import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { TestHouse } from '#platform/testing/index.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import { confirmDecision } from '../../actions/desk/decide.ts'
import { takeCase } from '../../actions/desk/handle-case.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { findCase } from '../../store/desk/cases.ts'
import { filedCase } from '../../testing/filed-case.ts'
import { writeManyCases } from '../../testing/many-cases.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import type { BatchId, BatchWish } from '../domain/batch.ts'
import { shownItems } from '../store/batches.ts'
import { casePolicy } from '../../desk-policies.ts'
import { askToUndo, beginBatch, undoItems, workOff } from './batch.ts'

let office: Office
let house: TestHouse
let takahashi: Staff
let tanaka: Staff
let mori: Staff
let kato: Staff
let serial = 50_000_000
let three: readonly ApplicationId[]

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  takahashi = await staffActor(house, '高橋真')
  tanaka = await staffActor(house, '田中美咲')
  mori = await staffActor(house, '森大地')
  kato = await staffActor(house, '加藤誠')
})
afterAll(() => office?.close())
beforeEach(async () => {
  three = await house.db.transact((tx) =>
    writeManyCases(tx, {
      count: 3,
      state: 'submitted',
      applicants: [demoPersonId(1)],
      firstSerial: (serial += 10),
      at: house.clock.now(),
    }),
  )
})

async function make(actor: Staff, wish: BatchWish, cases: readonly ApplicationId[]): Promise<BatchId> {
  const id = await house.db.transact((tx) => beginBatch(tx, house, actor, wish, cases))
  if (!id) throw new Error('no batch')
  await workOff(house, actor, id)
  return id
}
async function undo(actor: Staff, id: BatchId): Promise<void> {
  await house.db.transact((tx) => askToUndo(tx, house, actor, id))
  await undoItems(house, actor, id)
}
const outcomes = async (id: BatchId) => {
  const items = await house.db.read((tx) => shownItems(tx, id, casePolicy.scope(takahashi)))
  return items.map(({ state, why }) => (why ? `${state}: ${why}` : state))
}
const states = async (ids: readonly ApplicationId[]) =>
  Promise.all(ids.map(async (id) => (await house.db.read((tx) => findCase(tx, id)))?.state))
const take = (actor: Staff, id: ApplicationId | undefined) =>
  house.db.transact((tx) => takeCase(tx, house, actor, id as ApplicationId))

describe('まとめて引き受ける', () => {
  test('できるものは引き受け、できないものは理由が付き、ほかを止めない。元に戻すと未担当に戻る', async () => {
    await take(mori, three[0])
    await take(takahashi, three[1])
    const id = await make(takahashi, { deed: 'take' }, three)
    expect(await outcomes(id)).toEqual(['refused: taken_by_other', 'unchanged', 'done'])
    await undo(takahashi, id)
    expect(await outcomes(id)).toEqual(['refused: taken_by_other', 'unchanged', 'undone'])
    expect(await states(three)).toEqual(['in_review', 'in_review', 'submitted'])
  })

  test('よその課の申請は、番号を当てても、ないのと同じになる', async () => {
    expect(await house.db.transact((tx) => beginBatch(tx, house, kato, { deed: 'take' }, three))).toBeUndefined()
    await expect(undo(mori, await make(takahashi, { deed: 'take' }, three))).rejects.toMatchObject({ status: 404 })
  })

  test('同時に二度行っても、途中で止まって続けても、一件には一度だけ行う', async () => {
    const id = await house.db.transact((tx) => beginBatch(tx, house, takahashi, { deed: 'take' }, three))
    if (!id) throw new Error('no batch')
    await Promise.all([workOff(house, takahashi, id), workOff(house, takahashi, id)])
    await workOff(house, takahashi, id)
    expect(await outcomes(id)).toEqual(['done', 'done', 'done'])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from procedures.case_events
      where application_id = any(${[...three]}::uuid[]) and kind = 'in_review'`.execute(house.db.kysely)
    expect(rows).toEqual([{ count: 3 }])
  })
})

describe('まとめて渡す', () => {
  test('渡したものは相手の担当になり、元に戻すと前の担当に戻る。そのあとに進んだものは残り、そう伝える', async () => {
    await take(takahashi, three[0])
    const id = await make(takahashi, { deed: 'hand', to: mori.staffId, reason: 'absence' }, three)
    expect(await outcomes(id)).toEqual(['done', 'done', 'done'])
    await house.db.transact((tx) =>
      sql`delete from procedures.assignments where application_id = ${three[2]}`.execute(tx),
    )
    await undo(takahashi, id)
    expect(await outcomes(id)).toEqual(['undone', 'undone', 'kept: moved_on'])
    const [first, second] = await Promise.all(three.slice(0, 2).map((one) => house.db.read((tx) => findCase(tx, one))))
    expect(first).toMatchObject({ state: 'in_review', assigneeId: takahashi.staffId })
    expect(second).toMatchObject({ state: 'submitted', assigneeId: null })
  })
})

describe('まとめて交付の案', () => {
  test('照合に問題のない自分の申請だけに案ができ、確認の前なら元に戻り、確認のあとは戻らない', async () => {
    const filed = await Promise.all(['佐藤花子', '山本蓮', '佐藤健'].map((name) => filedCase(house, name)))
    const ids = filed.map((one) => one.id)
    await make(takahashi, { deed: 'take' }, ids.slice(0, 2))
    const unsigned = three[0] as ApplicationId
    await take(takahashi, unsigned)
    const id = await make(takahashi, { deed: 'propose' }, [...ids, unsigned])
    expect(await outcomes(id)).toEqual(['done', 'done', 'refused: not_assigned', 'refused: needs_eyes'])
    await house.db.transact((tx) => confirmDecision(tx, house, tanaka, ids[0] as ApplicationId))
    await undo(takahashi, id)
    expect((await outcomes(id)).slice(0, 2)).toEqual(['kept: moved_on', 'undone'])
    expect(await states(ids)).toEqual(['issuing', 'in_review', 'submitted'])
    await make(takahashi, { deed: 'propose' }, [ids[1] as ApplicationId])
    expect(await states(ids.slice(1, 2))).toEqual(['proposed'])
  }, 20_000)
})

describe('画面で', () => {
  const desk = async (name: string) => browse(office.app, await staffSignInAs(house, name))

  test('選んだものをまとめて引き受け、結果を読み、元に戻せる。二度押しても一つの記録である', async () => {
    const makoto = await desk('高橋真')
    const list = await (await makoto.get('/staff?view=unassigned')).text()
    const body = formOf(list, '/staff/queue/batches')
    body.delete('case')
    for (const one of three) body.append('case', one)
    body.set('deed', 'take')
    const answers = await Promise.all([
      makoto.post('/staff/queue/batches', body),
      makoto.post('/staff/queue/batches', body),
    ])
    const places = answers.map((answer) => answer.headers.get('location') ?? '')
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(places[0]).toBe(places[1])
    const shown = await (await makoto.get(places[0] ?? '')).text()
    expect(shown).toContain('できた 3件')
    await makoto.submit(places[0] ?? '', {}, `${places[0]}/undoing`)
    expect(await (await makoto.get(places[0] ?? '')).text()).toContain('元に戻した 3件')
    expect(await (await makoto.get('/staff/queue/batches')).text()).toContain('まとめて引き受け')
    const elsewhere = await desk('加藤誠')
    expect((await elsewhere.get(places[0] ?? '')).status).toBe(404)
  })

  test('何も選ばずに押すと、一覧はそのままで、選ぶように言う。渡す理由がないと、選んだものは残る', async () => {
    const makoto = await desk('高橋真')
    const press = async (typed: Record<string, string>, cases: readonly string[]) => {
      const body = formOf(await (await makoto.get('/staff?view=all')).text(), '/staff/queue/batches')
      body.delete('case')
      for (const one of cases) body.append('case', one)
      for (const [name, value] of Object.entries(typed)) body.set(name, value)
      const answer = await makoto.post('/staff/queue/batches', body)
      return [answer.status, await answer.text()] as const
    }
    const [status, text] = await press({ deed: 'take' }, [])
    expect(status).toBe(422)
    expect(text).toContain('申請を選んでください。')
    const [, again] = await press({ deed: 'hand', to: mori.staffId }, three)
    expect(again).toContain('渡す理由を選んでください。')
    expect(again).toMatch(new RegExp(`value="${three[0]}"[^>]*checked`))
  })

  test('全部を選ぶは、アドレスで同じページの全部に印を付ける', async () => {
    const makoto = await desk('高橋真')
    const html = await (await makoto.get('/staff?view=all&select=all')).text()
    const boxes = html.match(/<input[^>]*name="case"[^>]*>/g) ?? []
    expect(boxes.length).toBeGreaterThan(3)
    expect(boxes.every((box) => /\bchecked\b/.test(box))).toBe(true)
  })
})
