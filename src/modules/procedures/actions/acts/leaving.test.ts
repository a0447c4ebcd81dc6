import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itoTadashi, kobayashiKazuko, satoHanako, takasakiYoshiro, yamamotoRen } from '#demo/people.ts'
import { contactsOf } from '#modules/messaging/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { browse, signInAs, type TestHouse } from '#platform/testing/index.ts'
import { consentsOf } from '../../store/acts/consents.ts'
import { deliveriesOfCase } from '../../store/acts/deliveries.ts'
import { findCase } from '../../store/desk/cases.ts'
import { filedRequest } from '../../testing/filed-request.ts'
import { verifiedResident } from '../../testing/filed-case.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { publishSamples } from '../../testing/sample-procedures.ts'
import { staffActor } from '../../testing/staff-actor.ts'
import { declareElectronic } from './consents.ts'
import { decideAct, examineAct } from './decide-act.ts'
import { draftAct } from './draft-act.ts'
import { effectAct } from './effect-act.ts'
import { recipientOf, registeredRecipient } from './recipient.ts'

let office: Office
let house: TestHouse
let nakamura: Staff
beforeAll(async () => {
  office = await openOffice()
  house = office.house
  await house.db.transact((tx) => publishSamples(tx, house))
  nakamura = await staffActor(house, '中村葵')
})
afterAll(() => office?.close())

const act = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => house.db.transact(work)

const sendTo = (personId: string, purpose: string | null, address: string, addressee: string | null = null) =>
  act((tx) =>
    sql`insert into people.other_addresses
      (person_id, kind, purpose, addressee, postcode, address, reason, valid_from, added_by, added_at)
    values (${personId}, 'mailing', ${purpose}, ${addressee}, '351-0114', ${address}, '申出書', '2026-12-01',
      ${nakamura.staffId}, ${house.clock.now()})`.execute(tx),
  )

const ended = (personId: PersonId, by: 'died' | 'moved_out') =>
  act(async (tx) => {
    await sql`update people.register_records set valid_to = '2026-12-02', ended_by = ${by}
      where person_id = ${personId} and valid_to is null`.execute(tx)
    await emit(tx, { type: `people.${by}`, subjectKind: 'person', subjectId: personId, data: { on: '2026-12-02' } })
  })

const linesOf = async (row: Parameters<typeof recipientOf>[2]) => {
  const found = await house.db.read((tx) => recipientOf(tx, house, row))
  return found.ok ? [...found.recipient.addressLines, found.recipient.name] : found.reason
}

describe('送付先', () => {
  test('決定の通知書は送付先へ行き、住民票の写しだけは住民票の住所へ行く', async () => {
    const { id } = await filedRequest(house, '佐藤花子', 'sample-benefit', nakamura)
    const row = await house.db.read((tx) => findCase(tx, id))
    if (!row) throw new Error('no case')
    expect(await linesOf(row)).toEqual(['東京都練馬区光が丘二丁目9番6号', '304号室', '佐藤花子'])

    await sendTo(satoHanako.personId, null, '埼玉県和光市本町1番', '田中様方')
    await sendTo(satoHanako.personId, 'children', '埼玉県和光市本町2番')
    expect(await linesOf(row)).toEqual(['埼玉県和光市本町1番', '田中様方', '佐藤花子'])
    const forChildren = { ...row, definition: { ...(row.definition as object), addressPurpose: 'children' } }
    expect(await linesOf(forChildren)).toEqual(['埼玉県和光市本町2番', '佐藤花子'])
    expect(await house.db.read((tx) => registeredRecipient(tx, satoHanako.personId))).toMatchObject({
      recipient: { addressLines: ['東京都練馬区光が丘二丁目9番6号', '304号室'] },
    })

    const made = await act((tx) =>
      draftAct(tx, house, nakamura, id, {
        kind: 'decision',
        outcome: 'grant',
        ground: '見本条例 第3条',
        facts: { monthlyAmount: '10,000円' },
        items: [],
        isUrgent: false,
      }),
    )
    if (!made.ok) throw new Error(JSON.stringify(made))
    const [koyama, ishii] = [await staffActor(house, '小山修'), await staffActor(house, '石井恵子')]
    await act((tx) => examineAct(tx, house, koyama, made.actId))
    await act((tx) => decideAct(tx, house, ishii, made.actId))
    await act((tx) => effectAct(tx, house, nakamura, made.actId))
    const [letter] = await house.db.read((tx) => deliveriesOfCase(tx, id))
    expect(letter?.recipient).toMatchObject({ postcode: '351-0114', addressLines: ['埼玉県和光市本町1番', '田中様方'] })
  })

  test('転出した人には、聞いた送付先があればそこへ、亡くなった人にはどこへも送らない', async () => {
    const { id } = await filedRequest(house, '佐藤花子', 'sample-benefit', nakamura)
    const row = await house.db.read((tx) => findCase(tx, id))
    if (!row) throw new Error('no case')
    const [gone, dead] = [
      { ...row, applicantPersonId: kobayashiKazuko.personId },
      { ...row, applicantPersonId: itoTadashi.personId },
    ]
    await ended(kobayashiKazuko.personId, 'moved_out')
    await ended(itoTadashi.personId, 'died')
    expect(await linesOf(gone)).toBe('left_register')
    await sendTo(kobayashiKazuko.personId, null, '埼玉県和光市本町1番')
    await sendTo(itoTadashi.personId, null, '埼玉県和光市本町1番')
    expect(await linesOf(gone)).toEqual(['埼玉県和光市本町1番', '小林和子'])
    expect(await linesOf(dead)).toBe('left_register')
  })
})

