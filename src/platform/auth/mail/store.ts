import { lockFor, sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { endEverything } from '../session.ts'

export type MailPurpose = { kind: 'sign-in' } | { kind: 'add'; accountId: AccountId }

export type NewLink = {
  id: string
  tokenHash: Buffer
  purpose: MailPurpose
  browser: string
  addressHash: Buffer
  sealed: Buffer
  lang: Lang
  returnTo: string
  isHeld: boolean
}

export type OpenLink = {
  id: string
  purpose: 'sign-in' | 'add'
  accountId: AccountId | null
  addressHash: Buffer
  sealed: Buffer
  returnTo: string
}

const columns = sql`id, purpose, account_id as "accountId", address_hash as "addressHash", sealed, return_to as "returnTo"`

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await sql`
    insert into auth.mail_links (id, token_hash, purpose, account_id, browser, address_hash, sealed, lang, return_to, is_held)
    values (${link.id}, ${link.tokenHash}, ${link.purpose.kind},
      ${link.purpose.kind === 'add' ? link.purpose.accountId : null}, ${link.browser}, ${link.addressHash},
      ${link.sealed}, ${link.lang}, ${link.returnTo}, ${link.isHeld})`.execute(tx)
}

type LinkToSend = Pick<NewLink, 'sealed' | 'addressHash' | 'lang' | 'isHeld'>

/** What the mail needs, while it is still of use. */
export async function linkToSend(tx: Tx, id: string): Promise<LinkToSend | undefined> {
  const { rows } = await sql<LinkToSend>`
    select sealed, address_hash as "addressHash", lang, is_held as "isHeld" from auth.mail_links
    where id = ${id} and ended_at is null and expires_at > clock_timestamp()`.execute(tx)
  return rows[0]
}

/** Whether the link still works in this browser; looking does not use it. */
export async function isOpenHere(tx: Tx, tokenHash: Buffer, browser: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from auth.mail_links
    where token_hash = ${tokenHash} and browser = ${browser} and ended_at is null and expires_at > clock_timestamp()`.execute(
    tx,
  )
  return rows.length > 0
}

/** Uses the link up; `undefined` when it is too old, was used, or another browser asked for it. */
export async function takeLink(tx: Tx, tokenHash: Buffer, browser: string): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`
    update auth.mail_links set ended_at = clock_timestamp()
    where token_hash = ${tokenHash} and browser = ${browser} and ended_at is null and expires_at > clock_timestamp()
    returning ${columns}`.execute(tx)
  return rows[0]
}

/** The newest open mail that this browser asked for, locked. */
export async function lockNewestLink(tx: Tx, browser: string): Promise<OpenLink | undefined> {
  const { rows } = await sql<OpenLink>`
    select ${columns} from auth.mail_links
    where browser = ${browser} and ended_at is null and expires_at > clock_timestamp()
    order by created_at desc, id desc limit 1 for update`.execute(tx)
  return rows[0]
}

export async function endLink(tx: Tx, id: string): Promise<void> {
  await sql`update auth.mail_links set ended_at = clock_timestamp() where id = ${id}`.execute(tx)
}

/** The fifth wrong code ends it. */
export async function countWrongCode(tx: Tx, id: string): Promise<void> {
  await sql`
    update auth.mail_links set tries = tries + 1, ended_at = case when tries >= 4 then clock_timestamp() end
    where id = ${id}`.execute(tx)
}

/** One at a time for an address: what is known of it stays so until the commit. */
export async function lockAddress(tx: Tx, addressHash: Buffer): Promise<void> {
  await lockFor(tx, 'auth.mail', addressHash.toString('hex'))
}

/** Whose the address is now. `isLight`: an account that nothing but this address opens. */
export async function ownerOfAddress(
  tx: Tx,
  addressHash: Buffer,
): Promise<{ accountId: AccountId; isLight: boolean } | undefined> {
  const { rows } = await sql<{ accountId: AccountId; isLight: boolean }>`
    select m.account_id as "accountId", a.issuer = ${mailIssuer} as "isLight"
    from auth.mail_addresses m join auth.accounts a on a.id = m.account_id
    where m.address_hash = ${addressHash} and m.ended_at is null`.execute(tx)
  return rows[0]
}

export async function insertAddress(
  tx: Tx,
  accountId: AccountId,
  { addressHash, sealed }: Pick<OpenLink, 'addressHash' | 'sealed'>,
): Promise<void> {
  await sql`
    insert into auth.mail_addresses (account_id, address_hash, sealed) values (${accountId}, ${addressHash}, ${sealed})`.execute(
    tx,
  )
}

/** The account's own address, sealed. */
export async function addressOf(tx: Tx, accountId: AccountId): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from auth.mail_addresses where account_id = ${accountId} and ended_at is null`.execute(tx)
  return rows[0]?.sealed
}

