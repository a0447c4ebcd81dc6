import { randomBytes } from 'node:crypto'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { isOpenLinkToken, keepNonce, type LinkingPerson } from '../store/links.ts'

/** Where LINE asks whether to link, with a nonce that counts once for this person; `undefined` for a token that is not ours or too old. */
export async function beginLink(
  tx: Tx,
  house: House,
  linkToken: string,
  by: LinkingPerson,
): Promise<string | undefined> {
  if (!(await isOpenLinkToken(tx, linkToken))) return undefined
  const nonce = randomBytes(32).toString('base64url')
  await keepNonce(tx, nonce, linkToken, by)
  const address = new URL(house.config.line.linkUrl)
  address.searchParams.set('linkToken', linkToken)
  address.searchParams.set('nonce', nonce)
  return address.href
}
