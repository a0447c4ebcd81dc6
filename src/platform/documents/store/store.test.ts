import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { personId } from '../fixtures.ts'
import { nextDocumentNumber } from './document-number.ts'
import { readDocument, storeDocument } from './documents.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ seed: false })
})
afterAll(() => house?.close())

describe('文書番号', () => {
  const take = (fail = false) =>
    house.db.transact(async (tx) => {
      const number = await nextDocumentNumber(tx, { symbol: '練区戸', fiscalYear: 2026 })
      if (fail) throw new Error('取りやめ')
      return number
    })

  it('同時に取っても取りやめがあっても、抜けも重なりもない', async () => {
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, index) => take(index % 4 === 0).catch(() => undefined)),
    )
    const numbers = taken
      .filter((number) => number !== undefined)
      .sort((a, b) => a.localeCompare(b, 'ja', { numeric: true }))
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => `8練区戸第${index + 1}号`))
  })

  it('年度と記号ごとに1から始まる', async () => {
    const other = house.db.transact((tx) => nextDocumentNumber(tx, { symbol: '練区戸', fiscalYear: 2027 }))
    expect(await other).toBe('9練区戸第1号')
  })
})

describe('文書の保管', () => {
  const store = () => {
    const owner = { kind: 'procedures.certificate', id: newId() }
    const subjects = [personId(1), personId(2), personId(1)]
    return house.db.transact((tx) =>
      storeDocument(tx, {
        kind: 'certificate',
        bytes: new TextEncoder().encode('%PDF'),
        owner,
        subjects,
        at: house.clock.now(),
      }),
    )
  }

  it('載っている人とともに預かり、許された人にだけ渡す', async () => {
    const id = await store()
    const read = await house.db.read((tx) =>
      readDocument(tx, id, ({ owner }) => owner.kind === 'procedures.certificate'),
    )
    expect(new TextDecoder().decode(read?.bytes)).toBe('%PDF')
    expect(read?.subjects).toEqual([personId(1), personId(2)])
    expect(await house.db.read((tx) => readDocument(tx, id, () => false))).toBeUndefined()
    expect(await house.db.read((tx) => readDocument(tx, newId(), () => true))).toBeUndefined()
  })

  it('交付した文書は書き換えられない', async () => {
    const id = await store()
    const change = house.db.transact((tx) =>
      sql`update platform.documents set bytes = 'x' where id = ${id}`.execute(tx),
    )
    await expect(change).rejects.toThrow()
  })
})
