import { sql, type Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { ActId } from '../../domain/acts/act.ts'

export type ActStepKind =
  | 'draft'
  | 'examine'
  | 'decide'
  | 'return'
  | 'take_back'
  | 'undo'
  | 'hold'
  | 'effect'
  | 'see'
  | 'drop'

export type ActStep = {
  actId: ActId
  at: Temporal.Instant
  kind: ActStepKind
  staffId: StaffId | null
  note: string | null
}

/** Writes who did what; a second step of the same kind by anybody violates a constraint. */
export async function recordStep(
  tx: Tx,
  id: ActId,
  step: { kind: ActStepKind; at: Temporal.Instant; by?: StaffId | undefined; note?: string | undefined },
): Promise<void> {
  await sql`
    insert into procedures.act_steps (act_id, at, kind, staff_id, note)
    values (${id}, ${step.at}, ${step.kind}, ${step.by ?? null}, ${step.note ?? null})`.execute(tx)
}

/** The steps of these acts, oldest first. */
export async function stepsOf(tx: Tx, ids: readonly ActId[]): Promise<ActStep[]> {
  const { rows } = await sql<ActStep>`
    select act_id as "actId", at, kind, staff_id as "staffId", note from procedures.act_steps
    where act_id = any(${[...ids]}::uuid[]) order by at, id limit 1000`.execute(tx)
  return rows
}
