import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { isCheckInCode } from '../codes.ts'
import { readCheckInText } from '../domain/check-in-text.ts'
import { mayUse } from '../domain/issue.ts'
import { groundOfSerial } from '../store/grounds.ts'

export type CheckInAnswer =
  | { ok: true; id: ReservationId; serial: number }
  /** Not of this house, or of a place or time that the reservation no longer has; or of one that does not stand (any more). */
  | { ok: false; reason: 'invalid' | 'over' }

/** Whose reservation a code is that was read at the desk; the code alone or the whole address of the QR code. */
export async function readCheckInCode(tx: Tx, house: House, code: string): Promise<CheckInAnswer> {
  const read = readCheckInText(code)
  const ground = read && (await groundOfSerial(tx, read.serial))
  if (!ground || !isCheckInCode(house, ground, code)) return { ok: false, reason: 'invalid' }
  return mayUse(ground) ? { ok: true, id: ground.id, serial: ground.serial } : { ok: false, reason: 'over' }
}
