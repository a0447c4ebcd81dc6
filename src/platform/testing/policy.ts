import { expect } from 'vitest'
import type { Actor, Policy } from '#platform/auth/index.ts'
import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'

/**
 * Asks the policy about every row for every actor in both ways, one by one and as a predicate, and expects the same
 * answer. `rows` selects `from … where {scope}`, giving the ids that the database would show.
 */
export async function expectPolicyAgrees<Row>(
  tx: Tx,
  policy: Policy<Row>,
  {
    actors,
    rows,
    idsWhere,
  }: {
    actors: readonly Actor[]
    rows: readonly (Row & { id: string })[]
    idsWhere: (scope: RawBuilder<unknown>) => RawBuilder<{ id: string }>
  },
): Promise<void> {
  for (const actor of actors) {
    const shown = (await idsWhere(sql`(${policy.scope(actor)})`).execute(tx)).rows.map(({ id }) => id)
    const allowed = rows.filter((row) => policy.may(actor, row)).map(({ id }) => id)
    expect(shown.sort(), `${policy.name} for ${actor.kind}`).toEqual(allowed.sort())
  }
}
