import { randomBytes } from 'node:crypto'
import { sealText, unsealText } from '#platform/http/seal.ts'
import type { ClientId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

const use = 'message callback'

/** A new secret as the program is given it, once, and as it is kept. */
export function newSecret(house: House, id: ClientId): { shown: string; sealed: Buffer } {
  const shown = `whsec_${randomBytes(32).toString('base64')}`
  return { shown, sealed: sealText(house.config.secret, use, id, shown) }
}

/** Throws when the seal does not hold. */
export function openSecret(house: House, id: ClientId, sealed: Buffer): string {
  const shown = unsealText(house.config.secret, use, id, sealed)
  if (shown === undefined) throw new Error('the secret of a callback cannot be unsealed')
  return shown
}
