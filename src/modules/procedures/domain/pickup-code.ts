import { createHash, createHmac } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the resident's QR says at the counter. Derived, so that it is stored nowhere; the shelf keeps only its hash. */
export function pickupCodeOf(secret: string, applicationId: string): string {
  const mac = createHmac('sha256', secret).update(`procedures.pickup\0${applicationId}`).digest()
  return Array.from(mac.subarray(0, 16), (byte) => alphabet[byte & 31]).join('')
}

/** For `dispatches.pickup_code_hash`. */
export const pickupHash = (code: string): Uint8Array => new Uint8Array(createHash('sha256').update(code).digest())
