import { timingSafeEqual } from 'node:crypto'
import { hmac } from '#platform/http/keys.ts'
import type { House } from '#platform/module/index.ts'
import { readCheckInText, writeCheckInText } from './domain/check-in-text.ts'
import { digitsFrom } from './domain/door.ts'
import { type CodeGround, groundText } from './domain/issue.ts'

/** What the QR code of a reservation says; good for it as it stands now, and for nothing else. */
export const checkInCode = (house: House, ground: CodeGround): string =>
  writeCheckInText(ground.serial, markOf(house, ground))

/** Whether this house wrote the code for the reservation as it stands. */
export function isCheckInCode(house: House, ground: CodeGround, code: string): boolean {
  const read = readCheckInText(code)
  if (read?.serial !== ground.serial) return false
  return timingSafeEqual(Buffer.from(markOf(house, ground)), Buffer.from(read.mark))
}

/** The code that opens the doors of a reservation. Derived, so that it is stored nowhere. */
export const doorCode = (house: House, ground: CodeGround, digits: number): string =>
  digitsFrom(hmac(house.config.secret, 'door code', groundText(ground)), digits)

// Eight bytes: who guesses needs a member of staff's session first.
const markOf = (house: House, ground: CodeGround): string =>
  hmac(house.config.secret, 'check-in code', groundText(ground)).subarray(0, 8).toString('base64url')
