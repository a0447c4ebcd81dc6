import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '#platform/auth/actor.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { hashOfCode, newCode } from '../one-time-code.ts'

/**
 * Makes the one-time code (`XXXX-XXXX-XXXX`, 59 bits) with which a member of staff registers the first passkey within 24
 * hours; an earlier one ends. It can be seen this once. `by` is an administrator, or the command line.
 */
export async function issueEnrolmentCode(tx: Tx, by: Actor, accountId: AccountId): Promise<string> {
  const code = newCode()
  await sql`
    update auth.enrolment_codes set ended_at = clock_timestamp() where account_id = ${accountId} and ended_at is null`.execute(
    tx,
  )
  await sql`
    insert into auth.enrolment_codes (account_id, code_hash, issued_by)
    values (${accountId}, ${hashOfCode(code)}, ${'accountId' in by ? by.accountId : null})`.execute(tx)
  await recordAudit(tx, { actor: by, action: 'auth.enrolment.issued', subject: { kind: 'account', id: accountId } })
  return code
}

/** Whether this is the standing code of the account; the fifth wrong one ends it. `use` ends it when it fits. */
export async function checkEnrolmentCode(
  tx: Tx,
  accountId: AccountId,
  typed: string,
  { use }: { use: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ id: string; hash: Buffer }>`
    select id, code_hash as hash from auth.enrolment_codes
    where account_id = ${accountId} and ended_at is null and expires_at > clock_timestamp() for update`.execute(tx)
  const [code] = rows
  if (!code) return false
  const fits = timingSafeEqual(code.hash, hashOfCode(typed))
  if (!fits) {
    await sql`
      update auth.enrolment_codes
      set tries = tries + 1, ended_at = case when tries >= 4 then clock_timestamp() end where id = ${code.id}`.execute(
      tx,
    )
  } else if (use) {
    await sql`update auth.enrolment_codes set ended_at = clock_timestamp() where id = ${code.id}`.execute(tx)
  }
  return fits
}

export type Waiting = { accountId: AccountId; name: string; since: Temporal.Instant }

/** Staff with an open session of one factor and no passkey, by name. */
export async function waitingForSecondFactor(tx: Tx): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select a.id as "accountId", a.display_name as name, max(s.created_at) as since
    from auth.accounts a join auth.sessions s on s.account_id = a.id
    where a.realm = 'staff' and a.closed_at is null and a.staff_id is not null and s.factors = 1 and s.ended_at is null
      and s.ends_at > clock_timestamp()
      and not exists (select from auth.passkeys p where p.account_id = a.id and p.removed_at is null)
    group by a.id order by a.display_name, a.id limit 100`.execute(tx)
  return rows
}
