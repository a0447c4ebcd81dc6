import type { DemoOrganisation } from '#demo/organisations.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'

/** One of the demo, with seats and contract; does nothing when it is there. */
export async function seedOrganisation(tx: Tx, made: DemoOrganisation & { officeId: OfficeId }): Promise<void> {
  const { rows } = await sql`
    insert into organisations.organisations (id, kind, name, name_kana, is_public, office_id, state, proposed_at, recognised_on,
      invoice_number)
    values (${made.id}, ${made.kind}, ${made.name}, ${made.nameKana}, ${made.isPublic}, ${made.officeId}, 'recognised',
      '2026-03-01T00:00:00Z', '2026-03-01', ${made.invoiceNumber ?? null})
    on conflict (id) do nothing returning 1`.execute(tx)
  if (rows.length === 0) return
  for (const { personId, role, from, termTo } of made.seats)
    await sql`
      insert into organisations.seats (organisation_id, person_id, role, valid_from, term_to, consented_at)
      select ${made.id}, id, ${role}, ${from}::date, ${termTo ?? null}::date, ${from}::date from people.persons
      where id = ${personId} on conflict do nothing`.execute(tx)
  if (made.contract)
    await sql`
      insert into organisations.contracts (organisation_id, facility, valid_from, valid_to)
      values (${made.id}, ${made.contract.facility}, ${made.contract.from}::date, ${made.contract.until}::date)`.execute(
      tx,
    )
}
