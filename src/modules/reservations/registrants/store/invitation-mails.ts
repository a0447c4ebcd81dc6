import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import type { MemberInvitationId } from './invitations.ts'

export type MailState = 'asked' | 'sent' | 'refused'
export type InvitationMail = { sealed: Buffer | null; lang: Lang; state: MailState }

export async function insertMail(
  tx: Tx,
  made: { id: MemberInvitationId; sealed: Buffer; addressHash: Buffer; lang: Lang; at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reservations.invitation_mails (invitation_id, sealed, address_hash, lang, asked_at)
    values (${made.id}, ${made.sealed}, ${made.addressHash}, ${made.lang}, ${made.at})`.execute(tx)
}

/** So many went out for a registration since then, and so many to this address that nobody has answered. */
export async function countMails(
  tx: Tx,
  { registrantId, since, addressHash }: { registrantId: RegistrantId; since: Temporal.Instant; addressHash: Buffer },
): Promise<{ ofRegistrant: number; toAddress: number }> {
  const { rows } = await sql<{ ofRegistrant: number; toAddress: number }>`
    select (select count(*)::int from (
        select from reservations.invitation_mails m join reservations.member_invitations i on i.id = m.invitation_id
        where i.registrant_id = ${registrantId} and m.asked_at > ${since} limit 1000) own) as "ofRegistrant",
      (select count(*)::int from (
        select from reservations.invitation_mails where address_hash = ${addressHash} limit 1000) same) as "toAddress"`.execute(
    tx,
  )
  return rows[0] ?? { ofRegistrant: 0, toAddress: 0 }
}

/** As long as there is something to send. */
export async function mailToSend(
  tx: Tx,
  id: MemberInvitationId,
  now: Temporal.Instant,
): Promise<InvitationMail | undefined> {
  const { rows } = await sql<InvitationMail>`
    select m.sealed, m.lang, m.state
    from reservations.invitation_mails m join reservations.member_invitations i on i.id = m.invitation_id
    where m.invitation_id = ${id} and m.state = 'asked' and m.sealed is not null and i.state = 'open'
      and i.expires_at > ${now}`.execute(tx)
  return rows[0]
}

export async function writeMailState(tx: Tx, id: MemberInvitationId, state: MailState): Promise<void> {
  await sql`update reservations.invitation_mails set state = ${state} where invitation_id = ${id}`.execute(tx)
}

export async function mailsOf(
  tx: Tx,
  ids: readonly MemberInvitationId[],
): Promise<ReadonlyMap<MemberInvitationId, InvitationMail>> {
  const { rows } = await sql<InvitationMail & { id: MemberInvitationId }>`
    select invitation_id as id, sealed, lang, state from reservations.invitation_mails
    where invitation_id = any(${[...ids]}::uuid[]) order by 1`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Addresses of invitations that are answered or over. */
export async function forgetAddresses(tx: Tx, now: Temporal.Instant): Promise<void> {
  await sql`
    update reservations.invitation_mails m set sealed = null, address_hash = null
    from reservations.member_invitations i
    where i.id = m.invitation_id and m.sealed is not null and (i.state <> 'open' or i.expires_at <= ${now})`.execute(tx)
}
