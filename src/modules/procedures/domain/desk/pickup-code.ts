import { createHash, createHmac } from 'node:crypto'
import { codeFrom } from './codes.ts'

/** What the resident's QR says at the counter. Derived, so that it is stored nowhere; the shelf keeps only its hash. */
export function pickupCodeOf(secret: string, applicationId: string): string {
  return codeFrom(createHmac('sha256', secret).update(`procedures.pickup\0${applicationId}`).digest())
}

/** For `dispatches.pickup_code_hash`. */
export const pickupHash = (code: string): Uint8Array => new Uint8Array(createHash('sha256').update(code).digest())
