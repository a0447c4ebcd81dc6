import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { BankAccount, BankAccountId } from '../../domain/payouts/account.ts'

export async function insertAccount(tx: Tx, account: BankAccount, sealed: Buffer, at: Temporal.Instant): Promise<void> {
  const { id, personId, source, bankCode, branchCode, kind, masked } = account
  await sql`
    insert into payments.bank_accounts (id, person_id, source, bank_code, branch_code, kind, masked, sealed, saved_at)
    values (${id}, ${personId}, ${source}, ${bankCode}, ${branchCode}, ${kind}, ${masked}, ${sealed}, ${at})`.execute(
    tx,
  )
}

/** A person's accounts as screens may show them, the newest first. */
export async function bankAccountsOf(tx: Tx, personId: PersonId): Promise<BankAccount[]> {
  const { rows } = await sql<BankAccount>`
    select id, person_id as "personId", source, bank_code as "bankCode", branch_code as "branchCode", kind, masked
    from payments.bank_accounts where person_id = ${personId} order by id desc limit 20`.execute(tx)
  return rows
}

export async function findAccount(tx: Tx, id: BankAccountId): Promise<BankAccount | undefined> {
  const { rows } = await sql<BankAccount>`
    select id, person_id as "personId", source, bank_code as "bankCode", branch_code as "branchCode", kind, masked
    from payments.bank_accounts where id = ${id}`.execute(tx)
  return rows[0]
}

export async function sealedAccounts(
  tx: Tx,
  ids: readonly BankAccountId[],
): Promise<{ id: BankAccountId; sealed: Buffer }[]> {
  const { rows } = await sql<{ id: BankAccountId; sealed: Buffer }>`
    select id, sealed from payments.bank_accounts where id = any(${[...ids]}::uuid[]) order by id limit 5000`.execute(
    tx,
  )
  return rows
}
