import { sql, type Tx } from '#platform/db/index.ts'
import type { AssetKind } from '../domain/kinds.ts'

/** How often each kind of the profile is inspected; a kind that is gone is not inspected any more. */
export async function writeKinds(tx: Tx, kinds: readonly AssetKind[]): Promise<void> {
  const rows = kinds.map(({ code, inspectionMonths }) => ({ code, months: inspectionMonths ?? null }))
  await sql`
    insert into reports.asset_kinds as k (code, inspection_months)
    select code, months from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (code text, months int)
        on conflict (code) do update set inspection_months = excluded.inspection_months
          where k.inspection_months is distinct from excluded.inspection_months`.execute(tx)
  await sql`
    update reports.asset_kinds set inspection_months = null
    where inspection_months is not null and not code = any(${rows.map(({ code }) => code)}::text[])`.execute(tx)
}
