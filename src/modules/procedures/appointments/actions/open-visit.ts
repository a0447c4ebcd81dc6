import { needsCheck, personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { type AnswerLine, answerLines, type AnswerTable, answerTables } from '../../actions/desk/answer-lines.ts'
import { referredBy } from '../../actions/references.ts'
import { openAsCase } from '../../actions/desk/open-case.ts'
import type { StatedReason } from '../../domain/desk/case-rights.ts'
import { holds } from '../../domain/definition/condition.ts'
import { withAboutYou } from '../../guests/about-you.ts'
import { keptAnswers } from '../../store/answers.ts'
import { findApplication } from '../../store/applications.ts'
import { revisionById } from '../../store/revisions.ts'
import { plainWords } from '../../text/index.ts'
import { calendarPolicy } from '../policy.ts'
import { type AppointmentId, findVisit, type Visit } from '../store/appointments.ts'

export type OpenedVisit = {
  visit: Visit
  name: string
  title: string
  lines: readonly AnswerLine[]
  tables: readonly AnswerTable[]
  bring: readonly string[]
  now: Temporal.Instant
}

/**
 * Opens what the visitor entered, for who keeps the list, until the day of the visit is over; afterwards it opens as the
 * case does (`CoverOnly`). Every opening is audited.
 */
export async function openVisit(
  tx: Tx,
  house: House,
  actor: Staff,
  id: AppointmentId,
  stated?: StatedReason,
): Promise<OpenedVisit> {
  const visit = await findVisit(tx, calendarPolicy.scope(actor), { id })
  const application = visit && (await findApplication(tx, visit.applicationId))
  if (!visit || !application) throw new NotFound('appointment')
  const isOver = Temporal.PlainDate.compare(wardDate(visit.startsAt), house.clock.today()) < 0
  if (isOver) await openAsCase(tx, actor, application.id, stated)
  const revision = await revisionById(tx, application.revisionId)
  const definition = application.isGuest ? withAboutYou(revision.definition) : revision.definition
  const answers = await keptAnswers(tx, application.id)
  const { applicantPersonId } = application
  const about = { personId: applicantPersonId, applicationId: application.id, kept: answers }
  const referred = await referredBy(tx, definition, about)
  const reading = { referred, hidesPlaces: (await needsCheck(tx, [applicantPersonId])).size > 0 }
  await recordAudit(tx, {
    actor,
    action: 'procedures.appointment.read',
    subject: { kind: 'procedures.application', id: application.id },
    personId: applicantPersonId,
    reason: 'duty',
  })
  const bring = (definition.bring ?? []).filter(({ when }) => holds(when, { answers, facts: new Set() }))
  return {
    visit,
    name: (await personNames(tx, [applicantPersonId])).get(applicantPersonId) ?? '（住民記録なし）',
    title: plainWords(definition.name),
    lines: answerLines(definition, answers, reading),
    tables: answerTables(definition, answers, reading),
    bring: bring.map(({ text }) => plainWords(text)),
    now: house.clock.now(),
  }
}
