import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { type Endpoint, readBody, refuse, refuseAll } from './endpoint.ts'
import { limits } from './token-bucket.ts'

const longestEndpoint = 500

/** The channel itself: where its webhooks go, and how many messages a month are left. */
export const channelEndpoints = (world: World, { faults, totals, webhooks }: Account): Endpoint[] => [
  {
    method: 'GET',
    path: '/v2/bot/channel/webhook/endpoint',
    name: 'webhook endpoint',
    limit: limits.webhookEndpoint,
    handle: () => ({ status: 200, body: { endpoint: webhooks.endpoint(), active: true } }),
  },
  {
    method: 'PUT',
    path: '/v2/bot/channel/webhook/endpoint',
    name: 'webhook endpoint',
    limit: limits.webhookEndpoint,
    handle: async ({ c }) => {
      const read = await readBody(c)
      if (!read.ok) return read.answer
      const { endpoint } = read.body
      if (typeof endpoint !== 'string' || endpoint.length > longestEndpoint)
        return refuseAll([{ message: `Length must be between 0 and ${longestEndpoint}`, property: 'endpoint' }])
      // LINE wants https; what it must be here is the app.
      if (!webhooks.pointTo(endpoint)) return refuse(400, 'Invalid webhook endpoint URL')
      return { status: 200, body: {} }
    },
  },
  {
    method: 'POST',
    path: '/v2/bot/channel/webhook/test',
    name: 'webhook test',
    limit: limits.campaign,
    handle: async () => {
      const statusCode = await webhooks.test()
      const success = statusCode >= 200 && statusCode < 300
      const reason = success ? 'OK' : statusCode === 0 ? 'COULD_NOT_CONNECT' : 'ERROR_STATUS_CODE'
      const timestamp = world.clock.now().toString()
      return { status: 200, body: { success, timestamp, statusCode, reason, detail: String(statusCode) } }
    },
  },
  {
    method: 'GET',
    path: '/v2/bot/message/quota',
    name: 'quota',
    limit: limits.sending,
    handle: () => ({
      status: 200,
      body: faults.monthlyLimit === undefined ? { type: 'none' } : { type: 'limited', value: faults.monthlyLimit },
    }),
  },
  {
    method: 'GET',
    path: '/v2/bot/message/quota/consumption',
    name: 'quota/consumption',
    limit: limits.sending,
    handle: () => ({ status: 200, body: { totalUsage: totals.ofMonth(world.clock.now()) } }),
  },
]
