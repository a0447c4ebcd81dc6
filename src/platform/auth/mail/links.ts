import { createHash, timingSafeEqual } from 'node:crypto'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { hmac } from '#platform/http/keys.ts'
import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import { type AccountId, newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { tellOwner } from '../passkeys/notices.ts'
import { mailTexts } from '../text/mail.ts'
import { warnOfAttempts } from '../unusual-attempts.ts'
import { hashOfAddress, sealAddress, unsealAddress } from './address.ts'
import {
  addressLeft,
  countWrongCode,
  endAddressOf,
  endLink,
  insertAddress,
  insertLightAccount,
  insertLink,
  linkToSend,
  lockAddress,
  lockNewestLink,
  type MailPurpose,
  noteUse,
  type OpenLink,
  ownerOfAddress,
  replaceAddress,
  takeLink,
} from './store.ts'

export type MailAsked = {
  address: string
  purpose: MailPurpose
  browser: string
  lang: Lang
  returnTo: string
  /** Too many were asked for: everything happens as always, but no mail leaves. */
  isHeld: boolean
}

/** Remembers the question and lets the mail leave. The work is the same whether the house knows the address or not. */
export async function askForMail(tx: Tx, house: House, { address, ...asked }: MailAsked): Promise<void> {
  const id = newId<'mail_link'>()
  const addressHash = hashOfAddress(house, address)
  const sealed = sealAddress(house, address)
  await insertLink(tx, { id, tokenHash: hashOfToken(tokenOf(house, id)), addressHash, sealed, ...asked })
  await emit(tx, { type: 'auth.mail_asked', subjectKind: 'mail-link', subjectId: id })
}

/** The mail of a question, the same bytes each time; `undefined` when none is to be sent (any more). Names nobody. */
export async function signInMail(
  tx: Tx,
  house: House,
  id: string,
): Promise<{ to: string; subject: string; text: string } | undefined> {
  const left = await addressLeft(tx, id)
  if (left) return leftMail(house, left)
  const link = await linkToSend(tx, id)
  if (link?.isHeld) {
    // Here and not where it was asked for: there the work is the same for every address.
    const owner = await ownerOfAddress(tx, link.addressHash)
    if (owner) await warnOfAttempts(tx, owner.accountId)
  }
  const to = link && !link.isHeld ? unsealAddress(house, link.sealed) : undefined
  if (!link || !to) return undefined
  const t = mailTexts(link.lang).letter
  const words = house.profile.words[link.lang]
  const address = `${house.config.publicUrl}${href(link.lang, `/sign-in/mail/${tokenOf(house, id)}`)}`
  const code = codeOf(house, id).replace(/(.{4})(?=.)/, '$1-')
  const text = [t.link, address, t.code, code, t.foot].map((one) => plainText(one, words)).join('\n\n')
  return { to, subject: plainText(t.subject, words), text: `${text}\n` }
}

// Which language the owner reads is not kept; a mailbox that was left gets all three.
function leftMail(house: House, sealed: Buffer): { to: string; subject: string; text: string } | undefined {
  const to = unsealAddress(house, sealed)
  if (!to) return undefined
  const say = (lang: Lang, text: string) => plainText(text, house.profile.words[lang])
  const text = (['ja', 'easy', 'en'] as const).map((lang) => say(lang, mailTexts(lang).left.body(house.profile.phone)))
  return { to, subject: say('ja', mailTexts('ja').left.subject), text: `${text.join('\n\n')}\n` }
}

/** What a link or code was good for. `elsewhere`: the address opens another person's account. */
export type MailOutcome =
  | { ok: true; kind: 'sign-in'; accountId: AccountId; returnTo: string; addressHash: Buffer }
  | { ok: true; kind: 'add'; addressHash: Buffer }
  | { ok: false; reason: 'expired' | 'elsewhere' }

/** By the link of the mail, in the browser that asked. */
export async function useMailLink(
  tx: Tx,
  token: string,
  browser: string,
  signedIn: AccountId | undefined,
): Promise<MailOutcome> {
  const link = await takeLink(tx, hashOfToken(token), browser)
  return link ? finish(tx, link, signedIn) : { ok: false, reason: 'expired' }
}

/** By the code of the mail, typed where it was asked for. */
export async function useMailCode(
  tx: Tx,
  house: House,
  typed: string,
  browser: string,
  signedIn: AccountId | undefined,
): Promise<MailOutcome> {
  const link = await lockNewestLink(tx, browser)
  if (!link) return { ok: false, reason: 'expired' }
  if (!sameCode(typed, codeOf(house, link.id))) {
    await countWrongCode(tx, link.id)
    return { ok: false, reason: 'expired' }
  }
  await endLink(tx, link.id)
  return finish(tx, link, signedIn)
}

async function finish(tx: Tx, link: OpenLink, signedIn: AccountId | undefined): Promise<MailOutcome> {
  await lockAddress(tx, link.addressHash)
  const owner = await ownerOfAddress(tx, link.addressHash)
  if (link.purpose === 'sign-in') {
    const accountId = owner?.accountId ?? (await openLightAccount(tx, link))
    await noteUse(tx, accountId)
    return { ok: true, kind: 'sign-in', accountId, returnTo: link.returnTo, addressHash: link.addressHash }
  }
  const accountId = link.accountId
  if (!accountId || accountId !== signedIn) return { ok: false, reason: 'expired' }
  if (owner && owner.accountId !== accountId && !owner.isLight) return { ok: false, reason: 'elsewhere' }
  // Who can read the mailbox now has it: from here it opens the fuller account.
  if (owner && owner.accountId !== accountId) await endAddressOf(tx, owner.accountId)
  const leftId = await replaceAddress(tx, accountId, link)
  if (leftId) await emit(tx, { type: 'auth.mail_left', subjectKind: 'mail-address', subjectId: leftId })
  await recordAudit(tx, { actor: machine, action: 'auth.mail.added', subject: { kind: 'account', id: accountId } })
  await tellOwner(tx, accountId, 'auth.mail-added', link.id)
  return { ok: true, kind: 'add', addressHash: link.addressHash }
}

async function openLightAccount(tx: Tx, link: OpenLink): Promise<AccountId> {
  const accountId = await insertLightAccount(tx)
  await insertAddress(tx, accountId, link)
  return accountId
}

const machine = { kind: 'system', task: 'auth.mail' } as const

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const tokenOf = (house: House, id: string): string => hmac(house.config.secret, 'mail link', id).toString('base64url')

// Eight digits and five tries, some mails an hour: one in millions.
const codeOf = (house: House, id: string): string =>
  (hmac(house.config.secret, 'mail code', id).readUIntBE(0, 6) % 10 ** 8).toString().padStart(8, '0')

function sameCode(typed: string, code: string): boolean {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '')
  return digits.length === code.length && timingSafeEqual(Buffer.from(digits), Buffer.from(code))
}
