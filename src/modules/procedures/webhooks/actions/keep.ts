import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { newId, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { looksAfter } from '../../domain/desk/case-rights.ts'
import { currentRevision } from '../../store/revisions.ts'
import { hoursTried } from '../domain/retry.ts'
import { readUrl, type UrlProblem } from '../domain/url.ts'
import type { DeliveryId, WebhookId } from '../domain/webhook.ts'
import { webhookPermissions } from '../permissions.ts'
import { hoursOfOverlap, newSecret } from '../secrets.ts'
import { sendAgain } from '../store/deliveries.ts'
import {
  findWebhook,
  insertWebhook,
  lockWebhook,
  type Webhook,
  webhooksOf,
  writeOn,
  writePaused,
  writeSecrets,
  writeStopped,
} from '../store/webhooks.ts'

const mostOfOffice = 20

export type Registered =
  | { ok: true; id: WebhookId; secret: string }
  | { ok: false; reason: UrlProblem | 'too_many' | 'twice' | 'procedure' }

/** An address that is told of the cases of one procedure, for the office that handles it. The secret is handed out here and never again. */
export async function registerWebhook(
  tx: Tx,
  house: House,
  actor: Staff,
  { procedure, url: typed }: { procedure: string; url: string },
): Promise<Registered> {
  const officeId = await officeHandling(tx, house, procedure)
  if (!officeId || !looksAfter(actor, officeId)) return { ok: false, reason: 'procedure' }
  mayKeep(actor, officeId)
  const read = readUrl(typed, { isStrict: house.config.env === 'production' })
  if (!read.ok) return { ok: false, reason: read.problem }
  const known = await webhooksOf(tx, [officeId])
  if (known.length >= mostOfOffice) return { ok: false, reason: 'too_many' }
  if (known.some((one) => one.url === read.url && one.procedure === procedure)) return { ok: false, reason: 'twice' }
  const id: WebhookId = newId()
  const { shown, sealed } = newSecret(house, id)
  const madeAt = house.clock.now()
  await insertWebhook(tx, { id, officeId, procedure, url: read.url, secret: sealed, madeBy: actor.staffId, madeAt })
  await audit(tx, actor, 'procedures.webhook.register', id)
  return { ok: true, id, secret: shown }
}

async function officeHandling(tx: Tx, house: House, procedure: string): Promise<OfficeId | undefined> {
  const revision = await currentRevision(tx, procedure)
  return revision && (await findOffice(tx, revision.definition.office, house.clock.today(), procedure))?.id
}

/** A new secret; for a day the one before signs too. */
export async function rotateSecret(tx: Tx, house: House, actor: Staff, id: WebhookId): Promise<string> {
  const webhook = await webhookToChange(tx, actor, id)
  const { shown, sealed } = newSecret(house, id)
  const until = house.clock.now().add({ hours: hoursOfOverlap })
  await writeSecrets(tx, id, { secret: sealed, earlier: webhook.secret, until })
  await audit(tx, actor, 'procedures.webhook.rotate', id)
  return shown
}

export async function pauseWebhook(tx: Tx, actor: Staff, id: WebhookId): Promise<void> {
  await webhookToChange(tx, actor, id)
  await writePaused(tx, id, 'by_hand')
  await audit(tx, actor, 'procedures.webhook.pause', id)
}

/** What has gathered goes out now, in its order. */
export async function resumeWebhook(tx: Tx, actor: Staff, id: WebhookId): Promise<void> {
  await webhookToChange(tx, actor, id)
  await writeOn(tx, id)
  await audit(tx, actor, 'procedures.webhook.resume', id)
}

export async function stopWebhook(tx: Tx, actor: Staff, id: WebhookId): Promise<void> {
  await webhookToChange(tx, actor, id)
  await writeStopped(tx, id)
  await audit(tx, actor, 'procedures.webhook.stop', id)
}

export async function resend(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, delivery }: { id: WebhookId; delivery: DeliveryId },
): Promise<void> {
  await webhookToChange(tx, actor, id)
  const now = house.clock.now()
  const isThere = await sendAgain(
    tx,
    { id: delivery, webhookId: id },
    { now, giveUpAt: now.add({ hours: hoursTried }) },
  )
  if (!isThere) throw new NotFound('delivery')
  await audit(tx, actor, 'procedures.webhook.resend', id)
}

/** One of the actor's offices. */
export async function openWebhook(tx: Tx, actor: Staff, id: WebhookId): Promise<Webhook> {
  const webhook = await findWebhook(tx, id)
  if (!webhook || !looksAfter(actor, webhook.officeId)) throw new NotFound('webhook')
  mayKeep(actor, webhook.officeId)
  return webhook
}

async function webhookToChange(tx: Tx, actor: Staff, id: WebhookId): Promise<Webhook> {
  const webhook = await lockWebhook(tx, id)
  if (!webhook || !looksAfter(actor, webhook.officeId)) throw new NotFound('webhook')
  mayKeep(actor, webhook.officeId)
  if (webhook.state === 'stopped') throw new Conflict('stopped')
  return webhook
}

function mayKeep(actor: Staff, officeId: OfficeId): void {
  if (!looksAfter(actor, officeId)) throw new NotFound('office')
  if (!actor.permissions.has(webhookPermissions.keep)) throw new Forbidden()
}

const audit = (tx: Tx, actor: Staff, action: string, id: WebhookId) =>
  recordAudit(tx, { actor, action, subject: { kind: 'procedures.webhook', id } })
