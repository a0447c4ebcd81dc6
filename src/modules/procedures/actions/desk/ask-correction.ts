import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors/index.ts'
import { maskGuardedNumbers } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { isAnswerDay } from '../../domain/course/due.ts'
import { canBecome } from '../../domain/course/states.ts'
import { askableKeys } from '../../domain/correction/askable.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import { tellApplicant } from '../../notices.ts'
import { keptAnswers } from '../../store/answers.ts'
import { type Application, type ApplicationId, findApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { type CorrectionId, openCorrections } from '../../store/corrections.ts'
import { type CaseRow, insertCorrection } from '../../store/desk/cases.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { caseToChange } from './open-case.ts'
import { settleCorrection } from './settle-correction.ts'

export type CorrectionAsk = {
  /** Keys: a field, `group.row.field`, `group.add`, `group.remove`, `paper`. */
  fields: readonly string[]
  reason: string
  /** Of single fields, by key. */
  reasons?: Readonly<Record<string, string>>
  answerBy: Temporal.PlainDate
}

const subject = (id: ApplicationId) => ({ kind: 'procedures.application', id })

/**
 * 補正: asks the resident again for named fields or a paper; the office's clock stands until the answer. Another one may
 * follow while the first is open, for something else. 根拠: 行政手続法 第7条
 */
export async function requestCorrection(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  ask: CorrectionAsk,
): Promise<void> {
  const row = await caseToAsk(tx, actor, id)
  const open = await openCorrections(tx, id)
  const waiting = open.flatMap(({ fields }) => fields)
  const allowed = askableKeys(parseDefinition(row.definition), await keptAnswers(tx, id)).filter(
    (key) => !waiting.includes(key),
  )
  if (ask.fields.length === 0 || !ask.fields.every((key) => allowed.includes(key))) {
    throw new Invalid('correction_fields', undefined, 422)
  }
  if (!isAnswerDay(ask.answerBy, house.clock.today())) throw new Invalid('correction_answer_by', undefined, 422)
  const at = house.clock.now()
  const by = byStaff(actor.staffId)
  const given = Object.entries(ask.reasons ?? {}).filter(([key]) => ask.fields.includes(key))
  const reasons = Object.fromEntries(given.map(([key, text]) => [key, maskGuardedNumbers(text)]))
  await insertCorrection(tx, id, { ...ask, reason: maskGuardedNumbers(ask.reason), reasons, by: actor.staffId, at })
  const asked =
    open.length > 0 && row.state === 'awaiting_correction'
      ? await askMore(tx, id, { at, by })
      : await moveTo(tx, id, ['in_review'], 'awaiting_correction', { at, by })
  const about = `${asked.version}:${open.length}`
  await tellApplicant(tx, asked, 'procedures.correction-asked', { by: ask.answerBy, ...(open.length > 0 && { about }) })
  await recordAudit(tx, { actor, action: 'procedures.case.ask', subject: subject(id), personId: row.applicantPersonId })
}

/** The office needs it no longer: the resident is asked no more, and the wait does not count. */
export async function dropCorrection(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  correctionId: CorrectionId,
): Promise<void> {
  const row = await caseToAsk(tx, actor, id)
  const correction = (await openCorrections(tx, id)).find((one) => one.id === correctionId)
  const application = await findApplication(tx, id)
  if (!correction || application?.state !== 'awaiting_correction') throw new Conflict('not_asked')
  const definition = parseDefinition(row.definition)
  const ending = { at: house.clock.now(), by: byStaff(actor.staffId), kind: 'correction_dropped' } as const
  await settleCorrection(tx, house, { application, definition }, correction, ending)
  await recordAudit(tx, {
    actor,
    action: 'procedures.case.drop_ask',
    subject: subject(id),
    personId: row.applicantPersonId,
    ids: { correction: correctionId },
  })
}

async function caseToAsk(tx: Tx, actor: Staff, id: ApplicationId): Promise<CaseRow> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  if (row.state !== 'awaiting_correction' && !canBecome(row.kind, row.state, 'awaiting_correction')) {
    throw new Conflict('wrong_state')
  }
  return row
}

async function askMore(
  tx: Tx,
  id: ApplicationId,
  { at, by }: { at: Temporal.Instant; by: ReturnType<typeof byStaff> },
): Promise<Application> {
  await recordCaseEvent(tx, id, { kind: 'asked_more', at, by })
  const application = await findApplication(tx, id)
  if (!application) throw new NotFound('application')
  return application
}
