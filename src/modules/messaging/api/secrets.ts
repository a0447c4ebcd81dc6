import { sealText, unsealText } from '#platform/http/seal.ts'
import type { ClientId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

const use = 'message callback'

/** The secret that a program gave us, as it is kept. */
export const sealSecret = (house: House, id: ClientId, secret: string): Buffer =>
  sealText(house.config.secret, use, id, secret)

/** Throws when the seal does not hold. */
export function openSecret(house: House, id: ClientId, sealed: Buffer): string {
  const secret = unsealText(house.config.secret, use, id, sealed)
  if (secret === undefined) throw new Error('the secret of a callback cannot be unsealed')
  return secret
}
