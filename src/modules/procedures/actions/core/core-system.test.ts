import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { demoPersonId } from '#demo/people.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, formOf, staffSignInAs, type TestHouse } from '#platform/testing/index.ts'
import { readCsv, writeCsv } from '#platform/sheets/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { type ApplicationId, findApplication } from '../../store/applications.ts'
import { type CoreBatchId, findBatch } from '../../store/core/batches.ts'
import { countWaiting, entriesOfBatch } from '../../store/core/entries.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { locationOf, type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { publishDefinition } from '../publish.ts'
import { beginReception } from '../reception/begin.ts'
import { confirmTyping } from '../reception/compare.ts'
import { typeReception } from '../reception/type.ts'
import { confirmEntered, loadResult, markEntered, takeBack } from './enter.ts'
import { batchFile } from './file.ts'
import { makeBatch } from './hand-over.ts'

let office: Office
let house: TestHouse
let takahashi: Staff
let mori: Staff

const words = (ja: string) => ({ ja, easy: ja, en: ja })
/** A 届出 that ends when the core system holds it. */
const houseNotification = parseDefinition({
  procedure: 'house-notification',
  kind: 'notification',
  office: 'certificates',
  signature: false,
  name: words('すまいのとどけで'),
  summary: words('みほん'),
  keywords: [],
  needs: [words('なし')],
  whoMayAsk: words('ほんにん'),
  legalBasis: [words('みほん')],
  lookups: [words('なし')],
  minutes: 3,
  time: { officeDays: 5, postDays: 2 },
  decision: { route: 'arrival', authority: '練馬区長', rank: 'chief', confirmed: false },
  coreSystem: {
    system: 'juki',
    name: '住民記録システム',
    items: [
      { item: '氏名', from: 'applicant-name' },
      { item: '生年月日', from: 'applicant-birth-date' },
      { item: '届出日', from: 'received-on' },
      { item: 'へや', from: 'room' },
    ],
  },
  pages: [
    { key: 'room', title: words('へや'), fields: [{ id: 'room', type: 'text', maxLength: 50, label: words('へや') }] },
  ],
  fees: [],
})

beforeAll(async () => {
  office = await openOffice()
  house = office.house
  takahashi = await staffActor(house, '高橋真')
  mori = await staffActor(house, '森大地')
  await house.db.transact((tx) => publishDefinition(tx, house, houseNotification))
})
afterAll(() => office?.close())

async function move(id: ApplicationId, ...states: ApplicationState[]): Promise<void> {
  for (const state of states) {
    await house.db.transact(async (tx) => {
      const before = await findApplication(tx, id)
      if (!before) throw new Error('no case')
      await moveTo(tx, id, [before.state], state, { at: house.clock.now(), by: byStaff(takahashi.staffId) })
    })
  }
}

/** A notification on paper that has been accepted, and the news of it worked off. */
async function accepted(person: number, room = '101'): Promise<ApplicationId> {
  const id = await house.db.transact(async (tx) => {
    const sheet = { procedure: 'house-notification', channel: 'post', personId: demoPersonId(person) } as const
    const begun = await beginReception(tx, house, takahashi, sheet)
    if (!begun.ok) throw new Error(begun.reason)
    const typed = await typeReception(tx, house, takahashi, begun.id, {
      facts: {
        receivedOn: Temporal.PlainDate.from('2026-12-01'),
        receivedBy: takahashi.staffId,
        identity: 'one',
        identityPapers: ['licence'],
        broughtBy: 'self',
        mandateSeen: false,
        paying: 'free',
        note: null,
      },
      sent: { room: [room] },
    })
    if (!typed.ok) throw new Error(JSON.stringify(typed))
    await confirmTyping(tx, house, mori, begun.id)
    return begun.id
  })
  await move(id, 'in_review', 'accepted')
  await office.settle()
  return id
}

