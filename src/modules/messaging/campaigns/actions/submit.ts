import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { topicsOf } from '../../choices/index.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { staleAt } from '../domain/guards.ts'
import { type CampaignProblem, problemsOf } from '../domain/problems.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { campaignRules } from '../profile.ts'
import { writeReturn, writeSubmission } from '../store/campaigns.ts'
import { findSegmentVersion } from '../store/segments.ts'
import { type Done, note, takeUp } from './own.ts'

export type Submitted =
  | { ok: true }
  | { ok: false; reason: 'moved-on' | 'segment' }
  | { ok: false; reason: 'problems'; problems: readonly CampaignProblem[] }

/** Hands a draft to the second person; from then on it is not changed without coming back. */
export async function submitCampaign(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<Submitted> {
  const campaign = await takeUp(tx, actor, id, 'submit', may.write)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  const { content } = campaign
  const at = house.clock.now()
  const problems = problemsOf(content, { now: at, topics: new Set(topicsOf(house).map(({ key }) => key)) })
  if (problems.length > 0) return { ok: false, reason: 'problems', problems }
  if (content.segmentVersionId && content.corrects === null) {
    const segment = await findSegmentVersion(tx, content.segmentVersionId, house.clock.today())
    if (!segment?.isUsable) return { ok: false, reason: 'segment' }
  }
  await writeSubmission(tx, id, { by: actor.staffId, at }, staleAt(content, campaignRules(house).staleAfter))
  await note(tx, actor, campaign, { kind: 'submitted', action: 'submit', at })
  return { ok: true }
}

/** Back to a draft, by whoever wrote it or whoever looked at it; an approval given is gone. */
export async function returnCampaign(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<Done> {
  const campaign = await takeUp(tx, actor, id, 'return', may.write)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  const at = house.clock.now()
  await writeReturn(tx, id, at)
  await note(tx, actor, campaign, { kind: 'returned', action: 'return', at })
  return { ok: true }
}
