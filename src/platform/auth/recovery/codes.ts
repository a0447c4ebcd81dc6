import { recordAudit } from '#platform/audit/index.ts'
import type { Actor, Resident, Staff } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import { hashOfCode, newCode } from '../one-time-code.ts'
import { endAddressOf } from '../mail/store.ts'
import { tellOwner } from '../passkeys/notices.ts'
import { removePasskeysOf } from '../passkeys/store.ts'
import { endEverything } from '../session.ts'

export const codesInASet = 8

/** What staff looked at before they gave a code. */
export const identityPapers = [
  'individual-number-card',
  'driving-licence',
  'residence-card',
  'passport',
  'two-others',
] as const
export type IdentityPaper = (typeof identityPapers)[number]

/** Makes eight codes, to be seen this once; each signs in once. Earlier ones of the person's own end. */
export async function makeRecoveryCodes(tx: Tx, actor: Resident): Promise<string[]> {
  const { accountId } = actor
  await endCodes(tx, accountId, 'own')
  const codes = Array.from({ length: codesInASet }, newCode)
  await sql`
    insert into auth.recovery_codes (account_id, kind, code_hash)
    select ${accountId}, 'own', unnest(${codes.map(hashOfCode)}::bytea[])`.execute(tx)
  await recordAudit(tx, { actor, action: 'auth.recovery.made', subject: { kind: 'account', id: accountId } })
  return codes
}

/** How many of the person's own codes are left. */
export async function recoveryCodesLeft(tx: Tx, accountId: AccountId): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from auth.recovery_codes
    where account_id = ${accountId} and kind = 'own' and ended_at is null`.execute(tx)
  return rows[0]?.left ?? 0
}

/**
 * Uses a code up; `undefined` when there is none such, for whatever reason. A code names no account, so that nobody's can
 * be tried out or locked.
 */
export async function useRecoveryCode(tx: Tx, typed: string): Promise<AccountId | undefined> {
  const { rows } = await sql<{ id: string; accountId: AccountId }>`
    update auth.recovery_codes set used_at = clock_timestamp(), ended_at = clock_timestamp()
    where code_hash = ${hashOfCode(typed)} and ended_at is null
      and (expires_at is null or expires_at > clock_timestamp())
    returning id, account_id as "accountId"`.execute(tx)
  const [code] = rows
  if (!code) return undefined
  const subject = { kind: 'account', id: code.accountId }
  await recordAudit(tx, { actor: machine, action: 'auth.recovery.used', subject })
  await tellOwner(tx, code.accountId, 'auth.recovery-used', code.id)
  return code.accountId
}

const machine: Actor = { kind: 'system', task: 'auth.recovery' }

/**
 * At the counter, after the person's identity was checked: a code for 24 hours. At once everything else that opens the
 * account ends: sessions, tokens, passkeys, codes and mail address; only the card goes on. Audited, and the person is told.
 */
export async function issueCounterCode(
  tx: Tx,
  by: Staff,
  {
    accountId,
    personId,
    paper,
    reason,
  }: { accountId: AccountId; personId: PersonId; paper: IdentityPaper; reason: string },
): Promise<string> {
  await endEverything(tx, accountId)
  await endCodes(tx, accountId, 'own')
  await endCodes(tx, accountId, 'counter')
  await removePasskeysOf(tx, accountId)
  await endAddressOf(tx, accountId)
  const code = newCode()
  const { rows } = await sql<{ id: string }>`
    insert into auth.recovery_codes (account_id, kind, code_hash, expires_at, issued_by, paper, reason)
    values (${accountId}, 'counter', ${hashOfCode(code)}, clock_timestamp() + interval '24 hours', ${by.accountId},
      ${paper}, ${reason}) returning id`.execute(tx)
  const [issued] = rows
  if (!issued) throw new Error('code was not inserted')
  await recordAudit(tx, {
    actor: by,
    action: 'auth.recovery.issued',
    subject: { kind: 'account', id: accountId },
    personId,
    reason: 'request-of-person',
    ids: { code: issued.id },
  })
  await tellOwner(tx, accountId, 'auth.recovery-issued', issued.id)
  return code
}

async function endCodes(tx: Tx, accountId: AccountId, kind: 'own' | 'counter'): Promise<void> {
  await sql`
    update auth.recovery_codes set ended_at = clock_timestamp()
    where account_id = ${accountId} and kind = ${kind} and ended_at is null`.execute(tx)
}
