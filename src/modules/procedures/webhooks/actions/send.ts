import { organisationActs } from '#modules/organisations/index.ts'
import type { OrganisationId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { isFailing, pauseAfter } from '../domain/retry.ts'
import { signedHeaders } from '#platform/outgoing/index.ts'
import { bodyOf } from '../domain/webhook.ts'
import { type Posted, post } from '../network/post.ts'
import { tellPaused } from '../notices.ts'
import { secretsOf } from '../secrets.ts'
import {
  type Delivery,
  dueDeliveries,
  forgetDeliveriesBefore,
  lockDelivery,
  nextDelivery,
  writeAttempt,
} from '../store/deliveries.ts'
import { findWebhook, writeHealth, writePaused } from '../store/webhooks.ts'

const atOnce = 8
const mostRounds = 50
const answerWithin = 10_000
const daysLogged = 30

/** The sweep: something is due, or a log has grown old. */
export async function noticeWebhookWork(house: House): Promise<void> {
  const now = house.clock.now()
  await house.db.transact(async (tx) => {
    await forgetDeliveriesBefore(tx, now.subtract({ hours: 24 * daysLogged }))
    if ((await dueDeliveries(tx, now, 1)).length === 0) return
    await enqueue(tx, 'procedures.send-webhooks', {}, { key: 'procedures.send-webhooks', queue: 'procedures.webhooks' })
  })
}

export const nextWebhook = nextDelivery

/**
 * Sends what is due, several at once, those about one case one after another. A run that breaks off between a send and its
 * note sends again under the same id: at least once.
 */
export async function sendWebhooks(house: House, milliseconds = answerWithin): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await house.db.read((tx) => dueDeliveries(tx, house.clock.now(), atOnce))
    if (due.length === 0) return
    await Promise.all(due.map((delivery) => send(house, delivery, milliseconds)))
  }
}

async function send(house: House, delivery: Delivery, milliseconds: number): Promise<void> {
  const webhook = await house.db.read((tx) => findWebhook(tx, delivery.webhookId))
  if (webhook?.state !== 'on') return
  if (webhook.organisationId && !(await isStanding(house, webhook.organisationId))) {
    await house.db.transact((tx) => writePaused(tx, webhook.id, 'by_hand'))
    return
  }
  const body = bodyOf(delivery)
  // Real time: the receiver compares it with its own clock.
  const headers = signedHeaders(
    { id: delivery.id, body, at: Temporal.Now.instant() },
    secretsOf(house, webhook, house.clock.now()),
  )
  const isStrict = house.config.env === 'production'
  await note(house, delivery, await post(webhook.url, { headers, body }, { milliseconds, isStrict }))
}

// As its tokens are dead: one that is dissolved, or works under a contract that has ended.
const isStanding = (house: House, id: OrganisationId) =>
  house.db.read((tx) => organisationActs(tx, id, house.clock.today()))

function note(house: House, { id, webhookId, tries, giveUpAt }: Delivery, { outcome, status }: Posted): Promise<void> {
  return house.db.transact(async (tx) => {
    if (!(await lockDelivery(tx, id, tries))) return
    const at = house.clock.now()
    const next = at.add(pauseAfter(tries + 1))
    const isLast = outcome === 'gone' || Temporal.Instant.compare(next, giveUpAt) > 0
    await writeAttempt(tx, id, { outcome, status, at, nextTryAt: isLast ? undefined : next })
    const { failures, failingSince } = await writeHealth(tx, webhookId, { isDelivered: outcome === 'delivered', at })
    // 410: the receiver wants nothing more.
    const why = outcome === 'gone' ? 'gone' : isFailing(failures, failingSince, at) ? 'failing' : undefined
    if (why && (await writePaused(tx, webhookId, why))) await tellPaused(tx, house, webhookId)
  })
}
