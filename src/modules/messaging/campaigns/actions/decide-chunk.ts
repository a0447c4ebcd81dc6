import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { CampaignId } from '../domain/campaign.ts'
import { after } from '../domain/states.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { type ChunkId, reopenForChunks, sendAnew, settleAsSent } from '../store/chunks.ts'
import { writeOutcome } from '../store/results.ts'
import { type Done, openCampaign, subject, takeUp } from './own.ts'

/** A person says what becomes of a chunk of which nobody knows whether it arrived. */
export async function decideChunk(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, chunk, as }: { id: CampaignId; chunk: ChunkId; as: 'sent' | 'again' },
): Promise<Done> {
  if (!actor.permissions.has(may.approve)) throw new Forbidden('permission_missing', may.approve)
  const campaign =
    as === 'again' ? await takeUp(tx, actor, id, 'resend', may.approve) : await openCampaign(tx, actor, id)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  if (as === 'sent' && !(await settleAsSent(tx, id, chunk))) return { ok: false, reason: 'moved-on' }
  if (as === 'again') {
    if (!(await sendAnew(tx, id, chunk))) return { ok: false, reason: 'moved-on' }
    if (after(campaign.state, 'resend') === 'sending') await reopenForChunks(tx, id, house.clock.now())
  }
  await writeOutcome(tx, id, undefined)
  await recordAudit(tx, {
    actor,
    action: `messaging.campaign.${as === 'again' ? 'send_again' : 'call_sent'}`,
    subject: subject(id),
    ids: { chunk },
  })
  return { ok: true }
}
