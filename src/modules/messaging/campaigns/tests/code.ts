import { timingSafeEqual } from 'node:crypto'
import { hmac } from '#platform/http/keys.ts'
import type { House } from '#platform/module/index.ts'
import type { TestRecipientId } from './store.ts'

/** Six digits that only who reads the address knows. Derived, so that they are stored nowhere; good for half an hour and five tries. */
export const testCode = (house: House, id: TestRecipientId): string =>
  (hmac(house.config.secret, 'test recipient', id).readBigUInt64BE() % 1_000_000n).toString().padStart(6, '0')

export function isTestCode(house: House, id: TestRecipientId, typed: string): boolean {
  const given = typed.normalize('NFKC').replaceAll(/\D/g, '')
  return given.length === 6 && timingSafeEqual(Buffer.from(testCode(house, id)), Buffer.from(given))
}