test('亡くなると、電子で受け取る届け出は終わり、LINEにもメールにも知らせない。取り消されれば、連絡先はまた使える', async () => {
  const ren = await verifiedResident(house, '山本蓮')
  await act((tx) => declareElectronic(tx, house, ren, undefined))
  expect(await house.db.read((tx) => contactsOf(tx, yamamotoRen.personId))).not.toEqual([])
  await ended(yamamotoRen.personId, 'died')
  await office.settle()
  const [consent] = await house.db.read((tx) => consentsOf(tx, yamamotoRen.personId))
  expect(consent?.endedAt).not.toBeNull()
  expect(await house.db.read((tx) => contactsOf(tx, yamamotoRen.personId))).toEqual([])
  await sql`update people.register_records set valid_to = null, ended_by = null
    where person_id = ${yamamotoRen.personId} and ended_by = 'died'`.execute(house.db.kysely)
  expect(await house.db.read((tx) => contactsOf(tx, yamamotoRen.personId))).not.toEqual([])
})

test('つながりの終わった人は、どの手続の画面からも、なぜ使えないかを言うページへ導かれる', async () => {
  const yoshiro = browse(office.app, await signInAs(house, '髙﨑𠮷郎'))
  await act(async (tx) => {
    await sql`update people.register_records set valid_to = '2026-12-02', ended_by = 'died'
      where person_id = ${takasakiYoshiro.personId} and valid_to is null`.execute(tx)
    await sql`insert into people.ended_links (account_id, person_id, why, ended_on)
      select id, person_id, 'died', '2026-12-02' from auth.accounts where person_id = ${takasakiYoshiro.personId}`.execute(
      tx,
    )
    await sql`update auth.accounts set person_id = null where person_id = ${takasakiYoshiro.personId}`.execute(tx)
  })
  for (const path of ['/applications', '/documents', '/account/electronic-delivery']) {
    expect((await yoshiro.get(path)).headers.get('location'), path).toBe('/account')
  }
  for (const [path, words] of [
    ['/account', /記録《?.*が閉.*られています/],
    ['/easy/account', /閉.*られています/],
    ['/en/account', /The resident record is closed/],
  ] as const) {
    const html = (await (await yoshiro.get(path)).text()).replaceAll(/<rt>.*?<\/rt>|<\/?ruby>|<rp>.*?<\/rp>/g, '')
    expect(html, path).toMatch(words)
    expect(html, path).not.toMatch(/死亡|亡くな|died|よくある理由|カードの書き換え/)
  }
  await sql`update people.register_records set valid_to = null, ended_by = null
    where person_id = ${takasakiYoshiro.personId} and ended_by = 'died'`.execute(house.db.kysely)
  await signInAs(house, '髙﨑𠮷郎')
  expect((await yoshiro.get('/applications')).status).toBe(200)
  expect((await sql`select from people.ended_links`.execute(house.db.kysely)).rows).toEqual([])
})
