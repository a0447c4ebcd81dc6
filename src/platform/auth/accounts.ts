import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Resident, Staff } from './actor.ts'
import type { ResidentClaims, StaffClaims } from './claims.ts'

export type Realm = 'resident' | 'staff'

/** Opens or finds the account of a resident's card and lets the modules link it. `undefined`: the account may not be used. */
export async function openResidentAccount(
  tx: Tx,
  house: House,
  claims: ResidentClaims,
): Promise<AccountId | undefined> {
  const accountId = await upsert(tx, 'resident', claims)
  if (!accountId) return undefined
  for (const module of house.modules) await module.signIn?.resident?.(tx, accountId, claims, house)
  const own = (await accountStoodFor(tx, accountId)) ?? accountId
  return (await loadResident(tx, house, own)) && own
}

/** The account that this one stands for: a renewed card opens the one its owner has. */
async function accountStoodFor(tx: Tx, id: AccountId): Promise<AccountId | undefined> {
  const { rows } = await sql<{ id: AccountId }>`
    select main.id from auth.accounts a join auth.accounts main on main.id = a.stands_for
    where a.id = ${id} and main.closed_at is null`.execute(tx)
  return rows[0]?.id
}

/** Of accounts that no provider vouches for. */
export const guestIssuer = 'guest'

/** An account for somebody without a card: for this one person and what they ask for. */
export async function openGuestAccount(tx: Tx, personId: PersonId): Promise<AccountId> {
  const { rows } = await sql<{ id: AccountId }>`
    insert into auth.accounts (realm, issuer, subject, person_id, display_name)
    values ('resident', ${guestIssuer}, ${personId}, ${personId}, '')
    on conflict (realm, issuer, subject) do update set display_name = ''
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('account was not inserted')
  return row.id
}

/** Those of them who came without a card. */
export async function guestsAmong(tx: Tx, personIds: readonly PersonId[]): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from auth.accounts
    where issuer = ${guestIssuer} and person_id = any(${[...personIds]}::uuid[]) order by 1`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Takes out the accounts of guests of whom nothing is kept, with their sessions. */
export async function forgetGuestAccounts(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  const theirs = sql`
    select id from auth.accounts where issuer = ${guestIssuer} and person_id = any(${[...personIds]}::uuid[])`
  await sql`delete from auth.sessions where account_id in (${theirs})`.execute(tx)
  await sql`delete from auth.accounts where id in (${theirs})`.execute(tx)
}

/** The same for staff; `undefined` when no module knows this member of staff today. */
export async function openStaffAccount(tx: Tx, house: House, claims: StaffClaims): Promise<AccountId | undefined> {
  const accountId = await upsert(tx, 'staff', claims)
  if (!accountId) return undefined
  for (const module of house.modules) await module.signIn?.staff?.(tx, accountId, claims, house)
  return (await loadStaff(tx, house, accountId)) && accountId
}

/** The residents as the modules know them now, in this order; asked for each request, so that an ended link ends the rights. */
export async function loadResidents(
  tx: Tx,
  house: House,
  ids: readonly AccountId[],
): Promise<readonly (Resident | undefined)[]> {
  for (const { signIn } of house.modules) {
    if (signIn?.residentActors) return signIn.residentActors(tx, ids, house)
  }
  const names = await displayNames(tx, ids)
  return ids.map((accountId) => {
    const displayName = names.get(accountId)
    return displayName === undefined ? undefined : { kind: 'resident', accountId, level: 'signed-in', displayName }
  })
}

export const loadResident = async (tx: Tx, house: House, id: AccountId): Promise<Resident | undefined> =>
  (await loadResidents(tx, house, [id]))[0]

/** The same of a member of staff; `undefined` when they may not act any more. */
export async function loadStaff(tx: Tx, house: House, accountId: AccountId): Promise<Staff | undefined> {
  for (const { signIn } of house.modules) {
    if (signIn?.staffActor) return signIn.staffActor(tx, accountId, house)
  }
  return undefined
}

/** For the command line: the account with exactly this display name. */
export async function findAccountByName(tx: Tx, name: string): Promise<AccountId | undefined> {
  const { rows } = await sql<{ id: AccountId }>`
    select id from auth.accounts where display_name = ${name} and closed_at is null order by created_at limit 2
  `.execute(tx)
  return rows.length === 1 ? rows[0]?.id : undefined
}

async function displayNames(tx: Tx, ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, string>> {
  const { rows } = await sql<{ id: AccountId; displayName: string }>`
    select id, display_name as "displayName" from auth.accounts where id = any(${[...ids]}::uuid[]) and closed_at is null
  `.execute(tx)
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

async function upsert(tx: Tx, realm: Realm, claims: ResidentClaims | StaffClaims): Promise<AccountId | undefined> {
  const { rows } = await sql<{ id: AccountId; closed: boolean }>`
    insert into auth.accounts (realm, issuer, subject, display_name)
    values (${realm}, ${claims.issuer}, ${claims.subject}, ${claims.name})
    on conflict (realm, issuer, subject) do update set display_name = excluded.display_name
    returning id, closed_at is not null as closed
  `.execute(tx)
  const [account] = rows
  return account && !account.closed ? account.id : undefined
}

/** Whether this `sub` of the provider opens the account: its own, or that of a renewed card. */
export async function isSubjectOf(tx: Tx, id: AccountId, subject: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from auth.accounts
    where (id = ${id} or stands_for = ${id}) and subject = ${subject} and closed_at is null`.execute(tx)
  return rows.length > 0
}
