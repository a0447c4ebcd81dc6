import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { CampaignContent, CampaignId } from '../domain/campaign.ts'
import { type CampaignDeed, after } from '../domain/states.ts'
import { campaignPermissions } from '../permissions.ts'
import { type Campaign, findCampaign, lockCampaign } from '../store/campaigns.ts'
import { type CampaignEventKind, insertEvent } from '../store/events.ts'

export type Done = { ok: true } | { ok: false; reason: 'moved-on' }

/** A correction of an emergency is every approver's: minutes count, and the own colleague may be asleep. */
export const isUrgentCorrection = ({ content }: Campaign): boolean =>
  content.corrects !== null && content.urgency === 'emergency'

/** 404 for a campaign of another office. */
export async function openCampaign(tx: Tx, actor: Staff, id: CampaignId): Promise<Campaign> {
  return requireOwn(actor, await findCampaign(tx, id))
}

function requireOwn(actor: Staff, campaign: Campaign | undefined): Campaign {
  if (!campaign) throw new NotFound('campaign')
  const mayApprove = isUrgentCorrection(campaign) && actor.permissions.has(campaignPermissions.approve)
  if (!ownOffices(actor).includes(campaign.officeId) && !mayApprove) throw new NotFound('campaign')
  return campaign
}

/** Locks a campaign for a deed of who holds the permission; `undefined` where its state does not allow it any more. */
export async function takeUp(
  tx: Tx,
  actor: Staff,
  id: CampaignId,
  deed: CampaignDeed,
  permission: string,
): Promise<Campaign | undefined> {
  if (!actor.permissions.has(permission)) throw new Forbidden('permission_missing', permission)
  const campaign = requireOwn(actor, await lockCampaign(tx, id))
  return after(campaign.state, deed) === undefined ? undefined : campaign
}

/** Writes down who did what, with what stood in the campaign then. */
export async function note(
  tx: Tx,
  actor: Staff,
  { id, content }: { id: CampaignId; content: CampaignContent },
  { kind, action, at }: { kind: CampaignEventKind; action: string; at: Temporal.Instant },
): Promise<void> {
  await insertEvent(tx, id, { kind, by: actor.staffId, at, content })
  await audit(tx, actor, id, action)
}

export const audit = (tx: Tx, actor: Staff, id: CampaignId, action: string): Promise<void> =>
  recordAudit(tx, { actor, action: `messaging.campaign.${action}`, subject: subject(id) })

export const subject = (id: CampaignId) => ({ kind: 'messaging.campaign', id })
