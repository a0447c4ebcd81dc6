import { type BankAccountId, requestPayout } from '#modules/payments/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { lockOwnCase, type VerifiedResident } from '../../actions/load-case.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { keptAnswers } from '../../store/answers.ts'
import { type Application, type ApplicationId, findApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { byResident, byStaff } from '../../store/transition.ts'
import { revisionById } from '../../store/revisions.ts'
import { soonestPayday } from '../domain.ts'
import { planFor } from '../plan.ts'
import { groundOf, payoutPurpose } from './request-after-act.ts'
import { payoutStanding, type PayoutStanding } from './standing.ts'

export type AskedAgain = { ok: true } | { ok: false; reason: 'not_now' | 'not_own_account' | 'no_amount' }

/** The person says where to pay what could not be paid; nothing else about it can be changed by them. */
export async function giveAccount(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, accountId }: { id: ApplicationId; accountId: string },
): Promise<AskedAgain> {
  const { application } = await lockOwnCase(tx, house, actor, id)
  const standing = await payoutStanding(tx, application)
  if (standing?.turn !== 'person') return { ok: false, reason: 'not_now' }
  const amount = await amountOwed(tx, house, application, standing)
  const asked = await request(tx, house, application, { standing, accountId, amount })
  if (asked.ok) {
    await note(tx, house, application, asked, byResident)
    await recordAudit(tx, { actor, action: 'procedures.payout.give_account', subject: subjectOf(id) })
  }
  return asked
}

/** The office asks the treasury again: after a payout came back, or where the letter says another amount than the rule. */
export async function askAgain(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, accountId, amount }: { id: ApplicationId; accountId: string; amount: Yen },
): Promise<AskedAgain> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const application = await findApplication(tx, id)
  const standing = application && (await payoutStanding(tx, application))
  if (!application || !standing || standing.turn === 'nobody') return { ok: false, reason: 'not_now' }
  const asked = await request(tx, house, application, { standing, accountId, amount })
  if (asked.ok) {
    await note(tx, house, application, asked, byStaff(actor.staffId))
    await recordAudit(tx, {
      actor,
      action: 'procedures.payout.ask_again',
      subject: subjectOf(id),
      personId: row.applicantPersonId,
      reason: 'duty',
    })
  }
  return asked
}

/** What was asked for before, or what the rule says today; `undefined` where the rule says nothing. */
export async function amountOwed(
  tx: Tx,
  house: House,
  application: Application,
  { payouts }: PayoutStanding,
): Promise<Yen | undefined> {
  return payouts[0]?.amount ?? (await planToday(tx, house, application))?.firstAmount
}

type Asked = { ok: true; amount: Yen; payOn: Temporal.PlainDate }

async function request(
  tx: Tx,
  house: House,
  application: Application,
  { standing, accountId, amount }: { standing: PayoutStanding; accountId: string; amount: Yen | undefined },
): Promise<Asked | Extract<AskedAgain, { ok: false }>> {
  const { grant, payouts, accounts } = standing
  const account = accounts.find(({ id }) => id === accountId)
  if (!account) return { ok: false, reason: 'not_own_account' }
  const { definition } = await revisionById(tx, application.revisionId)
  if (!amount || !definition.payout || !grant.decidedBy) return { ok: false, reason: 'no_amount' }
  const usual = payouts.length > 0 ? undefined : (await planToday(tx, house, application))?.payOn
  const payOn = usual ?? soonestPayday(house.clock.today())
  await requestPayout(tx, house, {
    purpose: payoutPurpose(application.id),
    payeePersonId: application.applicantPersonId,
    accountId: account.id satisfies BankAccountId,
    amount,
    payOn,
    ground: groundOf(grant),
    budgetItem: definition.payout.budgetItem,
    decidedBy: grant.decidedBy,
  })
  return { ok: true, amount, payOn }
}

async function planToday(tx: Tx, house: House, { id, revisionId, submittedAt }: Application) {
  const { definition } = await revisionById(tx, revisionId)
  return submittedAt ? planFor(house, definition, await keptAnswers(tx, id), wardDate(submittedAt)) : undefined
}

const note = (
  tx: Tx,
  house: House,
  { id }: Application,
  { amount, payOn }: Asked,
  by: Parameters<typeof recordCaseEvent>[2]['by'],
) =>
  recordCaseEvent(tx, id, {
    kind: 'payout_requested',
    at: house.clock.now(),
    by,
    data: { amount, payOn: payOn.toString() },
  })

const subjectOf = (id: ApplicationId) => ({ kind: 'procedures.application', id })
