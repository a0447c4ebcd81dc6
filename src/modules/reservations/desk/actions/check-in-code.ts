import { createHmac, timingSafeEqual } from 'node:crypto'
import type { House } from '#platform/module/index.ts'
import { readCheckInCode, writeCheckInCode } from '../domain/check-in-code.ts'

/** What a reservation's QR code says; it opens the desk's page to the staff of its facility and nothing to anybody else. */
export const checkInCode = (house: House, serial: number): string => writeCheckInCode(serial, markOf(house, serial))

/** The serial of the reservation; `undefined` when this house did not write the code. */
export function openCheckInCode(house: House, text: string): number | undefined {
  const read = readCheckInCode(text)
  if (!read) return undefined
  const isOurs = timingSafeEqual(Buffer.from(markOf(house, read.serial)), Buffer.from(read.mark))
  return isOurs ? read.serial : undefined
}

// Eight bytes: who guesses needs a member of staff's session first.
const markOf = (house: House, serial: number): string =>
  createHmac('sha256', house.config.secret)
    .update(`reservations.check-in\0${serial}`)
    .digest()
    .subarray(0, 8)
    .toString('base64url')
