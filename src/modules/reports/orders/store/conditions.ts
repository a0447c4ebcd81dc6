import { type RawBuilder, type SqlBool, sql } from '#platform/db/index.ts'
import type { Doer } from '../domain/doer.ts'

/** Of `reports.orders o`: the crew has something to do. */
export const isStillToDo: RawBuilder<SqlBool> = sql`o.state in ('ordered', 'started', 'returned')`

/** Its day has gone, and nobody has said that it is done. */
export const isLate = (today: Temporal.PlainDate): RawBuilder<SqlBool> =>
  sql`o.planned_on < ${today} and ${isStillToDo}`

export function isDoneBy(doer: Doer): RawBuilder<SqlBool> {
  switch (doer.kind) {
    case 'own':
      return sql`o.assigned_to is null and o.employer is null`
    case 'member':
      return sql`o.assigned_to = ${doer.staffId}`
    case 'company':
      return sql`o.employer = ${doer.employer}`
  }
}
