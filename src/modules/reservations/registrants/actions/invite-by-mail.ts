import { createHash } from 'node:crypto'
import { z } from 'zod'
import { mailTo } from '#modules/messaging/index.ts'
import { hashOfAddress, parseAddress, sealAddress, unsealAddress } from '#platform/auth/mail/address.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import { hmac } from '#platform/http/keys.ts'
import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import { newId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import {
  countMails,
  forgetAddresses,
  insertMail,
  type MailState,
  mailsOf,
  mailToSend,
  writeMailState,
} from '../store/invitation-mails.ts'
import { insertInvitation, type MemberInvitation, type MemberInvitationId } from '../store/invitations.ts'
import { mailedTexts } from '../text/mailed.ts'
import { lockAsMember, type VerifiedResident } from './membership.ts'
import { noteRegistrant } from './note.ts'

const daysOpen = 14
// Enough for a large group on its first evening; nobody is to be written to again and again.
const mailsADay = 20
const mailsToAddress = 3

export type MailedInvitation = { ok: true } | { ok: false; reason: 'address' | 'many' | 'address_many' }

/** A link for one person goes to their address. It says nothing of the group, is good for fourteen days and opens as a code does. */
export async function inviteByMail(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  asked: { id: RegistrantId; role: 'deputy' | 'member'; address: string; lang: Lang },
): Promise<MailedInvitation> {
  const { registrant } = await lockAsMember(tx, { resident, id: asked.id, on: house.clock.today(), right: 'members' })
  if (registrant.kind !== 'group') throw new NotFound('group')
  const address = parseAddress(asked.address)
  if (!address) return { ok: false, reason: 'address' }
  const at = house.clock.now()
  const addressHash = hashOfAddress(house, address)
  const sent = await countMails(tx, { registrantId: asked.id, since: at.subtract({ hours: 24 }), addressHash })
  if (sent.ofRegistrant >= mailsADay) return { ok: false, reason: 'many' }
  if (sent.toAddress >= mailsToAddress) return { ok: false, reason: 'address_many' }
  const id = newId<'member-invitation'>()
  await insertInvitation(tx, {
    id,
    registrantId: asked.id,
    codeHash: hashOfToken(tokenOf(house, id)),
    role: asked.role,
    invitedBy: resident.personId,
    at,
    expiresAt: at.add({ hours: daysOpen * 24 }),
  })
  await insertMail(tx, { id, sealed: sealAddress(house, address), addressHash, lang: asked.lang, at })
  await enqueue(tx, 'reservations.invitation-mail', { id }, { key: `reservations.invitation-mail:${id}` })
  await noteRegistrant(tx, house, resident, asked.id, 'invite', { invitation: id })
  return { ok: true }
}

const payloadOf = z.object({ id: z.uuid().transform((id) => id as MemberInvitationId) })

/** Sends it, as long as it is of use. Twice is the same mail: its Message-ID is made of the invitation. */
export async function sendInvitationMail(house: House, payload: unknown): Promise<void> {
  const { id } = payloadOf.parse(payload)
  const mail = await house.db.read((tx) => mailToSend(tx, id, house.clock.now()))
  const to = mail?.sealed ? unsealAddress(house, mail.sealed) : undefined
  if (!mail || !to) return
  const t = mailedTexts(mail.lang).letter
  const link = `${house.config.publicUrl}${href(mail.lang, `/registrations/join/${tokenOf(house, id)}`)}`
  const words = house.profile.words[mail.lang]
  const text = [plainText(t.text, words), link, plainText(t.foot, words)].join('\n\n')
  const reference = `member-invitation-${id}`
  const outcome = await mailTo(house, { to, subject: plainText(t.subject, words), text: `${text}\n`, reference })
  if (outcome.kind === 'not-now' || outcome.kind === 'no-answer') throw new Unavailable('mail server')
  await house.db.transact((tx) => writeMailState(tx, id, outcome.kind === 'accepted' ? 'sent' : 'refused'))
}

/** Addresses go with the answer, or when nobody may answer any more. */
export const forgetInvited = (house: House): Promise<void> =>
  house.db.transact((tx) => forgetAddresses(tx, house.clock.now()))

/** To whom invitations went, for who sent them. */
export async function addressesOf(
  tx: Tx,
  house: House,
  invitations: readonly MemberInvitation[],
): Promise<ReadonlyMap<MemberInvitationId, { address: string; state: MailState }>> {
  const mails = await mailsOf(
    tx,
    invitations.map(({ id }) => id),
  )
  return new Map(
    [...mails].map(([id, { sealed, state }]) => [
      id,
      { address: (sealed && unsealAddress(house, sealed)) ?? '', state },
    ]),
  )
}

/** 256 bits that nobody guesses. Derived, so that the mail can be written again and the database cannot open it. */
const tokenOf = (house: House, id: MemberInvitationId): string =>
  hmac(house.config.secret, 'member invitation', id).toString('base64url')

/** The token of a mailed link; `undefined`: it is none. */
export const readToken = (typed: string): string | undefined => (/^[\w-]{43}$/.test(typed) ? typed : undefined)

export const hashOfToken = (token: string): Buffer =>
  createHash('sha256').update(`reservations.member-mail\0${token}`).digest()
