import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as demo from '#demo/people.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { softAuthenticator } from '#platform/testing/authenticator.ts'
import {
  browse,
  fakeProvider,
  formOf,
  signInAs,
  staffSignInAs,
  type TestHouse,
  testApp,
  testHouse,
} from '#platform/testing/index.ts'

let provider: Awaited<ReturnType<typeof fakeProvider>>
let house: TestHouse
let misaki: ReturnType<typeof browse>
beforeAll(async () => {
  provider = await fakeProvider()
  const settings = { PUBLIC_URL: 'http://localhost', STAFF_IDENTITY_ISSUER: provider.issuer }
  house = await testHouse({ modules: [people], settings })
  // Whoever gets a code has an account.
  await signInAs(house, '山本蓮')
})
afterAll(async () => {
  await house.close()
  await provider.close()
})
beforeEach(async () => {
  misaki = browse(testApp(house), await staffSignInAs(house, '田中美咲'))
})

const where = (response: Response) => response.headers.get('location') ?? ''
const page = `/staff/people/${demo.yamamotoRen.personId}/recovery`
const ageProofs = () =>
  sql`update auth.sessions set proven_at = clock_timestamp() - interval '11 minutes'`.execute(house.db.kysely)
const misakisNumber = '100118'

/** Fills in the form of a sensitive act eleven minutes after the proof, and is sent to prove it again. */
async function tryToIssue(): Promise<string> {
  const form = formOf(await (await misaki.get(page)).text(), page)
  form.set('paper', 'passport')
  form.set('why', '再交付を申請中')
  await ageProofs()
  const proof = where(await misaki.post(page, form))
  expect(proof).toMatch(/^\/staff\/proof\?return_to=/)
  return proof
}

const goOn = async (kept: string) => {
  const text = await (await misaki.get(kept)).text()
  expect(text).toContain('再交付を申請中')
  return misaki.post(page, formOf(text, page))
}

async function proveAtProvider(proof: string, claims: Record<string, unknown> = {}) {
  const form = formOf(await (await misaki.get(proof)).text(), '/staff/proof')
  const sentTo = where(await misaki.post('/staff/proof', form))
  const asked = new URL(sentTo).searchParams
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0'])
  const facts = { sub: misakisNumber, name: '田中美咲', email: 'tanaka@example.jp', ...claims }
  return misaki.get(provider.answer(sentTo, facts))
}

describe('大切な操作の前の、もう一度の本人確認', () => {
  test('職員認証で確かめ直して戻ると、入力した内容は残っていて、そのまま続けられる', async () => {
    const kept = where(await proveAtProvider(await tryToIssue()))
    expect(kept).toMatch(/^\/staff\/kept-forms\//)
    const done = await goOn(kept)
    expect(await done.text()).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
  })

  test('前に覚えていた認証で済ませた答えは、確かめ直したことにならない', async () => {
    const old = Math.floor(Date.now() / 1000) - 3600
    const answer = await proveAtProvider(await tryToIssue(), { auth_time: old })
    expect(where(answer)).toContain('/staff/sign-in/problems/')
    expect(where(await misaki.get('/staff/passkeys/new'))).toContain('/staff/proof')
  })

  test('パスキーで確かめ直しても、入力した内容から続けられる', async () => {
    const key = softAuthenticator('http://localhost')
    const form = formOf(await (await misaki.get('/staff/passkeys/new')).text(), '/staff/passkeys')
    const asked = await misaki.post('/staff/passkeys/options', form)
    form.set('credential', key.create((await asked.json()) as { challenge: string }))
    await misaki.post('/staff/passkeys', form)

    const proof = await tryToIssue()
    const proving = formOf(await (await misaki.get(proof)).text(), '/staff/proof/passkey')
    const question = await misaki.post('/staff/proof/passkey/options', proving)
    proving.set('credential', key.get((await question.json()) as { challenge: string }))
    const kept = where(await misaki.post('/staff/proof/passkey', proving))
    expect(kept).toMatch(/^\/staff\/kept-forms\//)
    expect((await goOn(kept)).status).toBe(200)
  })

  test('別の職員として確かめ直しても、その入力は開かない', async () => {
    const proof = await tryToIssue()
    const kept = where(await proveAtProvider(proof, { sub: '100241', name: '高橋真' }))
    expect(where(await misaki.get(kept))).toBe('/staff')
  })
})