async function batch(): Promise<CoreBatchId> {
  const id = await house.db.transact((tx) =>
    makeBatch(tx, house, takahashi, { procedure: 'house-notification', officeId: officeId() }),
  )
  if (!id) throw new Error('nothing waits')
  return id
}
const officeId = () => {
  const [post] = takahashi.posts
  if (!post) throw new Error('no post')
  return post.officeId
}
async function fileOf(id: CoreBatchId, encoding: 'utf-8' | 'shift_jis' = 'utf-8') {
  return house.db.read(async (tx) => {
    const found = await findBatch(tx, id)
    if (!found) throw new Error('no batch')
    return batchFile(found, await entriesOfBatch(tx, id), encoding)
  })
}
async function cellsOf(id: CoreBatchId): Promise<string[][]> {
  const file = await fileOf(id)
  if (!file.ok) throw new Error('no file')
  return readCsv(new TextDecoder().decode(file.bytes)) ?? []
}
const load = (id: CoreBatchId, cells: string[][]) =>
  house.db.transact((tx) => loadResult(tx, house, takahashi, id, new TextEncoder().encode(writeCsv(cells))))
const enter = (staff: Staff, id: ApplicationId) => house.db.transact((tx) => markEntered(tx, house, staff, id))
const check = (staff: Staff, id: ApplicationId) => house.db.transact((tx) => confirmEntered(tx, house, staff, id))
const stateOf = async (id: ApplicationId) => (await house.db.read((tx) => findApplication(tx, id)))?.state

describe('引き渡し', () => {
  it('受理した届出は入力待ちになり、一つのファイルにだけ入り、何度取り出しても同じ中身である', async () => {
    await accepted(1, '101号室〜髙')
    expect(await house.db.read((tx) => countWaiting(tx, [officeId()]))).toMatchObject([{ count: 1, system: 'juki' }])
    const [first, second] = await Promise.allSettled([batch(), batch()])
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected'])
    const id = first.status === 'fulfilled' ? first.value : second.status === 'fulfilled' ? second.value : undefined
    if (!id) throw new Error('no batch')
    const cells = await cellsOf(id)
    expect(cells[0]).toEqual(['受付番号', '氏名', '生年月日', '届出日', 'へや'])
    expect(cells[1]?.slice(1)).toEqual(['佐藤花子', '1989-05-14', '2026-12-01', '101号室〜髙'])
    expect(await fileOf(id)).toEqual(await fileOf(id))
    expect((await fileOf(id, 'shift_jis')).ok).toBe(true)
  })

  it('Shift_JISにない字があれば、ファイルを作らずに、どの行のどの字かを言う', async () => {
    await accepted(2, '𠮷荘')
    const file = await fileOf(await batch(), 'shift_jis')
    expect(file).toEqual({ ok: false, missing: ['𠮷'], rows: [1] })
  })

  it('渡した内容は、あとから書き換えられない', async () => {
    const id = await accepted(3)
    await batch()
    const rewrite = house.db.transact((tx) =>
      sql`update procedures.core_entries set handed = '["x"]' where application_id = ${id}`.execute(tx),
    )
    await expect(rewrite).rejects.toMatchObject({ code: '23514' })
  })

  it('まちがえて入れた一件は、入力の前ならファイルから戻せて、次のファイルに入る', async () => {
    const id = await accepted(4)
    const first = await batch()
    await house.db.transact((tx) => takeBack(tx, house, takahashi, id))
    const second = await batch()
    expect(second).not.toBe(first)
    expect(await cellsOf(first)).toHaveLength(1)
    await enter(takahashi, id)
    await expect(house.db.transact((tx) => takeBack(tx, house, takahashi, id))).rejects.toMatchObject({
      code: 'entered',
    })
  })
})

