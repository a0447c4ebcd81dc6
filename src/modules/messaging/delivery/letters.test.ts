import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { itoTadashi, takasakiYoshiro } from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { storeDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { notify } from '#platform/notices/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { messaging, sendLetter } from '../index.ts'
import { type FakePost, startFakePost } from './fixtures/fake-post.ts'
import { noticesOfTests } from './fixtures/notices-of-tests.ts'

let post: FakePost
let house: TestHouse
beforeEach(async () => {
  post = await startFakePost()
  house = await testHouse({ modules: [people, messaging, noticesOfTests], settings: { POST_BASE_URL: post.url } })
})
afterEach(async () => {
  await house.close()
  await post.close()
})

const { personId } = takasakiYoshiro
const pdf = new TextEncoder().encode('%PDF-1.7 certificate')

const send = (reference: string) =>
  house.db.transact(async (tx) => {
    const documentId = await storeDocument(tx, {
      kind: 'test.certificate',
      bytes: pdf,
      owner: { kind: 'test', id: newId() },
      subjects: [personId],
      at: house.clock.now(),
    })
    return sendLetter(tx, { documentId, personId, reference })
  })

describe('手紙を出す', () => {
  test('証明書は住民票の住所へ、登録のとおりの文字の氏名あてに、一度だけ出される', async () => {
    expect(await send('certificate:1')).toEqual({ isNew: true })
    expect(await send('certificate:1')).toEqual({ isNew: false })
    await settle(house)
    expect(post.requests).toHaveLength(1)
    expect(post.letters.get('certificate:1')).toMatchObject({
      to: { postcode: '179-0073', name: '髙﨑𠮷郎' },
      pdf: Buffer.from(pdf).toString('base64'),
    })
  })

  test('郵便の側の不調のあとで出し直しても、手紙は一通だけ', async () => {
    post.failNext(500)
    await send('certificate:1')
    await settle(house, { tolerant: true })
    await house.db.transact((tx) => sql`update graphile_worker._private_jobs set run_at = now()`.execute(tx))
    await settle(house)
    expect(post.requests).toHaveLength(2)
    expect(post.letters.size).toBe(1)
    const { rows } = await house.db.read((tx) => sql`select state from messaging.letters`.execute(tx))
    expect(rows).toEqual([{ state: 'sent' }])
  })

  test('住民票に住所のない人には、手紙を出せないことがすぐに分かる', async () => {
    const nobody = newId<'person'>()
    await expect(
      house.db.transact((tx) => sendLetter(tx, { documentId: newId(), personId: nobody, reference: 'x' })),
    ).rejects.toThrow(NotFound)
  })

  test('機器を持たない人へのお知らせは、手紙で届く', async () => {
    await house.db.transact((tx) =>
      notify(tx, { kind: 'test.issued', personId: itoTadashi.personId, key: 'one', data: { number: 1 } }),
    )
    await settle(house)
    const [letter] = post.letters.values()
    expect(letter?.to).toMatchObject({ postcode: '177-0042', name: '伊藤正' })
    expect(
      Buffer.from(letter?.pdf ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})
