import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { type Endpoint, refuse } from './endpoint.ts'
import { limits } from './token-bucket.ts'

/** Who a person is to the account, and the token with which she may link her own account. */
export const peopleEndpoints = (world: World, { phones, linkTokens, botUserId }: Account): Endpoint[] => [
  {
    method: 'GET',
    path: '/v2/bot/info',
    name: 'info',
    limit: limits.sending,
    handle: () => ({
      status: 200,
      body: {
        userId: botUserId,
        basicId: '@madoguchi',
        displayName: world.settings.wardName,
        chatMode: 'bot',
        markAsReadMode: 'auto',
      },
    }),
  },
  {
    method: 'GET',
    path: '/v2/bot/profile/:userId',
    name: 'profile',
    limit: limits.sending,
    handle: ({ c }) => {
      const phone = phones.friend(c.req.param('userId') ?? '')
      if (!phone) return refuse(404, 'Not found')
      return { status: 200, body: { displayName: phone.owner.name, userId: phone.userId, language: 'ja' } }
    },
  },
  {
    method: 'POST',
    path: '/v2/bot/user/:userId/linkToken',
    name: 'linkToken',
    limit: limits.sending,
    handle: ({ c }) => {
      const phone = phones.friend(c.req.param('userId') ?? '')
      if (!phone) return refuse(404, 'Not found')
      return { status: 200, body: { linkToken: linkTokens.issue(phone.userId, world.clock.now()) } }
    },
  },
]
