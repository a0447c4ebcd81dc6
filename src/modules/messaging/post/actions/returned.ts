import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NoticeLetterId, type ReturnReason, readNumber } from '../domain/notice-letter.ts'
import { enterReturn, settleReturn } from '../store/notice-letters.ts'
import { requirePrinters } from './print.ts'

export type EnteredReturn = { ok: true } | { ok: false; reason: 'unknown' | 'entered_already' }

/**
 * 返戻: the post brought a notice back. Nothing more goes to that address until the register has another, or somebody has
 * looked into it.
 */
export async function enterReturned(
  tx: Tx,
  house: House,
  actor: Staff,
  { number, reason }: { number: string; reason: ReturnReason },
): Promise<EnteredReturn> {
  await requirePrinters(tx, house, actor)
  const read = readNumber(number)
  const entry = { reason, on: house.clock.today(), by: actor.staffId }
  const entered = read === undefined ? undefined : await enterReturn(tx, { number: read, ...entry })
  if (!entered) return { ok: false, reason: 'unknown' }
  if (!entered.isNew) return { ok: false, reason: 'entered_already' }
  await audit(tx, actor, 'enter', entered)
  return { ok: true }
}

/** The address was looked into and is right: letters go there again. Throws `NotFound` when that was done before. */
export async function settleReturned(tx: Tx, house: House, actor: Staff, id: NoticeLetterId): Promise<void> {
  await requirePrinters(tx, house, actor)
  const personId = await settleReturn(tx, id, actor.staffId, house.clock.now())
  if (!personId) throw new NotFound('letter')
  await audit(tx, actor, 'settle', { id, personId })
}

const audit = (tx: Tx, actor: Staff, deed: string, { id, personId }: { id: NoticeLetterId; personId: PersonId }) =>
  recordAudit(tx, {
    actor,
    action: `messaging.returned_letter.${deed}`,
    subject: { kind: 'messaging.notice_letter', id },
    personId,
    reason: 'duty',
  })
