import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { bySystem } from '../../store/transition.ts'
import { type AdviceId, expiresOn } from '../domain.ts'
import { dueAdvice, endAdvice, findAdvice, markReminded } from '../store.ts'

const batch = 100

/** Tells the asking desk once that an answer is late, and ends what nobody waits for any more. Safe to run twice. */
export async function keepAdviceDays(house: House): Promise<void> {
  const due = await house.db.read((tx) => dueAdvice(tx, house.clock.today(), batch))
  for (const { id } of due) await house.db.transact((tx) => keepDay(tx, house, id))
}

async function keepDay(tx: Tx, house: House, id: AdviceId): Promise<void> {
  const before = await findAdvice(tx, id)
  const application = before && (await lockApplication(tx, before.applicationId))
  if (!application) return
  const at = house.clock.now()
  const data = { adviceId: id }
  const say = (kind: string) => recordCaseEvent(tx, application.id, { kind, at, by: bySystem, data })
  if (application.closedAt) {
    await endAdvice(tx, id, { at, why: 'withdrawn' })
    return
  }
  if (Temporal.PlainDate.compare(house.clock.today(), expiresOn(before.dueOn)) >= 0) {
    if (await endAdvice(tx, id, { at, why: 'expired' })) await say('advice_expired')
    return
  }
  if (await markReminded(tx, id, at)) await say('advice_late')
}
