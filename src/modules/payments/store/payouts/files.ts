import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import type { AccountKind, BankAccountId } from '../../domain/payouts/account.ts'
import type { PayoutFile, PayoutFileId, PayoutFileState } from '../../domain/payouts/payout-file.ts'
import type { PayoutId, PayoutState } from '../../domain/payouts/payout.ts'

type Row = Omit<PayoutFile, 'sentBy'> & { sentBy: StaffId | null }

const columns = sql.raw(`f.id, f.pay_on as "payOn", f.state, f.count, f.total, f.sha256, f.made_by as "madeBy",
  f.made_at as "madeAt", f.sent_by as "sentBy",
  (select count(*)::int from payments.payout_file_downloads d where d.file_id = f.id) as downloads`)

const fileFrom = ({ sentBy, ...row }: Row): PayoutFile => ({ ...row, ...(sentBy !== null && { sentBy }) })

/** The file of that day that counts. */
export async function fileOfDay(tx: Tx, payOn: Temporal.PlainDate): Promise<PayoutFile | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payout_files f where f.pay_on = ${payOn} and f.state <> 'cancelled'`.execute(tx)
  return rows[0] && fileFrom(rows[0])
}

export async function findFile(tx: Tx, id: PayoutFileId): Promise<PayoutFile | undefined> {
  const { rows } = await sql<Row>`select ${columns} from payments.payout_files f where f.id = ${id}`.execute(tx)
  return rows[0] && fileFrom(rows[0])
}

export async function lockFile(tx: Tx, id: PayoutFileId): Promise<PayoutFile | undefined> {
  await sql`select from payments.payout_files where id = ${id} for update`.execute(tx)
  return findFile(tx, id)
}

/** The newest files first. */
export async function newestFiles(tx: Tx, limit: number): Promise<PayoutFile[]> {
  const { rows } = await sql<Row>`
    select ${columns} from payments.payout_files f order by f.made_at desc, f.id desc limit ${limit}`.execute(tx)
  return rows.map(fileFrom)
}

export type PayoutToFile = {
  id: PayoutId
  amount: Yen
  accountId: BankAccountId
  bankCode: string
  branchCode: string
  kind: AccountKind
}

/** Approved payouts of that day, locked, in the order of the file. */
export async function lockApproved(tx: Tx, payOn: Temporal.PlainDate, limit: number): Promise<PayoutToFile[]> {
  const { rows } = await sql<PayoutToFile>`
    select p.id, p.amount, p.account_id as "accountId", a.bank_code as "bankCode", a.branch_code as "branchCode", a.kind
    from payments.payouts p join payments.bank_accounts a on a.id = p.account_id
    where p.state = 'approved' and p.pay_on = ${payOn} order by p.id limit ${limit} for update of p`.execute(tx)
  return rows
}

export async function insertFile(
  tx: Tx,
  file: Omit<PayoutFile, 'state' | 'downloads' | 'sentBy'>,
  sealed: Buffer,
  payouts: readonly { id: PayoutId; amount: Yen }[],
): Promise<void> {
  const { id, payOn, count, total, sha256, madeBy, madeAt } = file
  await sql`
    insert into payments.payout_files (id, pay_on, count, total, sha256, sealed, made_by, made_at)
    values (${id}, ${payOn}, ${count}, ${total}, ${sha256}, ${sealed}, ${madeBy}, ${madeAt})`.execute(tx)
  const items = payouts.map((payout, index) => ({ payout: payout.id, amount: payout.amount, position: index + 1 }))
  await sql`
    insert into payments.payout_file_items (file_id, position, payout_id, amount)
    select ${id}, item.position, item.payout, item.amount
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item (position int, payout uuid, amount int8)`.execute(
    tx,
  )
}

export async function sealedFile(tx: Tx, id: PayoutFileId): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from payments.payout_files where id = ${id}`.execute(tx)
  return rows[0]?.sealed
}

/** Notes who took the file; 1 is the output, more is 再出力. The file's row is locked. */
export async function noteDownload(tx: Tx, id: PayoutFileId, by: StaffId, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into payments.payout_file_downloads (file_id, number, staff_id, taken_at)
    select ${id}, count(*) + 1, ${by}, ${at} from payments.payout_file_downloads where file_id = ${id}
    returning number`.execute(tx)
  return rows[0]?.number ?? 1
}

export async function setFileState(tx: Tx, id: PayoutFileId, state: PayoutFileState): Promise<void> {
  await sql`update payments.payout_files set state = ${state} where id = ${id}`.execute(tx)
}

export async function markSent(tx: Tx, id: PayoutFileId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update payments.payout_files set state = 'sent', sent_by = ${by}, sent_at = ${at} where id = ${id}`.execute(tx)
}

/** Its payouts are free for another file again. */
export async function cancelItems(tx: Tx, id: PayoutFileId, reason: string): Promise<void> {
  await sql`update payments.payout_file_items set cancelled = true where file_id = ${id}`.execute(tx)
  await sql`update payments.payout_files set state = 'cancelled', reason = ${reason} where id = ${id}`.execute(tx)
}

export type FileItem = {
  position: number
  payoutId: PayoutId
  amount: Yen
  state: PayoutState
  masked: string
  bankCode: string
  branchCode: string
  payeePersonId: Id<'person'>
  reason: string | null
}

/** What a file holds, in its order, accounts masked. */
export async function itemsOf(tx: Tx, id: PayoutFileId): Promise<FileItem[]> {
  const { rows } = await sql<FileItem>`
    select i.position, i.payout_id as "payoutId", i.amount, p.state, a.masked, a.bank_code as "bankCode",
      a.branch_code as "branchCode", p.payee_person_id as "payeePersonId", p.reason
    from payments.payout_file_items i join payments.payouts p on p.id = i.payout_id
    join payments.bank_accounts a on a.id = p.account_id
    where i.file_id = ${id} order by i.position limit ${mostItems}`.execute(tx)
  return rows
}

/** As many transfers as one file takes. */
export const mostItems = 5_000
