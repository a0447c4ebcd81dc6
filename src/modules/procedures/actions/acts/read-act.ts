import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { type LetterInput, readDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ActId } from '../../domain/acts/act.ts'
import { isUnderWay } from '../../domain/acts/course.ts'
import { deskPermissions, holdsCase, type StatedReason } from '../../domain/desk/case-rights.ts'
import { deliveriesOfCase } from '../../store/acts/deliveries.ts'
import { authorisedSubjects } from '../../store/desk/cases.ts'
import { openCase } from '../desk/open-case.ts'
import { actToRead, type OpenedAct } from './act-to-change.ts'
import { letterInput } from './letter-input.ts'
import { recipientOf } from './recipient.ts'

/**
 * Opens an act with its case for reading: who brought it so far, whom it waits for, and otherwise as the case itself is
 * opened. Every opening is audited for each person on the request.
 */
export async function openAct(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ActId,
  stated?: StatedReason,
): Promise<OpenedAct> {
  const opened = await actToRead(tx, house, actor, id)
  if (!isConcerned(actor, opened)) {
    const { kind } = await openCase(tx, actor, opened.row.id, stated)
    if (kind !== 'open') throw new NotFound('act')
    return opened
  }
  for (const personId of new Set([opened.row.applicantPersonId, ...(await authorisedSubjects(tx, opened.row.id))])) {
    await recordAudit(tx, {
      actor,
      action: 'procedures.case.read',
      subject: { kind: 'procedures.application', id: opened.row.id },
      personId,
      reason: 'decision',
    })
  }
  return opened
}

function isConcerned(actor: Staff, { act, row, authority }: OpenedAct): boolean {
  const { staffId, permissions } = actor
  const brought = [act.draftedBy, act.examinedBy, act.decidedBy, act.seenBy, row.assigneeId].includes(staffId)
  const waits = isUnderWay(act.state) || (act.isDeputised && !act.seenBy)
  const isNext =
    permissions.has(deskPermissions.confirm) ||
    (act.state === 'decided' && permissions.has(deskPermissions.dispatch)) ||
    [...authority.holders, ...authority.deputies].includes(staffId)
  return brought || holdsCase(actor, row) || (waits && isNext)
}

/** The letter as it went out, or, before 施行, as it will. */
export async function readActLetter(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ActId,
  stated?: StatedReason,
): Promise<{ bytes: Uint8Array } | { input: LetterInput }> {
  const { row, act } = await openAct(tx, house, actor, id, stated)
  const sent = (await deliveriesOfCase(tx, row.id)).findLast((one) => one.actId === id && one.documentId)
  const document = sent?.documentId && (await readDocument(tx, sent.documentId, ({ owner }) => owner.id === row.id))
  if (document) return { bytes: document.bytes }
  const found = await recipientOf(tx, house, row)
  const recipient = found.ok ? found.recipient : { postcode: '', addressLines: [], name: '' }
  const input = await letterInput(tx, house, row, act, { recipient, seal: house.profile.letters.paperSeal })
  return { input: { ...input, issuer: { ...input.issuer, specimen: true } } }
}
