import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { formatReceiptNumber, type ReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { reiwaYear, wardCalendar, wardDate } from '#platform/time/index.ts'
import { contentHash } from '../../domain/answers/content-hash.ts'
import { officeDueOn } from '../../domain/course/due.ts'
import { tellApplicant } from '../../notices.ts'
import { nextReceiptSerial, writeConfirmation, writeSubjects, writeSubmission } from '../../store/applications.ts'
import type { CaseActor } from '../../store/case-events.ts'
import { markImported } from '../../store/portal/items.ts'
import { moveTo } from '../../store/transition.ts'
import { keepAsFiled } from '../keep-as-filed.ts'
import { type Case, contentOf } from '../load-case.ts'
import { bookTimes, bookWaivedFee } from '../submit-if-ready.ts'

/**
 * Files what arrived outside the web: it is filed by its arrival (到達), whoever signs, pays or types later.
 * The period runs from `receivedOn`. `undefined`: the time that was chosen is taken; nothing was filed. 根拠: 行政手続法 第7条, 第37条.
 */
export async function fileReceived(
  tx: Tx,
  house: House,
  actor: Actor,
  found: Case,
  { receivedOn, by }: { receivedOn: Temporal.PlainDate; by: CaseActor },
): Promise<ReceiptNumber | undefined> {
  const { application, definition, way, fee } = found
  const { id } = application
  if (!(await bookTimes(tx, house, actor, found))) return undefined
  const at = house.clock.now()
  const serial = await nextReceiptSerial(tx)
  const receiptNumber = formatReceiptNumber(house.profile.receiptLetter, reiwaYear(wardDate(at)), serial)
  await writeConfirmation(tx, id, { contentHash: contentHash(contentOf(found)), feeTotal: fee.total, at })
  await moveTo(tx, id, ['draft'], 'confirmed', { at, by })
  const dueOn = officeDueOn(definition, receivedOn, wardCalendar(house.profile))
  await writeSubmission(tx, id, { receiptNumber, dueOn, at: arrivalOf(receivedOn, at) })
  await writeSubjects(tx, id, way.subjects)
  await keepAsFiled(tx, id, found, at)
  await bookWaivedFee(tx, found)
  const data = { channel: application.channel, receivedOn: receivedOn.toString() }
  const filed = await moveTo(tx, id, ['confirmed'], 'submitted', { at, by, data })
  for (const personId of new Set([application.applicantPersonId, ...way.subjects])) {
    const subject = { kind: 'procedures.application', id }
    await recordAudit(tx, { actor, action: 'procedures.reception.file', subject, personId, reason: 'duty' })
  }
  if (application.channel === 'mynaportal') await markImported(tx, id, at)
  await tellApplicant(tx, filed, 'procedures.received')
  return receiptNumber
}

/** A day of arrival has no hour: what came earlier counts from that day's beginning. */
function arrivalOf(receivedOn: Temporal.PlainDate, at: Temporal.Instant): Temporal.Instant {
  return receivedOn.equals(wardDate(at)) ? at : receivedOn.toZonedDateTime('Asia/Tokyo').toInstant()
}
