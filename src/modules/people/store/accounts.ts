import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId, StaffId } from '#platform/ids/index.ts'

export type ResidentAccount = { personId: PersonId | null; displayName: string }

export async function residentAccount(tx: Tx, id: AccountId): Promise<ResidentAccount | undefined> {
  const { rows } = await sql<ResidentAccount>`
    select person_id as "personId", display_name as "displayName" from auth.accounts
    where id = ${id} and realm = 'resident' and closed_at is null`.execute(tx)
  return rows[0]
}

/** Ties the account to a person of the register, or unties it. */
export async function setAccountPerson(tx: Tx, id: AccountId, personId: PersonId | null): Promise<void> {
  await sql`update auth.accounts set person_id = ${personId} where id = ${id} and realm = 'resident'`.execute(tx)
}

export async function setAccountStaff(tx: Tx, id: AccountId, staffId: StaffId | null): Promise<void> {
  await sql`update auth.accounts set staff_id = ${staffId} where id = ${id} and realm = 'staff'`.execute(tx)
}
