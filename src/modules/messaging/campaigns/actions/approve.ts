import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { needsTwo } from '../domain/guards.ts'
import { whyNotApprove } from '../domain/may-approve.ts'
import { fingerprintOf } from '../looks.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { campaignRules } from '../profile.ts'
import { type Campaign, emergenciesSince, writeApproval, writeFirstApproval } from '../store/campaigns.ts'
import { authorsOf } from '../store/events.ts'
import { findSegmentVersion, type UsableSegment } from '../store/segments.ts'
import { isUrgentCorrection, note, takeUp } from './own.ts'

export type Approved =
  | { ok: true; needsAnother: boolean }
  | {
      ok: false
      reason: 'moved-on' | 'author' | 'already' | 'other-office' | 'changed' | 'stale' | 'over' | 'night' | 'segment'
    }

/**
 * The second person approves exactly what the page showed (`fingerprint`), and says of an emergency once more that it may
 * come at night. Refused when the source is too old by now. Of many emergencies at once each needs two approvers: the
 * first is noted and `needsAnother` is true.
 */
export async function approveCampaign(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, fingerprint, saysNight }: { id: CampaignId; fingerprint: string; saysNight: boolean },
): Promise<Approved> {
  const campaign = await takeUp(tx, actor, id, 'approve', may.approve)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  const not = whyNotApprove(actor.staffId, await approvalOf(tx, actor, campaign))
  if (not) return { ok: false, reason: not }
  const { content } = campaign
  const segment = await segmentOf(tx, house, campaign)
  if (fingerprintOf(house, campaign, segment?.definition) !== fingerprint) return { ok: false, reason: 'changed' }
  const at = house.clock.now()
  if (campaign.staleAt && Temporal.Instant.compare(campaign.staleAt, at) < 0) return { ok: false, reason: 'stale' }
  if (Temporal.Instant.compare(content.expiresAt, at) <= 0) return { ok: false, reason: 'over' }
  if (segment && !segment.isUsable && content.corrects === null) return { ok: false, reason: 'segment' }
  if (content.urgency === 'emergency' && !saysNight) return { ok: false, reason: 'night' }
  const needsAnother = campaign.alsoApprovedBy === null && (await isBurst(tx, house, campaign))
  if (needsAnother) await writeFirstApproval(tx, id, { by: actor.staffId, at })
  else await writeApproval(tx, id, { by: actor.staffId, at })
  await note(tx, actor, campaign, { kind: 'approved', action: needsAnother ? 'approve_first' : 'approve', at })
  return { ok: true, needsAnother }
}

export async function approvalOf(tx: Tx, actor: Staff, campaign: Campaign) {
  return {
    authors: await authorsOf(tx, campaign.id),
    alsoApprovedBy: campaign.alsoApprovedBy,
    isOwnOffice: ownOffices(actor).includes(campaign.officeId),
    isUrgentCorrection: isUrgentCorrection(campaign),
  }
}

export async function isBurst(tx: Tx, house: House, { officeId, content }: Campaign): Promise<boolean> {
  const { burst } = campaignRules(house)
  if (content.urgency !== 'emergency') return false
  const since = house.clock.now().subtract({ minutes: burst.minutes })
  return needsTwo(content.urgency, await emergenciesSince(tx, officeId, since), burst)
}

export async function segmentOf(tx: Tx, house: House, { content }: Campaign): Promise<UsableSegment | undefined> {
  return content.segmentVersionId === null
    ? undefined
    : findSegmentVersion(tx, content.segmentVersionId, house.clock.today())
}