/** Whether nothing but a mail address opens this account. */
export async function isLightAccount(tx: Tx, accountId: AccountId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from auth.accounts where id = ${accountId} and issuer = ${mailIssuer} and closed_at is null`.execute(tx)
  return rows.length > 0
}

export async function noteUse(tx: Tx, accountId: AccountId): Promise<void> {
  await sql`
    update auth.mail_addresses set used_at = clock_timestamp()
    where account_id = ${accountId} and ended_at is null`.execute(tx)
}

/** The account's address, ended for another one: its row, so that the old mailbox can be told. */
export async function replaceAddress(
  tx: Tx,
  accountId: AccountId,
  made: Pick<OpenLink, 'addressHash' | 'sealed'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; isSame: boolean }>`
    update auth.mail_addresses set ended_at = clock_timestamp()
    where account_id = ${accountId} and ended_at is null
    returning id, address_hash = ${made.addressHash} as "isSame"`.execute(tx)
  await insertAddress(tx, accountId, made)
  return rows[0]?.isSame === false ? rows[0].id : undefined
}

/** An address that was left within a week, sealed. */
export async function addressLeft(tx: Tx, id: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from auth.mail_addresses where id = ${id} and ended_at is not null`.execute(tx)
  return rows[0]?.sealed
}

/** Closes an account that nothing but a mail opens: its sessions end and its address is forgotten. */
export async function closeLightAccount(tx: Tx, accountId: AccountId): Promise<boolean> {
  const { rows } = await sql`
    update auth.accounts set closed_at = clock_timestamp()
    where id = ${accountId} and issuer = ${mailIssuer} and closed_at is null returning 1`.execute(tx)
  if (rows.length === 0) return false
  await endAddressOf(tx, accountId)
  await endEverything(tx, accountId)
  return true
}

/** Closes those that nobody has used for a year, and those whose mailbox opens another account by now. */
export async function closeUnusedLightAccounts(tx: Tx): Promise<void> {
  const { rows } = await sql<{ id: AccountId }>`
    select a.id from auth.accounts a
    left join auth.mail_addresses m on m.account_id = a.id and m.ended_at is null
    where a.issuer = ${mailIssuer} and a.closed_at is null
      and (m.id is null or m.used_at < clock_timestamp() - interval '1 year')
    order by a.id limit 500`.execute(tx)
  for (const { id } of rows) await closeLightAccount(tx, id)
}

/** False when the account has none. */
export async function endAddressOf(tx: Tx, accountId: AccountId): Promise<boolean> {
  const { rows } = await sql`
    update auth.mail_addresses set ended_at = clock_timestamp()
    where account_id = ${accountId} and ended_at is null returning 1`.execute(tx)
  return rows.length > 0
}

/** Of accounts that a mail address alone opens. */
export const mailIssuer = 'mail'

export async function insertLightAccount(tx: Tx): Promise<AccountId> {
  const { rows } = await sql<{ id: AccountId }>`
    insert into auth.accounts (realm, issuer, subject, display_name)
    values ('resident', ${mailIssuer}, gen_random_uuid()::text, '') returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('account was not inserted')
  return row.id
}
