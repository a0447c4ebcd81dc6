import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { fiscalYear } from '#platform/time/index.ts'
import type { BankAccountId } from '../../domain/payouts/account.ts'
import type { Payout, PayoutId } from '../../domain/payouts/payout.ts'
import { findAccount } from '../../store/payouts/accounts.ts'
import { endPayout, insertPayout, lockPayout, payoutsFor } from '../../store/payouts/payouts.ts'

export type PayoutRequest = {
  purpose: { kind: string; id: string }
  payeePersonId: PersonId
  accountId: BankAccountId
  amount: Yen
  /** 振込指定日; the treasury moves it to a banking day. */
  payOn: Temporal.PlainDate
  /** The decision it rests on, for the treasury to examine. Never a name. */
  ground: string
  /** 歳出科目, a key of the profile. */
  budgetItem: string
  /** Who decided the expenditure (支出負担行為); somebody else examines it. */
  decidedBy: StaffId
}

/**
 * Asks for money to be paid out. One standing payout per purpose: while one is under way or paid, it is returned when
 * it is the same and `Conflict('payout_stands')` is thrown when it is another; one that came back may be asked for anew.
 */
export async function requestPayout(tx: Tx, house: House, request: PayoutRequest): Promise<PayoutId> {
  const { purpose, accountId, payeePersonId, amount } = request
  if (amount <= 0) throw new RangeError('nothing to pay out')
  await lockFor(tx, 'payments.payout', `${purpose.kind}:${purpose.id}`)
  const account = await findAccount(tx, accountId)
  if (account?.personId !== payeePersonId) throw new Conflict('account_of_another')
  const standing = (await payoutsFor(tx, purpose)).find(isStanding)
  if (standing) {
    if (standing.amount === amount && standing.accountId === accountId) return standing.id
    throw new Conflict('payout_stands', standing.id)
  }
  const id = await insertPayout(tx, request, { at: house.clock.now(), year: fiscalYear(house.clock.today()) })
  await recordAudit(tx, {
    actor: { kind: 'system', task: 'payments' },
    action: 'payments.payout.request',
    subject: { kind: 'payments.payout', id },
    personId: payeePersonId,
    reason: 'duty',
    ids: { decidedBy: request.decidedBy },
  })
  return id
}

/** Every payout for this purpose, the newest first. */
export const payoutsOf = (tx: Tx, purpose: { kind: string; id: string }): Promise<Payout[]> => payoutsFor(tx, purpose)

/** Takes a payout back before it is in a file; throws `Conflict('payout_in_file')` afterwards. `reason` is for the next reader, never a name. */
export async function cancelPayout(tx: Tx, house: House, actor: Actor, id: PayoutId, reason: string): Promise<void> {
  const payout = await lockPayout(tx, id)
  if (!payout) throw new NotFound(id)
  if (payout.state === 'cancelled') return
  if (payout.state !== 'requested' && payout.state !== 'approved') throw new Conflict('payout_in_file', id)
  await endPayout(tx, id, 'cancelled', reason, house.clock.now())
  await recordAudit(tx, {
    actor,
    action: 'payments.payout.cancel',
    subject: { kind: 'payments.payout', id },
    personId: payout.payeePersonId,
    reason: 'duty',
  })
  await emitPayout(tx, payout, 'cancelled')
}

/** Tells who asked for it what became of it: `payments.payout_paid`, `_failed`, `_returned`, `_cancelled`. */
export const emitPayout = (
  tx: Tx,
  { id, purpose }: Pick<Payout, 'id' | 'purpose'>,
  what: 'paid' | 'failed' | 'returned' | 'cancelled',
): Promise<void> =>
  emit(tx, {
    type: `payments.payout_${what}`,
    subjectKind: purpose.kind,
    subjectId: purpose.id,
    data: { payoutId: id },
  })

const isStanding = ({ state }: Payout): boolean => !['returned', 'failed', 'cancelled'].includes(state)
