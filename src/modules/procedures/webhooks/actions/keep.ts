import { lockAsMember } from '#modules/organisations/index.ts'
import { findOffice } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { newId, type OfficeId, type OrganisationId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { looksAfter } from '../../domain/desk/case-rights.ts'
import { currentRevision } from '../../store/revisions.ts'
import { hoursTried } from '../domain/retry.ts'
import { readUrl, type UrlProblem } from '#platform/outgoing/index.ts'
import type { DeliveryId, WebhookId } from '../domain/webhook.ts'
import { webhookPermissions } from '../permissions.ts'
import { hoursOfOverlap, newSecret } from '../secrets.ts'
import { sendAgain } from '../store/deliveries.ts'
import {
  findWebhook,
  insertOfOrganisation,
  insertWebhook,
  lockWebhook,
  type Webhook,
  type WebhookOwner,
  webhooksOf,
  webhooksOfOrganisation,
  writeOn,
  writePaused,
  writeSecrets,
  writeStopped,
} from '../store/webhooks.ts'

const mostOfOffice = 20
export const mostOfOrganisation = 5

/** An officer whom an organisation trusts with its programs. */
export type OrganisationKeeper = { organisationId: OrganisationId; resident: VerifiedResident }
/** Who may keep an address: the head of an office, or an officer of an organisation. */
export type WebhookKeeper = Staff | OrganisationKeeper

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
  if (!actor.permissions.has(webhookPermissions.keep)) throw new Forbidden()
  const read = readUrl(typed, { isStrict: house.config.env === 'production' })
  if (!read.ok) return { ok: false, reason: read.problem }
  const known = await webhooksOf(tx, [officeId])
  if (known.length >= mostOfOffice) return { ok: false, reason: 'too_many' }
  if (known.some((one) => one.url === read.url && one.procedure === procedure)) return { ok: false, reason: 'twice' }
  const id: WebhookId = newId()
  const { shown, sealed } = newSecret(house, id)
  const madeAt = house.clock.now()
  await insertWebhook(tx, { id, officeId, procedure, url: read.url, secret: sealed, madeBy: actor.staffId, madeAt })
  await audit(tx, actor, 'register', id)
  return { ok: true, id, secret: shown }
}

export type RegisteredOfOrganisation =
  | { ok: true; id: WebhookId; secret: string }
  | { ok: false; reason: UrlProblem | 'too_many' | 'twice' }

/** An address that is told of the requests that are the organisation's own. The secret is handed out here and never again. */
export async function registerForOrganisation(
  tx: Tx,
  house: House,
  keeper: OrganisationKeeper,
  typed: string,
): Promise<RegisteredOfOrganisation> {
  const { organisationId, resident } = keeper
  await lockAsMember(tx, { ...keeper, on: house.clock.today(), right: 'clients' })
  const read = readUrl(typed, { isStrict: house.config.env === 'production' })
  if (!read.ok) return { ok: false, reason: read.problem }
  const known = await webhooksOfOrganisation(tx, organisationId)
  if (known.length >= mostOfOrganisation) return { ok: false, reason: 'too_many' }
  if (known.some((one) => one.url === read.url)) return { ok: false, reason: 'twice' }
  const id: WebhookId = newId()
  const { shown, sealed } = newSecret(house, id)
  const made = { madeBy: resident.personId, madeAt: house.clock.now() }
  await insertOfOrganisation(tx, { id, organisationId, url: read.url, secret: sealed, ...made })
  await audit(tx, keeper, 'register', id)
  return { ok: true, id, secret: shown }
}

async function officeHandling(tx: Tx, house: House, procedure: string): Promise<OfficeId | undefined> {
  const revision = await currentRevision(tx, procedure)
  return revision && (await findOffice(tx, revision.definition.office, house.clock.today(), procedure))?.id
}

/** A new secret; for a day the one before signs too. */
export async function rotateSecret(tx: Tx, house: House, keeper: WebhookKeeper, id: WebhookId): Promise<string> {
  const webhook = await webhookToChange(tx, house, keeper, id)
  const { shown, sealed } = newSecret(house, id)
  const until = house.clock.now().add({ hours: hoursOfOverlap })
  await writeSecrets(tx, id, { secret: sealed, earlier: webhook.secret, until })
  await audit(tx, keeper, 'rotate', id)
  return shown
}

export async function pauseWebhook(tx: Tx, house: House, keeper: WebhookKeeper, id: WebhookId): Promise<void> {
  await webhookToChange(tx, house, keeper, id)
  await writePaused(tx, id, 'by_hand')
  await audit(tx, keeper, 'pause', id)
}

/** What has gathered goes out now, in its order. */
export async function resumeWebhook(tx: Tx, house: House, keeper: WebhookKeeper, id: WebhookId): Promise<void> {
  await webhookToChange(tx, house, keeper, id)
  await writeOn(tx, id)
  await audit(tx, keeper, 'resume', id)
}

export async function stopWebhook(tx: Tx, house: House, keeper: WebhookKeeper, id: WebhookId): Promise<void> {
  await webhookToChange(tx, house, keeper, id)
  await writeStopped(tx, id)
  await audit(tx, keeper, 'stop', id)
}

export async function resend(
  tx: Tx,
  house: House,
  keeper: WebhookKeeper,
  { id, delivery }: { id: WebhookId; delivery: DeliveryId },
): Promise<void> {
  await webhookToChange(tx, house, keeper, id)
  const now = house.clock.now()
  const isThere = await sendAgain(
    tx,
    { id: delivery, webhookId: id },
    { now, giveUpAt: now.add({ hours: hoursTried }) },
  )
  if (!isThere) throw new NotFound('delivery')
  await audit(tx, keeper, 'resend', id)
}

/** One that the actor keeps. Throws `NotFound` for any other, `Forbidden` without the right. */
export async function openWebhook(tx: Tx, house: House, keeper: WebhookKeeper, id: WebhookId): Promise<Webhook> {
  const webhook = await findWebhook(tx, id)
  if (!webhook) throw new NotFound('webhook')
  await mayKeep(tx, house, keeper, webhook)
  return webhook
}

async function webhookToChange(tx: Tx, house: House, keeper: WebhookKeeper, id: WebhookId): Promise<Webhook> {
  const webhook = await lockWebhook(tx, id)
  if (!webhook) throw new NotFound('webhook')
  await mayKeep(tx, house, keeper, webhook)
  if (webhook.state === 'stopped') throw new Conflict('stopped')
  return webhook
}

async function mayKeep(tx: Tx, house: House, keeper: WebhookKeeper, { officeId, organisationId }: WebhookOwner) {
  if ('organisationId' in keeper) {
    if (organisationId !== keeper.organisationId) throw new NotFound('webhook')
    await lockAsMember(tx, { ...keeper, on: house.clock.today(), right: 'clients' })
    return
  }
  if (!officeId || !looksAfter(keeper, officeId)) throw new NotFound('webhook')
  if (!keeper.permissions.has(webhookPermissions.keep)) throw new Forbidden()
}

const audit = (tx: Tx, keeper: WebhookKeeper, deed: string, id: WebhookId) =>
  recordAudit(tx, {
    actor: 'organisationId' in keeper ? keeper.resident : keeper,
    action: `procedures.webhook.${deed}`,
    subject: { kind: 'procedures.webhook', id },
    ...('organisationId' in keeper && { ids: { organisationId: keeper.organisationId } }),
  })
