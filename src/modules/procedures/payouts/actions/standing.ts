import { type BankAccount, bankAccountsOf, type Payout, payoutsOf } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { toldActs } from '../../actions/acts/outcome-facts.ts'
import { type Act, actsOf } from '../../store/acts/acts.ts'
import type { Application } from '../../store/applications.ts'
import { grantIn, type PayoutEvent, type Turn, turnAfter } from '../domain.ts'
import { newestPayoutEvent } from '../store.ts'
import { payoutPurpose } from './request-after-act.ts'

/** How the money of a case stands, as its person and the desk may see it. */
export type PayoutStanding = {
  grant: Act
  event: PayoutEvent
  turn: Turn
  /** Everything that was asked for at the treasury, the newest first. */
  payouts: readonly (Payout & { account: BankAccount | undefined })[]
  /** Accounts of the person that may be paid to: not the one to which the newest payout could not be paid. */
  accounts: readonly BankAccount[]
}

/** `undefined` where nothing is paid: no grant has gone out, or it was revoked. */
export async function payoutStanding(
  tx: Tx,
  { id, applicantPersonId }: Pick<Application, 'id' | 'applicantPersonId'>,
): Promise<PayoutStanding | undefined> {
  const event = await newestPayoutEvent(tx, id)
  const grant = event && grantIn(await actsOf(tx, id))
  if (!grant) return undefined
  const payouts = await payoutsOf(tx, payoutPurpose(id))
  const known = await bankAccountsOf(tx, applicantPersonId)
  const failed = event === 'payout_failed' ? payouts[0]?.accountId : undefined
  return {
    grant,
    event,
    turn: turnAfter(event),
    payouts: payouts.map((payout) => ({ ...payout, account: known.find(({ id }) => id === payout.accountId) })),
    accounts: known.filter(({ id: one, source }) => source === 'own' && one !== failed),
  }
}

/** The same for the person: nothing of the money before the letter is out or has been opened, as it would tell the decision. */
export async function toldStanding(
  tx: Tx,
  application: Pick<Application, 'id' | 'applicantPersonId'>,
): Promise<PayoutStanding | undefined> {
  const standing = await payoutStanding(tx, application)
  if (!standing) return undefined
  const told = (await toldActs(tx, application.id)).find(({ act }) => act.id === standing.grant.id)
  return told?.isOut ? standing : undefined
}
