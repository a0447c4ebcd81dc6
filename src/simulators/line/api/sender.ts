import { randomBytes } from 'node:crypto'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { type NextAnswer, takeFault } from '../account/faults.ts'
import type { SentMessage } from '../account/phones.ts'
import { checkMessages, type LineMessage, unitProblems } from '../rules/messages.ts'
import { type Answer, type Endpoint, type Incoming, rateExceeded, readBody, refuse, refuseAll } from './endpoint.ts'

/** Whom a request is for, or why it is refused. */
export type Plan =
  | {
      ok: true
      to: readonly string[]
      /** What 200 says: the messages' numbers, or nothing. */
      tells: 'numbers' | 'nothing'
      /** Called once the request is accepted. */
      accepted?: () => void
    }
  | { ok: false; answer: Answer }

type SenderOptions = Pick<Endpoint, 'limit' | 'isRepeatable'> & {
  name: string
  status?: 200 | 202
  plan: (body: Record<string, unknown>, incoming: Incoming) => Plan
}

/** An endpoint that sends messages: faults, retry keys, the checks of the messages and the month's limit. */
export const sender = (world: World, account: Account, options: SenderOptions): Endpoint => ({
  ...options,
  method: 'POST',
  path: `/v2/bot/message/${options.name}`,
  handle: async (incoming) => {
    const fault = takeFault(account.faults)
    const answer =
      refusalBefore(fault) ?? repeated(world, account, incoming) ?? (await take(world, account, options, incoming))
    if (answer.status !== 200 && answer.status !== 202) return answer
    if (fault === 'timeout') await silence(incoming.c.req.raw.signal)
    return fault === 'timeout' || fault === 'error' ? refuse(500, 'Internal Server Error') : answer
  },
})

export const monthlyLimitReached = refuse(429, 'You have reached your monthly limit.')

const refusalBefore = (fault: NextAnswer): Answer | undefined => {
  if (fault === 'before') return refuse(500, 'Internal Server Error')
  if (fault === 'rate') return rateExceeded
  if (fault === 'monthly') return monthlyLimitReached
  if (fault === 'concurrency') return refuse(429, 'The concurrent request limit has been exceeded. Try again later.')
  return undefined
}

const repeated = (world: World, { retryKeys }: Account, { retryKey }: Incoming): Answer | undefined => {
  const earlier = retryKey === undefined ? undefined : retryKeys.accepted(retryKey, world.clock.now())
  if (!earlier) return undefined
  const { requestId, sentMessages } = earlier
  return {
    status: 409,
    body: { message: 'The retry key is already accepted', ...(sentMessages && { sentMessages }) },
    headers: { 'x-line-accepted-request-id': requestId },
  }
}

const take = async (world: World, account: Account, options: SenderOptions, incoming: Incoming): Promise<Answer> => {
  const read = await readBody(incoming.c)
  if (!read.ok) return read.answer
  const { body } = read
  const plan = options.plan(body, incoming)
  if (!plan.ok) return plan.answer
  const wrong = checkMessages(body.messages)
  if (wrong) return { status: 400, body: wrong }
  const units = unitProblems(body.customAggregationUnits)
  if (units.length > 0) return refuseAll(units)
  if (plan.to.some((userId) => account.faults.refused.has(userId))) return refuse(400, 'Failed to send messages')
  const now = world.clock.now()
  const { monthlyLimit } = account.faults
  if (monthlyLimit !== undefined && account.totals.ofMonth(now) + plan.to.length > monthlyLimit)
    return monthlyLimitReached

  plan.accepted?.()
  // parse edge: checkMessages has looked at every one
  const sentMessages = deliver(account, plan.to, body.messages as LineMessage[], now)
  const told = plan.tells === 'numbers' ? { sentMessages } : {}
  const { requestId, retryKey } = incoming
  if (retryKey !== undefined) account.retryKeys.accept(retryKey, { requestId, at: now, ...told })
  return { status: options.status ?? 200, body: told }
}

const deliver = (
  { phones, totals }: Account,
  to: readonly string[],
  messages: readonly LineMessage[],
  at: Temporal.Instant,
): SentMessage[] => {
  const sent = messages.map(() => ({ id: messageId(), quoteToken: randomBytes(24).toString('base64url') }))
  const talk = messages.map((message, index) => ({ at, message, from: 'account' as const, id: sent[index]?.id ?? '' }))
  for (const userId of to) {
    if (!phones.friend(userId)) continue
    for (const entry of talk) phones.deliver(userId, entry)
  }
  totals.sent(to.length, at)
  return sent
}

/** LINE's message ids are 18 digits. */
export const messageId = (): string =>
  String(BigInt(`0x${randomBytes(8).toString('hex')}`) % 10n ** 18n).padStart(18, '0')

const silence = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 60_000).unref()
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
