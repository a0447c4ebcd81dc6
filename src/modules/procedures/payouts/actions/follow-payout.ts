import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { actsOf } from '../../store/acts/acts.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { grantIn, type PayoutEvent } from '../domain.ts'
import { tellAccountWanted } from '../notices.ts'
import { isTold } from '../store.ts'

/** What became of a payout is told in the course of its case; whoever has to do something about it is told too. */
export const followPayout = {
  'payments.payout_paid': (tx, event, house) => follow(tx, event, house, 'payout_paid'),
  'payments.payout_failed': (tx, event, house) => follow(tx, event, house, 'payout_failed'),
  'payments.payout_returned': (tx, event, house) => follow(tx, event, house, 'payout_returned'),
} satisfies Module['consumers']

async function follow(tx: Tx, event: DomainEvent, house: House, kind: PayoutEvent): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  const application = id && (await lockApplication(tx, id))
  const { payoutId } = event.data
  if (!application || typeof payoutId !== 'string' || (await isTold(tx, id, kind, payoutId))) return
  const isOver = kind !== 'payout_paid' && !grantIn(await actsOf(tx, id))
  await recordCaseEvent(tx, id, {
    // What came back after the decision fell is not paid again.
    kind: isOver ? 'payout_stopped' : kind,
    at: house.clock.now(),
    by: { kind: 'system' },
    data: { payoutId },
  })
  if (kind === 'payout_failed' && !isOver) await tellAccountWanted(tx, application, payoutId)
}
