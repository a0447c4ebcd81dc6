import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { maskGuardedNumbers } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ActId } from '../../domain/acts/act.ts'
import { type ActDeed, stateAfter } from '../../domain/acts/course.ts'
import { deciderOf, mayExamine, maySeeAfterwards, type NotDecider } from '../../domain/acts/who.ts'
import { deskPermissions, isOfOffice } from '../../domain/desk/case-rights.ts'
import { type Act, markDecided, markEnded, markExamined, markSeen } from '../../store/acts/acts.ts'
import { recordStep } from '../../store/acts/steps.ts'
import { byStaff, moveTo } from '../../store/transition.ts'
import { actToChange, type OpenedAct } from './act-to-change.ts'

export type NotDone = NotDecider | 'not_now' | 'other_office' | 'not_drafter'
export type Done = { ok: true } | { ok: false; reason: NotDone }

const done: Done = { ok: true }
const notDone = (reason: NotDone): Done => ({ ok: false, reason })

/** 審査: a second official of the office has looked through it. */
export async function examineAct(tx: Tx, house: House, actor: Staff, id: ActId, note?: string): Promise<Done> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.confirm)
  const { act, row } = opened
  if (!stateAfter(act.state, 'examine')) return notDone('not_now')
  if (!mayExamine(act, actor.staffId)) return notDone('own_proposal')
  if (!isOfOffice(actor, row.officeId)) return notDone('other_office')
  const at = house.clock.now()
  await markExamined(tx, id, { at, by: actor.staffId })
  await noteStep(tx, house, actor, opened, 'examine', note)
  return done
}

/** 決定, or 代決 while every holder of the rank is away; then 後閲 waits for the holder. */
export async function decideAct(tx: Tx, house: House, actor: Staff, id: ActId, note?: string): Promise<Done> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.confirm)
  const { act, row, authority } = opened
  if (!stateAfter(act.state, 'decide')) return notDone('not_now')
  const decider = deciderOf(act, actor.staffId, authority)
  if (!decider.ok) return notDone(decider.reason)
  if (act.route === 'second-check' && !isOfOffice(actor, row.officeId)) return notDone('other_office')
  const at = house.clock.now()
  const by = actor.staffId
  await markDecided(tx, id, { at, by, isDeputy: decider.isDeputy, deputyFor: decider.deputyFor })
  await noteStep(tx, house, actor, opened, 'decide', note)
  if (act.kind === 'decision') {
    await moveTo(tx, row.id, ['proposed'], 'decided', { at, by: byStaff(by), data: { actId: id } })
  }
  return done
}

/** 差し戻し: back to the drafter with a note, by whoever is next in the course. */
export async function returnAct(tx: Tx, house: House, actor: Staff, id: ActId, note: string): Promise<Done> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.confirm)
  const { act, authority, row } = opened
  if (!stateAfter(act.state, 'return')) return notDone('not_now')
  if (act.draftedBy === actor.staffId) return notDone('own_proposal')
  if (act.state === 'deciding' && act.route === 'draft') {
    const decider = deciderOf(act, actor.staffId, authority)
    if (!decider.ok) return notDone(decider.reason)
  } else if (!isOfOffice(actor, row.officeId)) return notDone('other_office')
  await end(tx, house, actor, opened, 'return', note)
  return done
}

/** 引戻し: the drafter takes it back before it is decided. */
export async function takeBackAct(tx: Tx, house: House, actor: Staff, id: ActId): Promise<Done> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.handle)
  if (!stateAfter(opened.act.state, 'take_back')) return notDone('not_now')
  if (opened.act.draftedBy !== actor.staffId) return notDone('not_drafter')
  await end(tx, house, actor, opened, 'take_back')
  return done
}

/** The decision is given up while nothing has left the house; afterwards only a further act changes it. */
export async function undoDecision(tx: Tx, house: House, actor: Staff, id: ActId, note: string): Promise<Done> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.confirm)
  const { act, authority } = opened
  if (!stateAfter(act.state, 'undo')) return notDone('not_now')
  if (act.decidedBy !== actor.staffId && !authority.present.includes(actor.staffId)) return notDone('not_next_in_line')
  await end(tx, house, actor, opened, 'undo', note)
  return done
}

/** 後閲: the holder of the rank has seen what was decided in their absence. */
export async function seeAfterwards(tx: Tx, house: House, actor: Staff, id: ActId): Promise<Done> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.confirm)
  const { act, authority } = opened
  if (!act.isDeputised || act.seenBy || !act.decidedBy || act.state === 'undone') return notDone('not_now')
  if (!maySeeAfterwards(act.decidedBy, actor.staffId, authority)) return notDone('not_next_in_line')
  await markSeen(tx, id, { at: house.clock.now(), by: actor.staffId })
  await noteStep(tx, house, actor, opened, 'see')
  return done
}

const ends = { return: 'returned', take_back: 'taken_back', undo: 'undone' } as const
const caseEvents = { return: 'returned', take_back: 'act_taken_back', undo: 'decision_undone' } as const

async function end(
  tx: Tx,
  house: House,
  actor: Staff,
  opened: OpenedAct,
  deed: keyof typeof ends,
  note?: string,
): Promise<void> {
  const { act, row } = opened
  await markEnded(tx, act.id, ends[deed])
  await noteStep(tx, house, actor, opened, deed, note)
  if (act.kind !== 'decision') return
  if (row.state !== 'proposed' && row.state !== 'decided') throw new Conflict('wrong_state')
  const step = { at: house.clock.now(), by: byStaff(actor.staffId), kind: caseEvents[deed], data: { actId: act.id } }
  await moveTo(tx, row.id, [row.state], 'in_review', step)
}

async function noteStep(
  tx: Tx,
  house: House,
  actor: Staff,
  { act, row }: { act: Act; row: OpenedAct['row'] },
  kind: Exclude<ActDeed, 'drop' | 'effect'> | 'see',
  note?: string,
): Promise<void> {
  await recordStep(tx, act.id, {
    kind,
    at: house.clock.now(),
    by: actor.staffId,
    note: note ? maskGuardedNumbers(note) : undefined,
  })
  await recordAudit(tx, {
    actor,
    action: `procedures.act.${kind}`,
    subject: { kind: 'procedures.application', id: row.id },
    personId: row.applicantPersonId,
    ids: { actId: act.id },
  })
}
