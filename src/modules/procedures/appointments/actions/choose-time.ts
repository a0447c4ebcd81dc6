import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Case, lockOwnCase, type VerifiedResident } from '../../actions/load-case.ts'
import { isClosed } from '../../domain/course/states.ts'
import { allFields } from '../../domain/definition/definition.ts'
import { keepAnswers } from '../../store/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { isTooEarly } from '../bounds.ts'
import { findSlot, type SlotId } from '../store/slots.ts'
import { type Booked, bookTime } from './book-time.ts'

/** The question of this request for a time. */
export const timeFieldOf = ({ definition }: Pick<Case, 'definition'>) =>
  allFields(definition).find((field) => field.type === 'appointment')

export const canChoose = (found: Case): boolean =>
  found.application.submittedAt !== null &&
  !isClosed(found.application.state) &&
  timeFieldOf(found)?.calendar !== undefined

type Chosen = { ok: true } | { ok: false; reason: Extract<Booked, { ok: false }>['reason'] | 'too_early' }

/** Another time for a request that is filed; the request says from then on the time that stands. */
export async function chooseTime(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, slotId }: { id: ApplicationId; slotId: SlotId },
): Promise<Chosen> {
  const found = await lockOwnCase(tx, house, actor, id)
  const field = timeFieldOf(found)
  if (!field || !canChoose(found)) return { ok: false, reason: 'closed' }
  const slot = await findSlot(tx, slotId)
  if (slot && isTooEarly(field, found.way.answers, slot.startsAt)) return { ok: false, reason: 'too_early' }
  const booked = await bookTime(tx, house, actor, { applicationId: id, calendar: field.calendar, slotId })
  if (!booked.ok) return booked
  await keepAnswers(tx, id, { [field.id]: slotId }, house.clock.now())
  return { ok: true }
}
