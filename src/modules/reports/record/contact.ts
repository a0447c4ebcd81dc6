import { sealText, unsealText } from '#platform/http/seal.ts'
import type { House } from '#platform/module/index.ts'

const use = 'report contact'

/** How somebody without an account wants to be reached, readable with the house's secret only. */
export const sealContact = ({ config }: Pick<House, 'config'>, contact: string): Buffer =>
  sealText(config.secret, use, '', contact)

/** `undefined` when the seal does not hold. */
export const unsealContact = ({ config }: Pick<House, 'config'>, sealed: Buffer): string | undefined =>
  unsealText(config.secret, use, '', sealed)
