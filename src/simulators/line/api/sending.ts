import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { checkMessages } from '../rules/messages.ts'
import { type Answer, type Endpoint, invalidProperty, isUserId, readBody, refuse, refuseAll } from './endpoint.ts'
import { type Plan, sender } from './sender.ts'
import { limits } from './token-bucket.ts'

const mostRecipients = 500

/** Push, multicast, reply, broadcast, and their rehearsals. Source: line/line-openapi `messaging-api.yml`, API reference. */
export const sendingEndpoints = (world: World, account: Account): Endpoint[] => [
  sender(world, account, {
    name: 'push',
    limit: limits.sending,
    isRepeatable: true,
    plan: ({ to }) => planPush(account, to),
  }),
  sender(world, account, {
    name: 'multicast',
    limit: limits.multicast,
    isRepeatable: true,
    plan: ({ to }) => planMulticast(to),
  }),
  sender(world, account, {
    name: 'reply',
    limit: limits.sending,
    plan: ({ replyToken }) => planReply(account, replyToken, world.clock.now()),
  }),
  sender(world, account, {
    name: 'broadcast',
    limit: limits.campaign,
    isRepeatable: true,
    plan: () => ({ ok: true, to: friendsOf(account), tells: 'nothing' }),
  }),
  ...['push', 'multicast', 'reply', 'broadcast', 'narrowcast'].map(rehearsal),
]

export const friendsOf = ({ phones }: Account): string[] =>
  phones.all().flatMap(({ friendship, userId }) => (friendship === 'friend' ? [userId] : []))

const planPush = ({ phones, faults }: Account, to: unknown): Plan => {
  if (typeof to !== 'string' || !/^[UCR][0-9a-f]{32}$/.test(to)) return no(invalidProperty('to'))
  const phone = phones.find(to)
  const isKnown = phone ? phone.friendship !== 'stranger' : faults.strangersAreFriends
  return isKnown ? { ok: true, to: [to], tells: 'numbers' } : no(refuse(400, 'Failed to send messages'))
}

// Whether LINE leaves a repeated id out is not known: here it is written to twice, so that it shows.
const planMulticast = (to: unknown): Plan => {
  if (!Array.isArray(to) || to.length === 0 || to.length > mostRecipients)
    return no(refuseAll([{ message: `Size must be between 1 and ${mostRecipients}`, property: 'to' }]))
  const wrong = to.findIndex((id) => !isUserId(id))
  return wrong < 0 ? { ok: true, to, tells: 'nothing' } : no(invalidProperty(`to[${wrong}]`))
}

const planReply = ({ replyTokens }: Account, token: unknown, now: Temporal.Instant): Plan => {
  if (typeof token !== 'string' || token === '')
    return no(refuseAll([{ message: 'May not be empty', property: 'replyToken' }]))
  const userId = replyTokens.whose(token, now)
  if (userId === undefined) return no(refuse(400, 'Invalid reply token'))
  return { ok: true, to: [userId], tells: 'numbers', accepted: () => replyTokens.use(token) }
}

const no = (answer: Answer): Plan => ({ ok: false, answer })

/** `POST /v2/bot/message/validate/…`: whether the messages would be taken. */
const rehearsal = (name: string): Endpoint => ({
  method: 'POST',
  path: `/v2/bot/message/validate/${name}`,
  name: `validate/${name}`,
  limit: limits.sending,
  handle: async ({ c }) => {
    const read = await readBody(c)
    if (!read.ok) return read.answer
    const wrong = checkMessages(read.body.messages)
    return wrong ? { status: 400, body: wrong } : { status: 200, body: {} }
  },
})
