import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { findBySerial } from '../../booking/store/reservations.ts'
import { readCode, writeCode } from '../domain/check-in-code.ts'

/** What a reservation's QR code says; it opens the desk's page to the staff of its facility and nothing to anybody else. */
export const checkInCode = (house: House, serial: number): string => writeCode(serial, markOf(house, serial))

export type CodeAnswer = { ok: true; id: ReservationId; serial: number } | { ok: false }

/** Whose reservation a code is that was typed or read by a scanner: the code alone, or the whole address. */
export async function readCheckInCode(tx: Tx, house: House, code: string): Promise<CodeAnswer> {
  const read = readCode(code)
  if (!read || !timingSafeEqual(Buffer.from(markOf(house, read.serial)), Buffer.from(read.mark))) return { ok: false }
  const found = await findBySerial(tx, read.serial)
  return found ? { ok: true, id: found.id, serial: read.serial } : { ok: false }
}

// Eight bytes: who guesses needs a member of staff's session first.
const markOf = (house: House, serial: number): string =>
  createHmac('sha256', house.config.secret)
    .update(`reservations.check-in\0${serial}`)
    .digest()
    .subarray(0, 8)
    .toString('base64url')
