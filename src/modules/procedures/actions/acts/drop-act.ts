import type { Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import { markEnded, openActOf } from '../../store/acts/acts.ts'
import { recordStep } from '../../store/acts/steps.ts'

/** The request was withdrawn: what was being decided about it is decided no more. The caller holds the case's lock. */
export async function dropOpenAct(tx: Tx, id: Id<'application'>, at: Temporal.Instant): Promise<void> {
  const act = await openActOf(tx, id)
  if (!act) return
  await markEnded(tx, act.id, 'dropped')
  await recordStep(tx, act.id, { kind: 'drop', at })
}
