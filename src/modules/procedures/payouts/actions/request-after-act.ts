import { bankAccountsOf, payoutsOf, requestPayout } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { lookupsOf } from '../../lookups/store.ts'
import { type Act, actsOf, findAct } from '../../store/acts/acts.ts'
import { keptAnswers } from '../../store/answers.ts'
import { type Application, type ApplicationId, lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { revisionById } from '../../store/revisions.ts'
import { grantIn, type PayoutEvent, saysTheSame } from '../domain.ts'
import { tellAccountWanted } from '../notices.ts'
import { planFor } from '../plan.ts'
import { newestPayoutEvent } from '../store.ts'
import { plannedFacts } from '../suggest-draft.ts'

export const payoutPurpose = (applicationId: string) => ({ kind: 'procedures.application', id: applicationId })

/**
 * A grant has gone out: the first payment is asked for at the treasury, once, from what the rule says. Where the letter
 * says another amount, or no account is known, it is left to a person.
 */
export async function requestAfterAct(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const actId = parseId<'act'>(event.subjectId)
  const act = actId && (await findAct(tx, actId))
  if (!act || act.kind !== 'decision' || act.outcome === 'refuse' || !act.decidedBy) return
  const application = await lockApplication(tx, act.applicationId)
  if (!application || (await newestPayoutEvent(tx, application.id))) return
  if ((await payoutsOf(tx, payoutPurpose(application.id))).length > 0) return
  const outcome = await askTreasury(tx, house, application, act)
  if (outcome === 'payout_without_account') await tellAccountWanted(tx, application, act.id)
}

/** The 公金受取口座 became known after the grant had gone out: what waited for it is asked for. */
export async function requestAfterLookup(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = parseId<'application'>(event.subjectId)
  const application = id && (await lockApplication(tx, id))
  if (!application || (await newestPayoutEvent(tx, id)) !== 'payout_without_account') return
  const grant = grantIn(await actsOf(tx, id))
  const { answers, definition } = await claimOf(tx, application)
  const account = definition.payout && answers[definition.payout.account]
  if (grant && (await accountOf(tx, application, account))) await askTreasury(tx, house, application, grant)
}

/** Asks for what the rule says, or writes down why it cannot; says which. */
async function askTreasury(tx: Tx, house: House, application: Application, act: Act): Promise<PayoutEvent | undefined> {
  const { answers, definition } = await claimOf(tx, application)
  if (!definition.payout || !application.submittedAt || !act.decidedBy) return undefined
  const plan = planFor(house, definition, answers, wardDate(application.submittedAt))
  if (!plan || !saysTheSame(act.facts, plannedFacts(plan))) return note(tx, house, application.id, 'payout_differs')
  const accountId = await accountOf(tx, application, answers[definition.payout.account])
  if (!accountId) return note(tx, house, application.id, 'payout_without_account')
  await requestPayout(tx, house, {
    purpose: payoutPurpose(application.id),
    payeePersonId: application.applicantPersonId,
    accountId,
    amount: plan.firstAmount,
    payOn: plan.payOn,
    ground: groundOf(act),
    budgetItem: definition.payout.budgetItem,
    decidedBy: act.decidedBy,
  })
  const data = { amount: plan.firstAmount, payOn: plan.payOn.toString() }
  return note(tx, house, application.id, 'payout_requested', data)
}

async function claimOf(tx: Tx, { id, revisionId }: Application) {
  const { definition } = await revisionById(tx, revisionId)
  return { definition, answers: await keptAnswers(tx, id) }
}

/** What the treasury examines it by: 「8練こ子第1号　児童手当法 第7条」. */
export const groundOf = ({ documentNumber, ground }: Act): string =>
  documentNumber ? `${documentNumber}　${ground}` : ground

/** The account of the answer, or the 公金受取口座 that the look-up gave; only the person's own. */
async function accountOf(tx: Tx, { id, applicantPersonId }: Application, answer: unknown) {
  const wanted =
    answer === 'public' ? (await lookupsOf(tx, id)).find(({ value }) => value?.accountId)?.value?.accountId : answer
  return (await bankAccountsOf(tx, applicantPersonId)).find((account) => account.id === wanted)?.id
}

async function note(
  tx: Tx,
  house: House,
  id: ApplicationId,
  kind: PayoutEvent,
  data: Record<string, unknown> = {},
): Promise<PayoutEvent> {
  await recordCaseEvent(tx, id, { kind, at: house.clock.now(), by: { kind: 'system' }, data })
  return kind
}
