import { sql, type Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { emit } from '#platform/events/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { type ApplicationState, canBecome, isClosed } from '../domain/course/states.ts'
import { needsReadingOut } from '../domain/reception/identity.ts'
import { type Application, type ApplicationId, lockApplication } from './applications.ts'
import { type CaseActor, recordCaseEvent } from './case-events.ts'

export type Step = {
  at: Temporal.Instant
  by: CaseActor
  /** Kind of the case event; the new state's name unless said otherwise. */
  kind?: string
  /** Ids, dates and numbers only. */
  data?: Record<string, string | number | boolean | readonly string[]>
}

/** Who moved it, for a resident's own step. */
export const byResident: CaseActor = { kind: 'resident' }
export const bySystem: CaseActor = { kind: 'system' }
export const byStaff = (staffId: StaffId): CaseActor => ({ kind: 'staff', staffId })

/**
 * Moves an application to another state: locks the row, checks the course of states, writes the case event and
 * emits `procedures.<to>`. Throws `Conflict('wrong_state')` when it is in none of `from`, `NotFound` when it is not there,
 * `Conflict('typing_not_compared')` when the office typed it and no second person has compared it with the paper.
 */
export async function moveTo(
  tx: Tx,
  id: ApplicationId,
  from: readonly ApplicationState[],
  to: ApplicationState,
  step: Step,
): Promise<Application> {
  const before = await lockApplication(tx, id)
  if (!before) throw new NotFound('application')
  if (!from.includes(before.state) || !canBecome(before.kind, before.state, to)) {
    throw new Conflict('wrong_state', `${before.state} cannot become ${to}`)
  }
  await refuseUncompared(tx, before, to)
  const closedAt = isClosed(to) ? step.at : null
  await sql`
    update procedures.applications
    set state = ${to}, updated_at = ${step.at}, closed_at = ${closedAt}, version = version + 1
    where id = ${id}`.execute(tx)
  await recordCaseEvent(tx, id, { kind: step.kind ?? to, at: step.at, by: step.by, data: step.data ?? {} })
  await emit(tx, { type: `procedures.${to}`, subjectKind: 'procedures.application', subjectId: id })
  return { ...before, state: to, updatedAt: step.at, closedAt, version: before.version + 1 }
}

async function refuseUncompared(tx: Tx, { id, channel, kind }: Application, to: ApplicationState): Promise<void> {
  if (channel === 'web' || !needsReadingOut(kind) || (to !== 'proposed' && to !== 'accepted')) return
  const { rows } = await sql`
    select from procedures.receptions where application_id = ${id} and checked_by is null`.execute(tx)
  if (rows.length > 0) throw new Conflict('typing_not_compared')
}
