import { createHash } from 'node:crypto'
import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import { hmac } from '#platform/http/keys.ts'
import { withinBudget } from '#platform/http/rate-limit.ts'
import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { mailTo } from '../../delivery/mail-to.ts'
import { insertProof, openProof, proofsSince, tidyProofs, useProof } from '../store/mail-proofs.ts'
import { endMail, proveMail } from '../store/own-mail.ts'
import { contactTexts } from '../text/contacts.ts'

const mailsAnHour = 5
const hoursToProve = 24

/** Sends a mail with a link to the address; nothing changes before its button is pressed. False: too many in this hour. */
export async function askToProve(
  tx: Tx,
  house: House,
  { personId, address, lang }: { personId: PersonId; address: string; lang: Lang },
): Promise<boolean> {
  const askedAt = house.clock.now()
  const toAddress = { scope: 'messaging.mail-proof', key: address.toLowerCase(), uses: mailsAnHour, minutes: 60 }
  const tooMany = (await proofsSince(tx, personId, askedAt.subtract({ hours: 1 }))) >= mailsAnHour
  if (tooMany || !(await withinBudget(house, toAddress))) return false
  const id: string = newId()
  const expiresAt = askedAt.add({ hours: hoursToProve })
  await insertProof(tx, { id, personId, address, lang, tokenHash: hashOfToken(tokenOf(house, id)), askedAt, expiresAt })
  await enqueue(tx, 'messaging.prove-mail', { proofId: id }, { key: `messaging.prove-mail:${id}` })
  return true
}

/** The mail with the link, the same bytes each time; again while the mail server does not take it. */
export async function sendProofMail(house: House, proofId: string): Promise<void> {
  const proof = await house.db.transact((tx) => openProof(tx, proofId, house.clock.now()))
  if (!proof) return
  const { address, lang } = proof
  const t = contactTexts(lang).proofMail
  const say = (text: string) => plainText(text, house.profile.words[lang])
  const link = `${house.config.publicUrl}${href(lang, `/messages/contacts/proof/${tokenOf(house, proofId)}`)}`
  const text = `${say(t.body)}\n\n${link}\n\n${say(t.foot)}\n`
  const outcome = await mailTo(house, { to: address, subject: say(t.subject), text, reference: `prove-${proofId}` })
  if (outcome.kind === 'not-now' || outcome.kind === 'no-answer') throw new Unavailable('mail server')
}

/** By whoever reads the mailbox; the person who asked is who is told things there. False: the link is of no use any more. */
export async function pressProof(tx: Tx, house: House, token: string): Promise<boolean> {
  const at = house.clock.now()
  const proof = await useProof(tx, hashOfToken(token), at)
  if (!proof) return false
  const { personId, address, lang } = proof
  const deed = await proveMail(tx, personId, { address, lang, at })
  await audit(tx, byLink, personId, { proved: 'prove', changed: 'change', added: 'add' }[deed])
  return true
}

export async function endOwnMail(tx: Tx, house: House, resident: Resident, personId: PersonId): Promise<void> {
  if (await endMail(tx, personId, house.clock.now())) await audit(tx, resident, personId, 'end')
}

export const tidyMailProofs = (house: House): Promise<void> =>
  house.db.transact((tx) => tidyProofs(tx, house.clock.now().subtract({ hours: 24 })))

const byLink = { kind: 'system', task: 'messaging.mail-link' } as const

const audit = (tx: Tx, actor: Resident | typeof byLink, personId: PersonId, deed: string): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `messaging.contact.${deed}`,
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'own',
  })

const tokenOf = (house: House, id: string): string => hmac(house.config.secret, 'mail proof', id).toString('base64url')

export const hashOfToken = (token: string): Buffer =>
  createHash('sha256').update(`messaging.mail-proof\0${token}`).digest()
