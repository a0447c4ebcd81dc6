import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, StaffId } from '#platform/ids/index.ts'

/** A sheet of times that waits to be read; it has no lines. */
export async function askedSheet(tx: Tx, by: StaffId, accountId: AccountId): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into reservations.sheet_imports (kind, content, asked_by, account_id, asked_at)
    values ('patterns', ${Buffer.from('施設,室場,最初の日,曜日,開始,終了\r\n')}, ${by}, ${accountId}, now())
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}
