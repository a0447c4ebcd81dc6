import { createHmac } from 'node:crypto'
import { deriveSecret } from '#platform/config/index.ts'
import type { House } from '#platform/module/index.ts'

/**
 * The same for the same name and birth date, whoever writes it down; without the house's secret it says nothing. Only the
 * folded copy is hashed, the name itself stays as it is.
 */
export function matchKey(
  { config }: Pick<House, 'config'>,
  { name, birthDate }: { name: string; birthDate: Temporal.PlainDate },
): Buffer {
  const folded = name
    .normalize('NFKC')
    .replace(/[\s\p{Variation_Selector}]/gu, '')
    .toLowerCase()
  return createHmac('sha256', Buffer.from(deriveSecret(config.secret, 'reservations: the same member'), 'hex'))
    .update(`${folded}\0${birthDate.toString()}`)
    .digest()
}
