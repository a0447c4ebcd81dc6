import webPush from 'web-push'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type OutsideAnswer, postOutside } from '#platform/outgoing/index.ts'
import type { Outcome } from '../delivery/domain/outcome.ts'
import { type PushMessage, payloadOf, topicOf } from './domain/push-message.ts'
import { isLocal } from './domain/subscription.ts'
import { type Device, devicesToServe, endGone, noteArrivals } from './store/subscriptions.ts'
import { vapidOf } from './vapid.ts'

const patienceMilliseconds = 15_000
const triesForAll = 5

/**
 * One attempt at every device of this person that does not have the message yet. A device that its push service has
 * forgotten ends. Some that fail are tried again, a few times: then one device that has it is enough.
 */
export async function pushToDevices(
  house: House,
  personId: PersonId,
  message: PushMessage,
  { attempts }: { attempts: number },
): Promise<Outcome> {
  const { devices, isServed } = await house.db.read((tx) => devicesToServe(tx, personId, message.tag))
  const tried = await Promise.all(
    devices.map(async (device) => ({ device, outcome: await pushTo(house, device, message) })),
  )
  const idsOf = (wanted: DeviceOutcome['kind']) =>
    tried.flatMap(({ device, outcome }) => (outcome.kind === wanted ? [device.id] : []))
  const [taken, gone] = [idsOf('accepted'), idsOf('gone')]
  if (taken.length + gone.length > 0)
    await house.db.transact(async (tx) => {
      await noteArrivals(tx, message.tag, taken)
      if (gone.length > 0) await endGone(tx, personId, gone, house.clock.now())
    })
  const outcomes = tried.map(({ outcome }) => outcome)
  const hasArrived = isServed || taken.length > 0
  const unsure = outcomes.find(({ kind }) => kind === 'no-answer') ?? outcomes.find(({ kind }) => kind === 'not-now')
  if (unsure && !(hasArrived && attempts >= triesForAll)) return unsure as Outcome
  if (hasArrived) return { kind: 'accepted' }
  const refused = outcomes.find((one): one is Outcome & { kind: 'refused' } => one.kind === 'refused')
  return refused ?? { kind: 'refused', reason: 'no-device' }
}

type DeviceOutcome = Outcome | { kind: 'gone' }

async function pushTo(house: House, { endpoint, p256dh, auth }: Device, message: PushMessage): Promise<DeviceOutcome> {
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payloadOf(message), {
    vapidDetails: vapidOf(house.config),
    TTL: message.ttlSeconds,
    urgency: message.urgency,
    topic: topicOf(message.tag),
  })
  const isStrict = house.config.env === 'production' || !isLocal(endpoint)
  const outgoing = {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
    body,
  }
  return outcomeOf(await postOutside(endpoint, outgoing, { milliseconds: patienceMilliseconds, isStrict }))
}

/** RFC 8030 §5 and §7.3; 403 and 401: the key is not the one under which the browser subscribed. */
export function outcomeOf(answer: OutsideAnswer): DeviceOutcome {
  if (answer.kind === 'forbidden_address') return { kind: 'gone' }
  if (answer.kind === 'unreachable') return { kind: 'not-now', reason: 'unreachable' }
  if (answer.kind !== 'answered') return { kind: 'no-answer', reason: 'no-answer' }
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 429) return { kind: 'not-now', reason: 'rate-limit' }
  if (status >= 500) return { kind: 'no-answer', reason: 'provider-error' }
  return { kind: 'refused', reason: status === 401 || status === 403 ? 'not-authorised' : 'not-accepted' }
}
