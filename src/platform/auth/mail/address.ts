import { hmac } from '#platform/http/keys.ts'
import { sealText, unsealText } from '#platform/http/seal.ts'
import type { House } from '#platform/module/index.ts'

/** A mail address as typed, trimmed and half-width; `undefined` when none can be written to. */
export function parseAddress(typed: string): string | undefined {
  const address = typed.normalize('NFKC').trim()
  return address.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d.-]*[a-z\d])?\.[a-z\d-]{2,}$/i.test(address)
    ? address
    : undefined
}

/** Finds an address without having it. Upper and lower case are one mailbox. */
export const hashOfAddress = ({ config }: House, address: string): Buffer =>
  hmac(config.secret, 'mail address', address.toLowerCase())

export const sealAddress = ({ config }: House, address: string): Buffer =>
  sealText(config.secret, 'mail address', '', address)

export const unsealAddress = ({ config }: House, sealed: Buffer): string | undefined =>
  unsealText(config.secret, 'mail address', '', sealed)
