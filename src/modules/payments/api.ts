import type { Hono } from 'hono'
import { type HttpEnv, requireResident, requireScope } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { summaryOf } from './actions/look-up.ts'
import { ownPayment } from './actions/read-receipt.ts'
import { linesOf } from './store/payments.ts'

/** `GET /api/v1/payments/:paymentId`: the payer's own payment. */
export function api(app: Hono<HttpEnv>, house: House): void {
  app.get('/payments/:paymentId', async (c) => {
    const resident = requireResident(c, 'verified')
    requireScope(c, 'payments.read')
    const { payment, lines } = await house.db.read(async (tx) => {
      const own = await ownPayment(tx, resident, c.req.param('paymentId'))
      return { payment: own, lines: await linesOf(tx, own.id) }
    })
    const { alarm: _staffOnly, holdExpiresAt, ...summary } = summaryOf(payment)
    return c.json({ ...summary, lines, ...(holdExpiresAt && { holdExpiresAt: holdExpiresAt.toString() }) })
  })
}

const whole = { type: 'integer', description: '円' }

export const openApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/payments/{paymentId}': {
      get: {
        summary: '本人の支払いの状態',
        operationId: 'readPayment',
        tags: ['payments'],
        security: [{ bearer: ['payments.read'] }],
        parameters: [{ name: 'paymentId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          200: {
            description: '支払い',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Payment' } } },
          },
          404: {
            description: 'ない、または本人のものではない',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    },
  },
  schemas: {
    Payment: {
      type: 'object',
      required: ['id', 'state', 'amount', 'refundedAmount', 'secured', 'chargedAtFiling', 'receiptAvailable', 'lines'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        attempt: { type: 'integer' },
        state: {
          enum: [
            'created',
            'pending',
            'authorised',
            'captured',
            'releasing',
            'released',
            'failed',
            'expired',
            'refunding',
            'refunded',
          ],
        },
        amount: whole,
        refundedAmount: whole,
        method: { enum: ['card', 'qr', 'bank'] },
        secured: { type: 'boolean', description: '確保または領収した' },
        chargedAtFiling: { type: 'boolean' },
        holdExpiresAt: { type: 'string', format: 'date-time' },
        receiptAvailable: { type: 'boolean' },
        lines: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              label: { type: 'string' },
              unit: whole,
              count: { type: 'integer' },
              amount: whole,
              account: { enum: ['fee', 'postage'] },
              revenueItem: { type: 'string', description: '歳入科目' },
            },
          },
        },
      },
    },
  },
})
