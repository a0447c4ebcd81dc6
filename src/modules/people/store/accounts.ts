import { guestIssuer } from '#platform/auth/accounts.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId, StaffId } from '#platform/ids/index.ts'
import { chainFrom } from './register.ts'

export type ResidentAccount = { personId: PersonId | null; displayName: string; isGuest: boolean }

export async function residentAccount(tx: Tx, id: AccountId): Promise<ResidentAccount | undefined> {
  const { rows } = await sql<ResidentAccount>`
    select person_id as "personId", display_name as "displayName", issuer = ${guestIssuer} as "isGuest"
    from auth.accounts where id = ${id} and realm = 'resident' and closed_at is null`.execute(tx)
  return rows[0]
}

/** Who the account acts as: besides itself, the name on the register of the person that stays, if they are on it. */
export type AccountStanding = ResidentAccount & { registered: { personId: PersonId; name: string } | undefined }

/** In one statement, as every request asks it. */
export async function accountStandings(
  tx: Tx,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, AccountStanding>> {
  const { rows } = await sql<ResidentAccount & { id: AccountId; currentId: PersonId | null; name: string | null }>`
    select a.id, a.person_id as "personId", a.display_name as "displayName", a.issuer = ${guestIssuer} as "isGuest",
      r.person_id as "currentId", r.name
    from unnest((select ${[...ids]}::uuid[])) asked (id) join auth.accounts a using (id) left join lateral (
      with recursive ${chainFrom(sql`a.person_id`)}
      select r.person_id, r.name from people.register_records r
      where r.valid_to is null and r.person_id = (select id from chain where merged_into is null)
    ) r on true
    where a.realm = 'resident' and a.closed_at is null`.execute(tx)
  return new Map(
    rows.map(({ id, currentId, name, ...account }) => [
      id,
      { ...account, registered: currentId !== null && name !== null ? { personId: currentId, name } : undefined },
    ]),
  )
}

/** Ties the account to a person of the register, or unties it. Tied anew, it is no longer one whose link has ended. */
export async function setAccountPerson(tx: Tx, id: AccountId, personId: PersonId | null): Promise<void> {
  await sql`update auth.accounts set person_id = ${personId} where id = ${id} and realm = 'resident'`.execute(tx)
  if (personId) await sql`delete from people.ended_links where account_id = ${id}`.execute(tx)
}

/** The person's account by an earlier card of the same provider, the oldest that is open; not one that stands for another. */
export async function olderAccountOf(
  tx: Tx,
  id: AccountId,
  personIds: readonly PersonId[],
): Promise<AccountId | undefined> {
  const { rows } = await sql<{ id: AccountId }>`
    select older.id from auth.accounts mine join auth.accounts older
      on older.issuer = mine.issuer and older.realm = mine.realm and older.id < mine.id
    where mine.id = ${id} and older.person_id = any(${[...personIds]}::uuid[])
      and older.stands_for is null and older.closed_at is null
    order by older.created_at, older.id limit 1`.execute(tx)
  return rows[0]?.id
}

/** False when it stood so already. */
export async function setStandsFor(tx: Tx, id: AccountId, older: AccountId | null): Promise<boolean> {
  const { rows } = await sql`
    update auth.accounts set stands_for = ${older} where id = ${id} and stands_for is distinct from ${older}::uuid
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Accounts by card that belong to the person now; at most 20, the oldest first. */
export async function accountsOfPersons(tx: Tx, personIds: readonly PersonId[]): Promise<AccountId[]> {
  const { rows } = await sql<{ id: AccountId }>`
    select id from auth.accounts
    where realm = 'resident' and issuer <> ${guestIssuer} and person_id = any(${[...personIds]}::uuid[])
      and stands_for is null and closed_at is null
    order by created_at, id limit 20`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function setAccountStaff(tx: Tx, id: AccountId, staffId: StaffId | null): Promise<void> {
  await sql`update auth.accounts set staff_id = ${staffId} where id = ${id} and realm = 'staff'`.execute(tx)
}

/** Unties the accounts of people whose records end, and keeps why; returns which. */
export async function endLinks(
  tx: Tx,
  ended: readonly { personId: PersonId; what: string; on: Temporal.PlainDate }[],
): Promise<{ accountId: AccountId; personId: PersonId }[]> {
  const { rows } = await sql<{ accountId: AccountId; personId: PersonId }>`
    with gone as materialized (
      select p.id as linked_id, o."personId" as person_id, o.what, o."on"
      from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as o("personId" uuid, what text, "on" date)
      join people.persons p on p.id = o."personId" or p.merged_into = o."personId"
    ), untied as (
      update auth.accounts a set person_id = null from gone
      where a.person_id = gone.linked_id and a.realm = 'resident'
      returning a.id, gone.person_id, gone.what, gone."on"
    ), kept as (
      insert into people.ended_links (account_id, person_id, why, ended_on)
      select id, person_id, what, "on" from untied
      on conflict (account_id) do update set person_id = excluded.person_id, why = excluded.why, ended_on = excluded.ended_on)
    select id as "accountId", person_id as "personId" from untied order by id`.execute(tx)
  return rows
}

/** Why the account is no longer linked, when its record ended. */
export async function endedLinkOf(tx: Tx, id: AccountId): Promise<'moved_out' | 'died' | 'removed' | undefined> {
  const { rows } = await sql<{ why: 'moved_out' | 'died' | 'removed' }>`
    select why from people.ended_links where account_id = ${id}`.execute(tx)
  return rows[0]?.why
}
