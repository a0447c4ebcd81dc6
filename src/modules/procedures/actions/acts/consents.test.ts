import { afterAll, beforeAll, expect, test } from 'vitest'
import { emit } from '#platform/events/index.ts'
import { consentsOf } from '../../store/acts/consents.ts'
import { verifiedResident } from '../../testing/filed-case.ts'
import { type Office, openOffice } from '../../testing/office.ts'
import { declareElectronic } from './consents.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

test.each(['people.moved_out', 'people.died', 'people.removed'])(
  '住民記録が閉じると（%s）、電子で受け取る届出も終わる',
  async (type) => {
    const { house } = office
    const resident = await verifiedResident(house, '山本蓮')
    const ended = async () =>
      (await house.db.read((tx) => consentsOf(tx, resident.personId))).map(({ endedAt }) => endedAt !== null)
    await house.db.transact((tx) => declareElectronic(tx, house, resident, undefined))
    expect((await ended())[0]).toBe(false)
    const subject = { subjectKind: 'person', subjectId: resident.personId }
    await house.db.transact((tx) => emit(tx, { type, ...subject, data: { on: '2026-12-02' } }))
    await office.settle()
    expect(new Set(await ended())).toEqual(new Set([true]))
  },
)
