import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import { startWorker, type Worker } from '#platform/jobs/index.ts'
import { type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { drivePayment, startTestSimulators } from '#src/simulators/testing.ts'
import { paymentOf, refreshPayment } from '../actions/look-up.ts'
import { openCheckout } from '../actions/open-checkout.ts'
import { requestPayment } from '../actions/request-payment.ts'
import { capture, release } from '../actions/settle.ts'
import { lines } from '../fixtures.ts'
import { payments } from '../module.ts'
import { balances } from '../store/ledger.ts'

let simulators: Awaited<ReturnType<typeof startTestSimulators>>
let house: TestHouse
let worker: Worker
let payer: PersonId
let app: ReturnType<typeof testApp> | undefined

beforeAll(async () => {
  simulators = await startTestSimulators({
    callbackRetries: [20, 200],
    fetchApp: async (url, init) =>
      (await app?.request(new URL(String(url)).pathname, {
        ...init,
        headers: {
          ...Object.fromEntries(new Headers(init?.headers)),
          'content-length': String(Buffer.byteLength(String(init?.body))),
        },
      })) ?? new Response(null, { status: 503 }),
  })
  house = await testHouse({
    modules: [people, payments],
    settings: simulators.settings,
  })
  app = testApp(house)
  worker = await startWorker(house)
  const { rows } = await sql<{ id: PersonId }>`select id from people.persons limit 1`.execute(house.db.kysely)
  payer = rows[0]?.id ?? newId()
})
afterAll(async () => {
  await worker?.stop()
  await house?.close()
  await simulators?.stop()
})

async function ask() {
  const purpose = { kind: 'procedures.application', id: newId() }
  const { paymentId } = await house.db.transact((tx) => requestPayment(tx, { purpose, payerPersonId: payer, lines }))
  const { redirectUrl } = await openCheckout(house, paymentId, { returnPath: '/' })
  return { purpose, paymentId, redirectUrl }
}
const until = (purpose: { kind: string; id: string }, state: string) =>
  vi.waitFor(async () => expect((await house.db.read((tx) => paymentOf(tx, purpose)))?.state).toBe(state), {
    timeout: 15_000,
    interval: 50,
  })

describe('支払いのシミュレーターと', () => {
  it.each(['normal', 'twice', 'out-of-order'] as const)(
    '通知が%sでも、確保から売上まで一度だけ進む',
    async (callbacks) => {
      const before = await house.db.read(balances)
      const { purpose, paymentId, redirectUrl } = await ask()
      expect(await drivePayment(redirectUrl, { callbacks })).toContain('http://localhost')
      // The browser comes back while the callback is still on its way.
      if (callbacks === 'out-of-order') await refreshPayment(house, paymentId)
      await until(purpose, 'authorised')
      await house.db.transact((tx) => capture(tx, paymentId))
      await until(purpose, 'captured')
      const after = await house.db.read(balances)
      expect(after.receivable - before.receivable).toBe(710)
      expect(Object.values(after).reduce((sum, balance) => sum + balance, 0)).toBe(0)
    },
  )

  it('QRで払ったものは、交付しなければ自動で返る', async () => {
    const { purpose, paymentId, redirectUrl } = await ask()
    await drivePayment(redirectUrl, { method: 'qr' })
    await until(purpose, 'captured')
    await house.db.transact((tx) => release(tx, paymentId, 'withdrawn'))
    await until(purpose, 'refunded')
  })

  it('残高が足りなければ、もう一度頼める', async () => {
    const { purpose, paymentId, redirectUrl } = await ask()
    await drivePayment(redirectUrl, { outcome: 'insufficient' })
    await until(purpose, 'failed')
    const again = await house.db.transact((tx) => requestPayment(tx, { purpose, payerPersonId: payer, lines }))
    expect(again.paymentId).not.toBe(paymentId)
  })
})