describe('入力済と突き合わせ', () => {
  it('入れた人とは別の人が、基幹の内容と一致することを確かめて、届出が終わる', async () => {
    const id = await accepted(5)
    const file = await batch()
    expect(await check(mori, id)).toEqual({ ok: false, reason: 'not_entered' })
    await enter(takahashi, id)
    expect(await check(takahashi, id)).toEqual({ ok: false, reason: 'own_entry' })
    expect(await check(mori, id)).toEqual({ ok: false, reason: 'no_result' })
    const cells = await cellsOf(file)
    await load(file, [cells[0] ?? [], ['N8-0000-0000-0', 'だれか', '', '', '']])
    expect(await check(mori, id)).toEqual({ ok: false, reason: 'missing' })
    await load(
      file,
      cells.map((row, place) => (place === 1 ? row.with(-1, '110') : row)),
    )
    expect(await check(mori, id)).toEqual({ ok: false, reason: 'differs' })
    expect(await stateOf(id)).toBe('accepted')
    await load(file, cells)
    expect(await check(mori, id)).toEqual({ ok: true })
    expect(await stateOf(id)).toBe('completed')
  })

  it('確かめる前に届出を終えることは、データベースが断る', async () => {
    const id = await accepted(6)
    await batch()
    await expect(move(id, 'completed')).rejects.toMatchObject({ code: '23514' })
    const alone = house.db.transact((tx) =>
      sql`update procedures.core_entries set entered_by = ${mori.staffId}, entered_at = now(), held = handed,
            checked_by = ${mori.staffId}, checked_at = now() where application_id = ${id}`.execute(tx),
    )
    await expect(alone).rejects.toMatchObject({ code: '23514' })
  })

  test.each([
    ['列が違う', [['番号', '氏名']], 'other_columns'],
    ['同じ受付番号が二度ある', 'twice', 'twice'],
    ['列の足りない行がある', 'short', 'not_csv'],
  ] as const)('結果のファイルに%sと、何も読み込まない', async (_what, broken, reason) => {
    const id = await accepted(7)
    const file = await batch()
    const [head = [], row = []] = await cellsOf(file)
    const cells =
      broken === 'twice' ? [head, row, row] : broken === 'short' ? [head, row.slice(1)] : broken.map((one) => [...one])
    expect(await load(file, cells)).toMatchObject({ ok: false, reason })
    const entries = await house.db.read((tx) => entriesOfBatch(tx, file))
    expect(entries.find(({ applicationId }) => applicationId === id)?.held).toBeNull()
  })
})

test('基幹システムの机で打ち間違えると突き合わせに出て、直すと別の職員が確かめて終わる', async () => {
  const id = await accepted(1, '205')
  const clerk = browse(office.app, await staffSignInAs(house, '高橋真'))
  const made = await clerk.submit('/staff/core-system', {}, '/staff/core-system/batches')
  const path = locationOf(made)
  const csv = await (await clerk.get(`${path}/file?encoding=shift_jis`)).arrayBuffer()

  const upload = new FormData()
  upload.set('file', new File([csv], 'juki.csv'))
  const taken = await fetch(`${office.world.url}/core/files`, { method: 'POST', body: upload, redirect: 'manual' })
  const desk = new URL(taken.headers.get('location') ?? '', office.world.url).href
  const typeIn = (fields: Record<string, string>) =>
    fetch(`${desk}/rows/0`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  const bringBack = async () => {
    const result = await (await fetch(`${desk}/result.csv`)).arrayBuffer()
    const form = new FormData()
    for (const [name, value] of formOf(await (await clerk.get(path)).text(), '/result')) form.set(name, value)
    form.set('result', new File([result], 'result.csv'))
    return clerk.upload(`${path}/result`, form)
  }
  await typeIn({ slip: '1' })
  expect((await bringBack()).status).toBe(303)
  const list = await (await clerk.get('/staff/core-system/reconciliation')).text()
  expect(list).toContain('205')
  expect(list).toContain('025')

  await typeIn({})
  await bringBack()
  await clerk.submit(path, {}, `/staff/core-system/entries/${id}/entered`)
  const second = browse(office.app, await staffSignInAs(house, '森大地'))
  expect((await second.submit(path, {}, `/staff/core-system/entries/${id}/check`)).status).toBe(303)
  expect(await stateOf(id)).toBe('completed')
})
