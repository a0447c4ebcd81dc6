import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import { holdsGuardedNumber, type Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ActId, ActKind, ActRoute, Draft } from '../../domain/acts/act.ts'
import { requireFee } from '../../charges/actions/ask-fee.ts'
import { firstState } from '../../domain/acts/course.ts'
import { type DraftProblem, problemsOf } from '../../domain/acts/draft.ts'
import { extendedDueOn } from '../../domain/acts/periods.ts'
import { type Definition, parseDefinition } from '../../domain/definition/definition.ts'
import type { DecisionRank } from '../../domain/definition/law.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import { changesOf, findAct, insertAct, openActOf, wasExtended } from '../../store/acts/acts.ts'
import { recordStep } from '../../store/acts/steps.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { caseToChange } from '../desk/open-case.ts'
import { type Changed, composeLetter } from './compose-letter.ts'

/** What an act of 取消・撤回・更正 is about. */
export type Target = { actId: ActId } | { certificateId: Id<'certificate'> }

export type Drafted =
  | { ok: true; actId: ActId }
  | { ok: false; problems: readonly DraftProblem[] }
  | { ok: false; reason: 'missing_glyphs'; characters: readonly string[] }
  | { ok: false; reason: 'no_extension' | 'extended_already' | 'ended_already' | 'act_under_way' | 'guarded_number' }

/** 起案: the proposal with its letter, frozen; from now on it is examined, decided and sent exactly as it stands. */
export async function draftAct(
  tx: Tx,
  house: House,
  actor: Staff,
  id: Id<'application'>,
  asked: Draft,
  target?: Target,
): Promise<Drafted> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  const definition = parseDefinition(row.definition)
  if (!target) requireOwnReview(row, actor)
  const draft = asked.kind === 'extension' ? withExtension(asked, row, definition) : asked
  if (!draft) return { ok: false, reason: 'no_extension' }
  const problems = problemsOf(draft, definition.output)
  if (problems.length > 0) return { ok: false, problems }
  // What is frozen cannot be blotted out later. 根拠: 番号法 第20条
  if (textsOf(draft).some(holdsGuardedNumber)) return { ok: false, reason: 'guarded_number' }
  if (await openActOf(tx, id)) return { ok: false, reason: 'act_under_way' }
  if (draft.kind === 'extension' && (await wasExtended(tx, id))) return { ok: false, reason: 'extended_already' }
  if (target && endingKinds.includes(draft.kind) && (await cannotEnd(tx, target)))
    return { ok: false, reason: 'ended_already' }
  if (draft.kind === 'decision' && draft.outcome !== 'refuse') await requireFee(tx, row)
  const decision = decisionOf(house, definition, target)
  const changed = target && (await changedBy(tx, id, target))
  const letter = await composeLetter(tx, { row, definition, authority: decision.authority, draft, changed })
  if (letter.missing.length > 0) return { ok: false, reason: 'missing_glyphs', characters: letter.missing }
  const at = house.clock.now()
  const actId = await insertAct(tx, {
    ...draft,
    ...decision,
    applicationId: id,
    ...(target && ('actId' in target ? { changesId: target.actId } : { certificateId: target.certificateId })),
    letter: letter.words,
    state: firstState(decision.route),
    by: actor.staffId,
    at,
  })
  await recordStep(tx, actId, { kind: 'draft', at, by: actor.staffId })
  const by = byStaff(actor.staffId)
  if (draft.kind === 'decision') await moveTo(tx, id, ['in_review'], 'proposed', { at, by, data: { actId } })
  else await recordCaseEvent(tx, id, { kind: `${draft.kind}_drafted`, at, by, data: { actId } })
  await recordAudit(tx, {
    actor,
    action: `procedures.act.draft_${draft.kind}`,
    subject: { kind: 'procedures.application', id },
    personId: row.applicantPersonId,
    ids: { actId },
  })
  return { ok: true, actId }
}

const textsOf = ({ ground, reason = '', conditions = '', facts, items }: Draft): string[] => [
  ground,
  reason,
  conditions,
  ...Object.values(facts),
  ...items.flatMap((item) => [item.label, item.ground ?? '', item.reason ?? '']),
]

/** How and by whom: as the definition says; of a certificate, by a second person of the office that issued it. */
export function decisionOf(
  house: House,
  { decision }: Definition,
  target?: Target,
): { route: ActRoute; authority: string; rank: DecisionRank } {
  const usual = { route: 'second-check', authority: house.profile.mayorTitle, rank: 'chief' } as const
  if (!decision || decision.route === 'arrival' || (target && 'certificateId' in target)) {
    return { ...usual, ...(decision && { authority: decision.authority }) }
  }
  return { route: decision.route, authority: decision.authority, rank: decision.rank }
}

// The answer to a request is drafted by who has it; acts that come later by anybody of the office who handles cases.
function requireOwnReview(row: CaseRow, actor: Staff): void {
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  if (row.state !== 'in_review') throw new Conflict('wrong_state')
  if (row.kind !== 'application') throw new Conflict('no_decision_of_this_kind')
}

function withExtension(draft: Draft, row: CaseRow, { period }: Definition): Draft | undefined {
  const extendedTo = extendedDueOn(row.dueOn, period)
  return extendedTo && { ...draft, extendedTo }
}

const endingKinds: readonly ActKind[] = ['revocation', 'withdrawal']

/** It has ended already, or is itself what ended another one; that can only be corrected. */
async function cannotEnd(tx: Tx, target: Target): Promise<boolean> {
  const changes = await changesOf(tx, 'actId' in target ? target.actId : target.certificateId)
  if (changes.some(({ kind }) => endingKinds.includes(kind))) return true
  const act = 'actId' in target ? await findAct(tx, target.actId) : undefined
  return act !== undefined && endingKinds.includes(act.kind)
}

async function changedBy(tx: Tx, id: Id<'application'>, target: Target): Promise<Changed> {
  if ('actId' in target) {
    const act = await findAct(tx, target.actId)
    if (act?.applicationId !== id || !act.documentNumber || !act.datedOn) throw new NotFound('act')
    return { documentNumber: act.documentNumber, datedOn: act.datedOn }
  }
  const certificate = await certificateOfCase(tx, id)
  if (certificate?.id !== target.certificateId || !certificate.documentNumber) throw new NotFound('certificate')
  return { documentNumber: certificate.documentNumber, datedOn: certificate.issuedOn }
}
