import { paymentOf } from '#modules/payments/index.ts'
import {
  dayForAge,
  findPerson,
  type MandateId,
  mandateOn,
  mandatesOfPerson,
  type MandateState,
  nameOfMandate,
} from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import type { ReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { type IdentityProblem, identityProblem } from '../../domain/reception/identity.ts'
import { type ReceivedOnProblem, receivedOnProblem } from '../../domain/reception/received-on.ts'
import { keepAnswers } from '../../store/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { itemOfCase } from '../../store/portal/items.ts'
import { type Reception, writeReception } from '../../store/reception/receptions.ts'
import { byStaff } from '../../store/transition.ts'
import type { FieldProblem } from '../answer.ts'
import { type Case, feeOfWay, isComplete } from '../load-case.ts'
import { purposeOf } from '../payment.ts'
import { keepAccounts, referenceProblems } from './references.ts'
import { settleFee, type TillProblem } from './fee.ts'
import { fileReceived } from './file-received.ts'
import { lockReception, mayBeTyped, type OpenedReception } from './open.ts'
import { readWholeForm, type Sent } from './read-form.ts'
import { retype } from './retype.ts'

/** What stands on the sheet beside the questions. */
export type ReceptionFacts = Pick<
  Reception,
  'receivedOn' | 'receivedBy' | 'identity' | 'identityPapers' | 'broughtBy' | 'mandateSeen' | 'paying' | 'note'
> & {
  /** The mandate on record that the bringer has; without it a paper was seen. */
  mandateId?: MandateId
  /** Cash that was handed over, where it is paid at once. */
  tendered?: number
}

export type FactProblem =
  | { field: 'receivedOn'; problem: ReceivedOnProblem }
  | { field: 'identity'; problem: IdentityProblem }
  | { field: 'mandateSeen'; problem: 'mandate_needed' }
  | { field: 'mandate'; problem: 'unknown' | { name: string; state: MandateState } }
  | { field: 'paying'; problem: 'nothing_to_pay' | 'to_be_paid' | 'paid_already' | TillProblem }

export type Typed =
  | { ok: true }
  | { ok: false; facts: readonly FactProblem[]; answers: readonly FieldProblem[] }
  /** Everything is answered, but the register has no address to send it to, or nobody whose record it is. */
  | { ok: false; reason: 'not_sendable' | 'time_taken' }

/** Takes the whole sheet. Not filed yet: files it with a receipt number; filed and not compared: corrects what was typed. */
export async function typeReception(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  { facts: typed, sent }: { facts: ReceptionFacts; sent: Sent },
): Promise<Typed> {
  const opened = await lockReception(tx, house, actor, id)
  const item = await itemOfCase(tx, id)
  // The portal knows the day; nobody types it.
  const facts = item ? { ...typed, receivedOn: wardDate(item.filedAt) } : typed
  if (!mayBeTyped(opened)) throw new Conflict('wrong_state')
  // Days are bounded from the day of arrival, not from the one of typing.
  const begun: Case = { ...opened.found, today: facts.receivedOn }
  const accounts = await keepAccounts(tx, house, begun, sent)
  const { answers, problems: unread, way } = readWholeForm(begun, accounts.sent)
  const found: Case = { ...begun, kept: answers, way, fee: feeOfWay(house, begun.definition, way) }
  const wrong = await factProblems(tx, house, found, facts)
  const problems = [...accounts.problems, ...unread, ...(await referenceProblems(tx, house, found, answers))]
  if (problems.length > 0 || wrong.length > 0) return { ok: false, facts: wrong, answers: onePerField(problems) }
  if (!isComplete(found)) return { ok: false, reason: 'not_sendable' }

  const { channel } = found.application
  if (channel === 'web') throw new Conflict('wrong_channel')
  const at = house.clock.now()
  await keepAnswers(tx, id, answers, at, { source: 'staff' })
  const mandateId = facts.mandateId ?? null
  await writeReception(tx, id, { ...facts, mandateId, channel, typedBy: actor.staffId, typedAt: at })
  const receiptNumber = await fileOrRetype(tx, house, actor, found, { facts, opened })
  if (!receiptNumber) return { ok: false, reason: 'time_taken' }
  const problem = await settleFee(tx, house, actor, found, { ...facts, receiptNumber })
  return problem ? { ok: false, facts: [{ field: 'paying', problem }], answers: [] } : { ok: true }
}

async function fileOrRetype(
  tx: Tx,
  house: House,
  actor: Staff,
  found: Case,
  { facts: { receivedOn }, opened }: { facts: ReceptionFacts; opened: OpenedReception },
): Promise<ReceiptNumber | undefined> {
  const { state, receiptNumber } = found.application
  const by = byStaff(actor.staffId)
  if (state === 'draft') return fileReceived(tx, house, actor, found, { receivedOn, by })
  const before = { before: opened.reception, kept: opened.found.kept, receivedOn }
  if (!receiptNumber || !(await retype(tx, house, actor, found, before))) return undefined
  return receiptNumber
}

const onePerField = (problems: readonly FieldProblem[]): FieldProblem[] => [
  ...new Map(problems.toReversed().map((problem) => [problem.field, problem])).values(),
]

async function factProblems(
  tx: Tx,
  house: House,
  { application, fee }: Case,
  facts: ReceptionFacts,
): Promise<FactProblem[]> {
  const person = await findPerson(tx, application.applicantPersonId)
  const day = receivedOnProblem(
    facts.receivedOn,
    house.clock.today(),
    (person && dayForAge(person.birthDate)) ?? undefined,
  )
  const identity = identityProblem(application.channel, facts.identity, facts.identityPapers)
  const problems: FactProblem[] = []
  if (day) problems.push({ field: 'receivedOn', problem: day })
  if (identity) problems.push({ field: 'identity', problem: identity })
  if (facts.broughtBy === 'agent') problems.push(...(await actingProblems(tx, application, facts)))
  const isFree = fee.total === 0
  if (isFree !== (facts.paying === 'free')) {
    problems.push({ field: 'paying', problem: isFree ? 'nothing_to_pay' : 'to_be_paid' })
  }
  // Money that lies in the till was taken for what was typed then.
  const payment = await paymentOf(tx, purposeOf(application.id))
  if (payment?.secured && payment.amount !== fee.total) {
    problems.push({ field: 'paying', problem: 'paid_already' })
  }
  return problems
}

/** Who acts for another stands on record for that on the day of arrival, or has shown a paper. */
async function actingProblems(
  tx: Tx,
  { applicantPersonId, procedure }: Case['application'],
  { mandateId, mandateSeen, receivedOn }: ReceptionFacts,
): Promise<FactProblem[]> {
  if (!mandateId) return mandateSeen ? [] : [{ field: 'mandateSeen', problem: 'mandate_needed' }]
  const { actedFor } = await mandatesOfPerson(tx, applicantPersonId)
  const mandate = actedFor.find(({ id }) => id === mandateId)
  if (!mandate) return [{ field: 'mandate', problem: 'unknown' }]
  const { principalBirth } = mandate
  const state = mandateOn(mandate, { day: receivedOn, principalBirth, slug: procedure })
  return state.state === 'valid' ? [] : [{ field: 'mandate', problem: { name: nameOfMandate(mandate), state } }]
}
