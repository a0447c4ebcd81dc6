import { createHmac, timingSafeEqual } from 'node:crypto'
import { codeFrom, parseCode } from '../domain/desk/codes.ts'

/** What a guest shows beside the receipt number to open it again. Derived, so that it is stored nowhere. */
export const guestCodeOf = (secret: string, applicationId: string): string =>
  codeFrom(createHmac('sha256', secret).update(`procedures.guest\0${applicationId}`).digest())

/** As typed by a person, compared in constant time. */
export function isGuestCode(secret: string, applicationId: string, typed: string): boolean {
  const code = parseCode(typed)
  return code !== undefined && timingSafeEqual(Buffer.from(code), Buffer.from(guestCodeOf(secret, applicationId)))
}
