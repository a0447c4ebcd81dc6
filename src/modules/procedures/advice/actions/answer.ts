import { needsCheck, personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { maskGuardedNumbers } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AnswerLine, answerLines } from '../../actions/desk/answer-lines.ts'
import { refuseOwnCase } from '../../actions/desk/open-case.ts'
import { referredBy } from '../../actions/references.ts'
import { type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { keptAnswers } from '../../store/answers.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { authorisedSubjects, type CaseRow, findCase } from '../../store/desk/cases.ts'
import { byStaff } from '../../store/transition.ts'
import { type AdviceId, applicantShare, shareables } from '../domain.ts'
import { advicePolicy } from '../policy.ts'
import { type Advice, endAdvice, findAdvice } from '../store.ts'

export type AdviceView = {
  advice: Advice
  definition: Definition
  /** Missing where it was not shown. */
  applicant: string | undefined
  lines: readonly AnswerLine[]
}

/**
 * The question as the asked office reads it; each look is recorded for the person. What was shown is shut once it has
 * ended, and what may not be shown any more, because the person is marked since, is left out.
 */
export async function readAdvice(tx: Tx, actor: Staff, id: AdviceId): Promise<AdviceView> {
  const { advice, row } = await adviceFor(tx, actor, id)
  const definition = parseDefinition(row.definition)
  if (advice.endedAt) return { advice, definition, applicant: undefined, lines: [] }
  await recordAudit(tx, {
    actor,
    action: 'procedures.advice.read',
    subject: { kind: 'procedures.application', id: row.id },
    personId: row.applicantPersonId,
    reason: 'duty',
    ids: { adviceId: id },
  })
  const kept = await keptAnswers(tx, row.id)
  const isMarked = (await needsCheck(tx, [row.applicantPersonId, ...(await authorisedSubjects(tx, row.id))])).size > 0
  const shown = shareables(definition, kept, { isMarked })
    .map(({ key }) => key)
    .filter((key) => advice.shares.includes(key))
  const answers = Object.fromEntries(shown.map((key) => [key, kept[key]]))
  const person = { personId: row.applicantPersonId, applicationId: row.id, kept: answers }
  const names = await personNames(tx, [row.applicantPersonId, ...(await authorisedSubjects(tx, row.id))])
  const isNamed = !isMarked && advice.shares.includes(applicantShare)
  return {
    advice,
    definition,
    applicant: isNamed ? names.get(row.applicantPersonId) : undefined,
    lines: answerLines(definition, answers, {
      nameOf: (personId) => names.get(personId) ?? '',
      referred: await referredBy(tx, definition, person),
      hidesPlaces: isMarked,
    }),
  }
}

export type AdviceGiven = { ok: true } | { ok: false; reason: 'ended' }

/** The answer comes back into the case, and what was shown is shut. */
export async function giveAdvice(
  tx: Tx,
  house: House,
  actor: Staff,
  id: AdviceId,
  answer: string,
): Promise<AdviceGiven> {
  const { advice } = await adviceFor(tx, actor, id)
  if (!actor.permissions.has(deskPermissions.handle)) throw new Forbidden()
  const application = await lockApplication(tx, advice.applicationId)
  if (!application || application.closedAt) return { ok: false, reason: 'ended' }
  const at = house.clock.now()
  const given = { at, why: 'answered' as const, answer: maskGuardedNumbers(answer), by: actor.staffId }
  if (!(await endAdvice(tx, id, given))) return { ok: false, reason: 'ended' }
  const data = { adviceId: id }
  await recordCaseEvent(tx, application.id, { kind: 'advice_given', at, by: byStaff(actor.staffId), data })
  await recordAudit(tx, {
    actor,
    action: 'procedures.advice.give',
    subject: { kind: 'procedures.application', id: application.id },
    personId: application.applicantPersonId,
    reason: 'duty',
    ids: data,
  })
  return { ok: true }
}

async function adviceFor(tx: Tx, actor: Staff, id: AdviceId): Promise<{ advice: Advice; row: CaseRow }> {
  const advice = await findAdvice(tx, id)
  const row = advice && advicePolicy.may(actor, advice) ? await findCase(tx, advice.applicationId) : undefined
  if (!advice || !row) throw new NotFound('advice')
  await refuseOwnCase(tx, actor, row)
  return { advice, row }
}
