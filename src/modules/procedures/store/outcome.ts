import { sql, type Tx } from '#platform/db/index.ts'
import type { ApplicationId } from './applications.ts'

export type Outcome = {
  dispatch: 'queued' | 'printed' | 'posted' | 'on_shelf' | 'handed_over' | 'returned' | null
  refusalReason: string | null
}

/** How far the paper is and why it was refused, as far as the resident is told. */
export async function outcomeOf(tx: Tx, id: ApplicationId): Promise<Outcome> {
  const { rows } = await sql<Outcome>`
    select
      (select state from procedures.dispatches where application_id = ${id}) as dispatch,
      (select reason from procedures.decisions
        where application_id = ${id} and outcome = 'refuse' and confirmed_at is not null) as "refusalReason"`.execute(
    tx,
  )
  return rows[0] ?? { dispatch: null, refusalReason: null }
}
