import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { missingGlyphs, nextDocumentNumber } from '#platform/documents/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear } from '#platform/time/index.ts'
import { type ActId, takesPaper } from '../../domain/acts/act.ts'
import { stateAfter } from '../../domain/acts/course.ts'
import { charactersOf } from '../../domain/acts/letter.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { codeFrom } from '../../domain/desk/codes.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { type HeldFor, markEffected, markHeld } from '../../store/acts/acts.ts'
import { certificateOfCase } from '../../store/desk/certificates.ts'
import { recordStep } from '../../store/acts/steps.ts'
import { actToChange, type OpenedAct } from './act-to-change.ts'
import { bringAbout, isPaymentMissing } from './consequences.ts'
import { sendActLetter } from './send-letter.ts'
import { recipientOf } from './recipient.ts'
import { symbolOf } from './symbol.ts'

export type Effected =
  | { ok: true }
  | { ok: false; reason: 'not_now' | 'awaiting_payment' | 'numbers_missing' | HeldFor }

/**
 * 施行: the act gets its 文書番号 and its day, its letter goes on its way and what it brings about happens, all in one
 * transaction. When the person is no longer on the register, or the letter cannot be printed, it stops and stays a task.
 */
export async function effectAct(tx: Tx, house: House, actor: Staff, id: ActId): Promise<Effected> {
  const opened = await actToChange(tx, house, actor, id, deskPermissions.dispatch)
  const { act, row } = opened
  if (!stateAfter(act.state, 'effect')) return { ok: false, reason: 'not_now' }
  const found = await recipientOf(tx, house, row)
  if (!found.ok) return hold(tx, house, actor, opened, found.reason)
  const { name, addressLines } = found.recipient
  if (missingGlyphs([charactersOf(act.letter), name, ...addressLines].join('')).length > 0) {
    return hold(tx, house, actor, opened, 'missing_glyphs')
  }
  if (await isPaperMissing(tx, opened)) return { ok: false, reason: 'numbers_missing' }
  const at = house.clock.now()
  if (await isPaymentMissing(tx, row, act, at)) return { ok: false, reason: 'awaiting_payment' }
  const datedOn = house.clock.today()
  // The number last: its row stays locked until the transaction ends.
  const symbol = await symbolOf(tx, house, row)
  const documentNumber = await nextDocumentNumber(tx, { symbol, fiscalYear: fiscalYear(datedOn) })
  const verificationCode = codeFrom(crypto.getRandomValues(new Uint8Array(16)))
  await markEffected(tx, id, { at, by: actor.staffId, datedOn, documentNumber, verificationCode })
  await recordStep(tx, id, { kind: 'effect', at, by: actor.staffId })
  await bringAbout(tx, house, actor, opened, at)
  await sendActLetter(tx, house, row, act, found.recipient, at)
  await emit(tx, { type: 'procedures.act_effected', subjectKind: 'procedures.act', subjectId: id })
  await audit(tx, actor, opened, 'effect')
  return { ok: true }
}

/** The card that goes out with the letter has not come out of its system yet, or nobody wrote down its number. */
async function isPaperMissing(tx: Tx, { act, row }: OpenedAct): Promise<boolean> {
  if (!takesPaper(act) || !outsideOf(parseDefinition(row.definition))) return false
  return (await certificateOfCase(tx, row.id)) === undefined
}

async function hold(tx: Tx, house: House, actor: Staff, opened: OpenedAct, reason: HeldFor): Promise<Effected> {
  await markHeld(tx, opened.act.id, reason)
  await recordStep(tx, opened.act.id, { kind: 'hold', at: house.clock.now(), by: actor.staffId })
  await audit(tx, actor, opened, 'hold')
  return { ok: false, reason }
}

const audit = (tx: Tx, actor: Staff, { act, row }: OpenedAct, deed: 'effect' | 'hold'): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `procedures.act.${deed}`,
    subject: { kind: 'procedures.application', id: row.id },
    personId: row.applicantPersonId,
    ids: { actId: act.id },
  })
