import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aokiSayaka, aokiSora, aokiTsuyoshi } from '#demo/sheltered.ts'
import { householdOf } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { findCase } from '../../store/desk/cases.ts'
import { filedRequest } from '../../testing/filed-request.ts'
import { groupProcedure } from '../../testing/group-procedure.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { publishDefinition } from '../publish.ts'
import { withdrawApplication } from '../withdraw.ts'
import { claimedTwice } from './claimed-twice.ts'

let office: Office
let clerk: Staff
const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => office.house.db.transact(work)

beforeAll(async () => {
  office = await openOffice()
  clerk = await staffActor(office.house, '高橋真')
  const definition = parseDefinition({ ...groupProcedure, procedure: 'claimed-twice' })
  await act((tx) => publishDefinition(tx, office.house, definition))
})
afterAll(() => office?.close())

const claim = (name: string, person: string) =>
  filedRequest(office.house, name, 'claimed-twice', clerk, {
    kind: 'with',
    dogs: [{ id: crypto.randomUUID(), answers: { 'dog-name': 'ポチ', 'has-chip': 'no', keeper: [person] } }],
    since: '2026-12-01',
    note: '',
  })
const hint = async (id: Awaited<ReturnType<typeof claim>>['id']) =>
  act(async (tx) => {
    const row = await findCase(tx, id)
    if (!row) throw new Error('no such case')
    return claimedTwice(tx, clerk, row)
  })

describe('同じ子どもについての二つの申請', () => {
  test('職員には両方の案件で分かり、申請者にはどちらにも見えず、一つが終われば消える', async () => {
    const first = await claim('佐藤花子', 'x')
    const household = await act((tx) => householdOf(tx, first.resident.personId))
    const child = household.at(-1)?.personId ?? ''
    const hanako = await claim('佐藤花子', child)
    const ken = await claim('佐藤健', child)
    expect((await hint(hanako.id)).others.map(({ id }) => id)).toEqual([ken.id])
    expect((await hint(ken.id)).others.map(({ id }) => id)).toEqual([hanako.id])
    expect((await hint(first.id)).others).toEqual([])
    const desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
    expect(await (await desk.get(`/staff/cases/${ken.id}`)).text()).toContain('別の人からも申請があります')
    const resident = await office.visit('佐藤花子')
    const page = (await (await resident.get(`/applications/${hanako.id}`)).text()).replaceAll(
      /<rt>.*?<\/rt>|<[^>]+>/g,
      '',
    )
    expect(page).not.toContain('別の人')
    await act((tx) => withdrawApplication(tx, office.house, ken.resident, ken.id))
    expect(await hint(hanako.id)).toEqual({ others: [], hidden: false })
  })

  test('支援措置の人がいるときは、相手の受付番号も出さず、住民基本台帳の係に尋ねるように言う', async () => {
    const mother = await claim(aokiSayaka.name, aokiSora.personId)
    const father = await claim(aokiTsuyoshi.name, aokiSora.personId)
    for (const { id } of [mother, father]) expect(await hint(id)).toEqual({ others: [], hidden: true })
    const desk = browse(office.app, await staffSignInAs(office.house, '高橋真'))
    const page = await (await desk.get(`/staff/cases/${father.id}`)).text()
    expect(page).toContain('住民基本台帳の係に尋ねてください')
    expect(page).not.toContain(mother.id)
  })
})
