import type { World } from '../../world/world.ts'
import { boundedMap } from '../../world/bounded-map.ts'
import { isObject } from '../../world/is-object.ts'
import type { Account } from '../account/account.ts'
import { type Endpoint, refuse } from './endpoint.ts'
import { sender } from './sender.ts'
import { friendsOf } from './sending.ts'
import { limits } from './token-bucket.ts'

/** A narrowcast under way: `errorCode` when it is going to fail. Times are the ward's. */
type Narrowcast = { at: Temporal.Instant; targets: number; errorCode?: keyof typeof reasons }

const reasons = {
  1: 'Internal error',
  2: "There weren't enough recipients",
  4: 'An audience of less than 50 recipients is included as a condition of sending',
  5: 'Message sending was cancelled because the remaining quota is not enough',
}
const fewest = 50
const waitingSeconds = 1
const doneSeconds = 3

/** Narrowcast answers 202 and goes on by itself: waiting, sending, then succeeded or failed. */
export const narrowcastEndpoints = (world: World, account: Account): Endpoint[] => {
  const underWay = boundedMap<string, Narrowcast>(1_000)
  return [
    sender(world, account, {
      name: 'narrowcast',
      limit: limits.campaign,
      isRepeatable: true,
      status: 202,
      plan: (body, { requestId }) => {
        const friends = friendsOf(account)
        const errorCode = errorOf(world, account, body, friends.length)
        const at = world.clock.now()
        return {
          ok: true,
          to: errorCode === undefined ? friends : [],
          tells: 'nothing',
          accepted: () =>
            underWay.set(requestId, { at, targets: friends.length, ...(errorCode !== undefined && { errorCode }) }),
        }
      },
    }),
    {
      method: 'GET',
      path: '/v2/bot/message/progress/narrowcast',
      name: 'progress/narrowcast',
      limit: limits.sending,
      handle: ({ c }) => {
        const known = underWay.get(c.req.query('requestId') ?? '')
        return known ? { status: 200, body: progressOf(known, world.clock.now()) } : refuse(404, 'Not found')
      },
    },
  ]
}

const errorOf = (
  world: World,
  { faults, totals }: Account,
  body: Record<string, unknown>,
  targets: number,
): Narrowcast['errorCode'] => {
  const { recipient, filter, limit } = body
  if (targets < fewest && isObject(recipient)) return recipient.type === 'audience' ? 4 : 2
  if (targets < fewest && isObject(filter)) return 2
  const upToQuota = isObject(limit) && limit.upToRemainingQuota === true && limit.forbidPartialDelivery === true
  const remaining = (faults.monthlyLimit ?? Number.POSITIVE_INFINITY) - totals.ofMonth(world.clock.now())
  return upToQuota && remaining < targets ? 5 : undefined
}

const progressOf = ({ at, targets, errorCode }: Narrowcast, now: Temporal.Instant) => {
  const seconds = at.until(now).total('seconds')
  const acceptedTime = at.toString()
  if (seconds < waitingSeconds) return { phase: 'waiting', acceptedTime }
  if (seconds < doneSeconds) return { phase: 'sending', acceptedTime }
  const completedTime = at.add({ seconds: doneSeconds }).toString()
  return errorCode === undefined
    ? { phase: 'succeeded', successCount: targets, failureCount: 0, targetCount: targets, acceptedTime, completedTime }
    : { phase: 'failed', failedDescription: reasons[errorCode], errorCode, acceptedTime, completedTime }
}
