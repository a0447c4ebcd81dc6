import { cancelPayout, payoutsOf } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { actsOf, findAct } from '../../store/acts/acts.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { grantIn, turnAfter } from '../domain.ts'
import { newestPayoutEvent } from '../store.ts'
import { payoutPurpose } from './request-after-act.ts'

const actor = { kind: 'system', task: 'procedures.stop-payout' } as const

/**
 * A grant was revoked or withdrawn. Revoked: what is not with the bank yet is not paid. Withdrawn, or with the bank
 * already: a person has to look, because what came before may be owed or has to come back.
 */
export async function stopAfterAct(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const actId = parseId<'act'>(event.subjectId)
  const act = actId && (await findAct(tx, actId))
  const application = act?.kind === 'decision' ? await lockApplication(tx, act.applicationId) : undefined
  const newest = application && (await newestPayoutEvent(tx, application.id))
  if (!application || !newest || newest === 'payout_stopped' || newest === 'payout_not_stopped') return
  const isRevoked = !grantIn(await actsOf(tx, application.id))
  const [payout] = await payoutsOf(tx, payoutPurpose(application.id))
  const isWaiting = payout?.state === 'requested' || payout?.state === 'approved'
  if (isRevoked && payout && isWaiting) await cancelPayout(tx, house, actor, payout.id, '認定の取消し')
  const isStopped = isRevoked && (isWaiting || turnAfter(newest) !== 'nobody')
  if (!isRevoked && turnAfter(newest) !== 'nobody') return
  await recordCaseEvent(tx, application.id, {
    kind: isStopped ? 'payout_stopped' : 'payout_not_stopped',
    at: house.clock.now(),
    by: { kind: 'system' },
    ...(payout && { data: { payoutId: payout.id } }),
  })
}
