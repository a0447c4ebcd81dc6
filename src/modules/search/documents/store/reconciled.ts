import { sql, type Tx } from '#platform/db/index.ts'

export type Reconciled = { source: string; state: string; onDay: Temporal.PlainDate; termsMadeBy: string }

export async function reconciledSources(tx: Tx): Promise<ReadonlyMap<string, Reconciled>> {
  const { rows } = await sql<Reconciled>`
    select source, state, on_day as "onDay", terms_made_by as "termsMadeBy" from search.reconciled
    order by source limit 200`.execute(tx)
  return new Map(rows.map((row) => [row.source, row]))
}

export async function noteReconciled(tx: Tx, { source, state, onDay, termsMadeBy }: Reconciled): Promise<void> {
  await sql`
    insert into search.reconciled (source, state, on_day, terms_made_by)
    values (${source}, ${state}, ${onDay}, ${termsMadeBy})
    on conflict (source) do update set state = excluded.state, on_day = excluded.on_day,
      terms_made_by = excluded.terms_made_by`.execute(tx)
}
