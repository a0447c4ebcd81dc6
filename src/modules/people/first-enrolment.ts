import { recordAudit } from '#platform/audit/index.ts'
import {
  endEverything,
  hasPasskeys,
  issueEnrolmentCode,
  openStaffAccount,
  removePasskeysOf,
} from '#platform/auth/index.ts'
import type { SystemActor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { findEmployed, staffNames } from './store/staff.ts'

type Outcome = { ok: true; code: string } | { ok: false; reason: 'nobody' | 'no-post' | 'has-passkey' }

const machine: SystemActor = { kind: 'system', task: 'people.first-enrolment' }

/**
 * For the command on the machine: the one-time code for the first passkey of whoever has this staff number, before or after
 * the first sign-in. `lost`: takes the passkeys that there are out of use, with all sessions and tokens.
 */
export async function enrolByMachine(
  tx: Tx,
  house: House,
  { number, lost }: { number: string; lost: boolean },
): Promise<Outcome> {
  const staffId = await findEmployed(tx, number, house.clock.today())
  if (!staffId) return { ok: false, reason: 'nobody' }
  const name = (await staffNames(tx, [staffId])).get(staffId) ?? ''
  const { issuer } = house.config.staffIdentity
  const accountId = await openStaffAccount(tx, house, { issuer, subject: number, name, email: '' })
  if (!accountId) return { ok: false, reason: 'no-post' }
  if (await hasPasskeys(tx, accountId)) {
    if (!lost) return { ok: false, reason: 'has-passkey' }
    await removePasskeysOf(tx, accountId)
    await endEverything(tx, accountId)
    await recordAudit(tx, {
      actor: machine,
      action: 'auth.passkeys.removed',
      subject: { kind: 'account', id: accountId },
    })
  }
  return { ok: true, code: await issueEnrolmentCode(tx, machine, accountId) }
}
