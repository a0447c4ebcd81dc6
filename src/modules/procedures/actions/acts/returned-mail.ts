import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { contractPolicy, deliveryPolicy, dispatchPolicy, returnedMailPolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { parseCode } from '../../domain/desk/codes.ts'
import { markDelivery, postedLetter } from '../../store/acts/deliveries.ts'
import {
  findReturned,
  insertReturned,
  markResolved,
  type Resolution,
  type Returned,
  type ReturnedId,
  type ReturnReason,
} from '../../store/acts/returned-mail.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { findCase } from '../../store/desk/cases.ts'
import { markReturnedPaper, postedPaper, requeueDispatch } from '../../store/desk/dispatches.ts'
import { goesOnWith, officeOfCaseOn } from '../../store/hand-over.ts'
import { byStaff } from '../../store/transition.ts'
import { closeNotified } from './close-notified.ts'
import { recipientOf, registeredRecipient } from './recipient.ts'
import { postActLetter } from './send-letter.ts'

export type Entered = { ok: true; id: ReturnedId } | { ok: false; reason: 'unknown' | 'entered_already' }

type Entry = { number: string; reason: ReturnReason; returnedOn: Temporal.PlainDate }

/**
 * 返戻: the post brought a letter or certificate back. Found by its 文書番号, receipt number, the number for verification
 * or the reference on the envelope. The case does not close before somebody settled what becomes of it.
 */
export async function enterReturned(tx: Tx, house: House, actor: Staff, entry: Entry): Promise<Entered> {
  if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
  const text = entry.number.normalize('NFKC').trim()
  const key = { text: parseReceiptNumber(text) ?? text, code: parseCode(text) ?? '' }
  const today = house.clock.today()
  const among = (scope: RawBuilder<SqlBool>) =>
    sql<SqlBool>`((${scope} or ${goesOnWith(actor, 'd.office_id', today)}) and ${contractPolicy.scope(actor)})`
  const letter = await postedLetter(tx, among(deliveryPolicy.scope(actor)), key)
  const paper = letter ? undefined : await postedPaper(tx, among(dispatchPolicy.scope(actor)), key)
  const found = letter ?? paper
  if (!found) return { ok: false, reason: 'unknown' }
  await lockApplication(tx, found.applicationId)
  const at = house.clock.now()
  const id = await insertReturned(tx, {
    deliveryId: letter?.id ?? null,
    dispatchId: paper?.id ?? null,
    applicationId: found.applicationId,
    // What was posted by an office that is gone comes back to the one that does its work.
    officeId: (await officeOfCaseOn(tx, found.applicationId, today)) ?? found.officeId,
    reason: entry.reason,
    returnedOn: entry.returnedOn,
    by: actor.staffId,
    at,
  })
  if (!id) return { ok: false, reason: 'entered_already' }
  if (letter) await markDelivery(tx, letter.id, 'returned')
  if (paper) await markReturnedPaper(tx, paper.id)
  await recordCaseEvent(tx, found.applicationId, { kind: 'letter_returned', at, by: byStaff(actor.staffId) })
  const row = await findCase(tx, found.applicationId)
  await recordAudit(tx, {
    actor,
    action: 'procedures.returned_mail.enter',
    subject: { kind: 'procedures.application', id: found.applicationId },
    ...(row && { personId: row.applicantPersonId }),
    ids: { returnedId: id },
  })
  return { ok: true, id }
}

export type Settled = { ok: true } | { ok: false; reason: 'left_register' | 'no_address' | 'note_missing' | 'not_now' }

/** What becomes of it: sent again to today's address, 公示送達, handed over, or kept; everything but the first explained. */
export async function settleReturned(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ReturnedId,
  { resolution, note }: { resolution: Resolution; note: string | undefined },
): Promise<Settled> {
  const before = await findReturned(tx, id)
  if (!before || !returnedMailPolicy.may(actor, before)) throw new NotFound()
  if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
  await lockApplication(tx, before.applicationId)
  const returned = await findReturned(tx, id)
  if (!returned || returned.resolution) return { ok: false, reason: 'not_now' }
  if (resolution !== 'resent' && !note) return { ok: false, reason: 'note_missing' }
  const at = house.clock.now()
  if (resolution === 'resent') {
    const sent = await sendAgain(tx, house, returned, at)
    if (!sent.ok) return sent
  }
  await markResolved(tx, id, { resolution, note, by: actor.staffId, at })
  await recordCaseEvent(tx, returned.applicationId, { kind: `returned_${resolution}`, at, by: byStaff(actor.staffId) })
  await recordAudit(tx, {
    actor,
    action: `procedures.returned_mail.${resolution}`,
    subject: { kind: 'procedures.application', id: returned.applicationId },
    personId: returned.personId,
    ids: { returnedId: id },
  })
  await closeNotified(tx, house, returned.applicationId)
  return { ok: true }
}

async function sendAgain(tx: Tx, house: House, returned: Returned, at: Temporal.Instant): Promise<Settled> {
  if (returned.dispatchId) {
    const registered = await registeredRecipient(tx, returned.personId)
    if (!registered.ok) return registered
    await requeueDispatch(tx, returned.dispatchId, at)
    return { ok: true }
  }
  const row = await findCase(tx, returned.applicationId)
  const actId = returned.actId
  if (!row || !actId) throw new NotFound('act')
  const found = await recipientOf(tx, house, row)
  if (!found.ok) return found
  await postActLetter(tx, house, row, { id: actId }, found.recipient, at)
  return { ok: true }
}
