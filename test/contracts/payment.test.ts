import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpProvider } from '#modules/payments/provider/http-provider.ts'
import { isAsked, type Outside, outside } from './testing.ts'

let world: Outside
beforeAll(async () => {
  world = await outside()
})
afterAll(() => world?.close())

if (isAsked('payment'))
  describe('支払いの会社との約束', () => {
    const provider = (apiKey = world.config.payment.apiKey) => httpProvider({ ...world.config.payment, apiKey })
    const order = () => ({
      reference: randomUUID(),
      amount: 300,
      returnUrl: `${world.config.publicUrl}/`,
      callbackUrl: `${world.config.publicUrl}/callbacks/payment`,
    })

    test('同じ鍵の同じ注文は1つで、尋ねれば同じものが見え、払われないうちは引き落とせない', async () => {
      const [wanted, key] = [order(), randomUUID()]
      const first = await provider().open(wanted, key)
      const second = await provider().open(wanted, key)
      if (!first.ok || !second.ok) throw new Error('no checkout was opened')
      expect(second.report.checkoutId).toBe(first.report.checkoutId)
      expect(first.report.amount).toBe(300)
      expect(await provider().look(first.report.checkoutId)).toMatchObject({ ok: true })
      expect(await provider().capture(first.report.checkoutId, 300, randomUUID())).toMatchObject({ ok: false })
    })

    test('知らない注文は、ないと言い、ちがう鍵の会社は断られる', async () => {
      expect(await provider().look(randomUUID())).toEqual({ ok: false, reason: 'lost' })
      expect(await provider('wrong').open(order(), randomUUID())).toEqual({ ok: false, reason: 'refused' })
    })
  })
