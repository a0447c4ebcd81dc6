import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { inSpan } from '#platform/telemetry/index.ts'
import { takeToken } from '../../buckets/index.ts'
import { pushToLine } from '../channels/line.ts'
import { sendMail } from '../channels/mail.ts'
import { postParcel } from '../channels/post.ts'
import { noteForProgram } from '../../api/actions/settle.ts'
import { pushMessage } from '../../push/domain/push-message.ts'
import { pushToDevices } from '../../push/push-to-devices.ts'
import { placeOfLetter } from '../../post/store/notice-letters.ts'
import { frozenLetter } from '../domain/frozen-letter.ts'
import { giveUp, nextStep, retryHours, type Step } from '../domain/next-step.ts'
import { noticeKindsOf } from '../domain/notice-kinds.ts'
import type { Outcome } from '../domain/outcome.ts'
import {
  beginAttempt,
  type Delivery,
  freeze,
  hasLiveDelivery,
  lockDelivery,
  putOff,
  restForADay,
  settleDelivery,
  waitUntil,
} from '../store/deliveries.ts'
import { drawNoticeLetter } from './draw-notice-letter.ts'
import { freezeMessage } from './freeze-message.ts'
import { endOfPersonsQuiet } from './quiet.ts'
import { enqueueDelivery, planDelivery } from './take-notices.ts'

/**
 * One attempt at one delivery. Claiming, sending and noting are three steps, so the process may die between any
 * two: what was claimed and not noted is sent again with the same bytes and key, which the provider recognises.
 */
export async function deliver(house: House, deliveryId: string): Promise<void> {
  const claimed = await house.db.transact((tx) => claim(tx, house, deliveryId))
  if (!claimed) return
  const { channel } = claimed
  const outcome = await inSpan(`send ${channel}`, { channel, deliveryId }, () => send(house, claimed), {
    kind: 'client',
  })
  await house.db.transact((tx) => note(tx, house, claimed, nextStep(standingOf(claimed), outcome)))
}

/** Checks late whether the person is still to be told, and freezes the message before the first attempt. */
async function claim(tx: Tx, house: House, id: string): Promise<Delivery | undefined> {
  const delivery = await lockDelivery(tx, id)
  if (!delivery || isSettled(delivery)) return undefined
  const place = delivery.channel === 'letter' ? await placeOfLetter(tx, id) : 'elsewhere'
  if (place === 'printed') return restForADay(tx, id)
  const mayHaveArrived = delivery.state === 'sending' || delivery.isAmbiguous
  if (place === 'elsewhere' && standingOf(delivery).elapsed.total('hours') >= retryHours) {
    await note(tx, house, delivery, giveUp(mayHaveArrived))
    return undefined
  }
  if (!delivery.body) {
    const until = await endOfPersonsQuiet(tx, house, delivery)
    if (until) {
      await waitUntil(tx, id, until)
      return undefined
    }
  }
  if (!mayHaveArrived) {
    const message = await freezeMessage(tx, house, delivery)
    if ('cancelled' in message) {
      await note(tx, house, delivery, { state: 'cancelled', reason: message.cancelled })
      return undefined
    }
    if (!delivery.body) await freeze(tx, id, { ...message, retryKey: crypto.randomUUID() })
    // A letter that the office prints is sent when people have posted it; until then it is only looked at again.
    if (delivery.channel === 'letter' && (await placeOfLetter(tx, id)) === 'waiting') return restForADay(tx, id)
  }
  return beginAttempt(tx, id)
}

async function send(house: House, delivery: Delivery): Promise<Outcome> {
  const { body, retryKey } = delivery
  if (body === null || retryKey === null) throw new Error('a message is frozen before it is sent')
  switch (delivery.channel) {
    case 'line':
      if (!(await takeToken(house, 'line.push'))) return { kind: 'not-now', reason: 'rate-limit' }
      return pushToLine(house.config.line, { body, retryKey })
    case 'mail':
      return sendMail(house.config.mail, body)
    case 'push':
      return pushToDevices(house, delivery.personId, pushMessage.parse(JSON.parse(body)), delivery)
    case 'letter': {
      const letter = frozenLetter.parse(JSON.parse(body))
      const { postcode, addressLines, name } = letter.recipient
      return postParcel(house.config.post, {
        reference: `notice-${delivery.id}`,
        to: { postcode, address: addressLines.join(' '), name },
        pdf: await drawNoticeLetter(house, letter),
      })
    }
  }
}

async function note(
  tx: Tx,
  house: House,
  delivery: Delivery,
  step: Step | { state: 'cancelled'; reason: string },
): Promise<void> {
  if (step.state === 'temporary-failure') {
    await putOff(tx, delivery.id, step)
    await enqueueDelivery(tx, delivery.id, Temporal.Now.instant().add({ seconds: step.retryAfterSeconds }))
    return
  }
  const isNew = await settleDelivery(tx, delivery.id, step, house.clock.now())
  if (isNew && (step.state === 'permanent-failure' || step.state === 'cancelled'))
    await fallBackToLetter(tx, house, delivery)
  if (isNew) await noteForProgram(tx, house, { id: delivery.noticeId, kind: delivery.kind })
}

/** What the law makes us say reaches the person on paper when every device refused it. */
async function fallBackToLetter(tx: Tx, house: House, { noticeId, kind, personId, channel }: Delivery): Promise<void> {
  if (channel === 'letter' || !noticeKindsOf(house)[kind]?.statutory) return
  if (await hasLiveDelivery(tx, noticeId)) return
  await planDelivery(tx, house, { id: noticeId, kind, personId }, 'letter')
}

const isSettled = ({ state }: Delivery): boolean =>
  state === 'sent' || state === 'permanent-failure' || state === 'unknown' || state === 'cancelled'

const standingOf = ({ attempts, isAmbiguous, firstAttemptAt }: Delivery) => ({
  attempts,
  isAmbiguous,
  elapsed: firstAttemptAt ? firstAttemptAt.until(Temporal.Now.instant()) : new Temporal.Duration(),
})
