import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertOrderStep, type Order } from '../../orders/index.ts'
import type { Deed } from '../domain/deed.ts'
import { crewTexts } from '../text/index.ts'

/** Why something that was sent only stands in the history. */
export type Because = 'cancelled' | 'moved-on' | 'incomplete'

type Note = {
  deed: Deed
  because: Because | undefined
  details: Readonly<Record<string, string>>
  sentKey: string | undefined
}

/** Keeps what a crew sent for the office to read; the state of the locked order stays. */
export async function noteOnOrder(
  tx: Tx,
  house: House,
  staff: Staff,
  order: Order,
  { deed, because, details, sentKey }: Note,
): Promise<void> {
  const t = crewTexts.noted
  const lines = [
    because && t[because](crewTexts.deeds[deed.kind]),
    deed.words,
    deed.minutes === undefined ? undefined : crewTexts.minutes(deed.minutes),
    deed.withoutPicture && t.withoutPicture(deed.withoutPicture),
  ]
  const note = lines.filter(Boolean).join('\n')
  await insertOrderStep(tx, order.id, {
    kind: 'noted',
    at: house.clock.now(),
    by: staff.staffId,
    reason: deed.reason,
    note: note ? note.slice(0, 2000) : undefined,
    details,
    sentKey,
  })
  const subject = { kind: 'reports.order', id: order.id }
  if (because)
    await emit(tx, {
      type: 'reports.order-noted',
      subjectKind: subject.kind,
      subjectId: order.id,
      data: { because },
    })
  await recordAudit(tx, { actor: staff, action: 'reports.order.note', subject })
}
