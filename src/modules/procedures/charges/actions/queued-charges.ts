import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { keptAnswersOf } from '../../store/answers.ts'
import { revisionById } from '../../store/revisions.ts'
import { plainWords } from '../../text/index.ts'
import { type HandingWay, wayOf } from '../domain.ts'
import { type Charge, openCharges } from '../store.ts'
import { ruleOf } from './ask-charge.ts'

export type QueuedCharge = { charge: Charge; thing: string; way: HandingWay }

/** What the office has to hand over or still waits for, for the list of what goes out. */
export async function queuedCharges(tx: Tx, staff: Staff): Promise<QueuedCharge[]> {
  const charges = await openCharges(tx, casePolicy.scope(staff), 100)
  const answers = await keptAnswersOf(
    tx,
    charges.map(({ applicationId }) => applicationId),
  )
  const queued: QueuedCharge[] = []
  for (const charge of charges) {
    const { definition } = await revisionById(tx, charge.revisionId)
    const rule = ruleOf(definition, charge.rule)
    const context = { answers: answers.get(charge.applicationId) ?? {}, facts: new Set<never>() }
    queued.push({ charge, thing: plainWords(rule.thing), way: wayOf(rule, context) })
  }
  return queued
}
