import type { Employment, Organ, Post, Role } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'

/** Names for screens of the office; ids that are not known are missing. */
export async function staffNames(tx: Tx, ids: readonly StaffId[]): Promise<ReadonlyMap<StaffId, string>> {
  const { rows } = await sql<{ id: StaffId; name: string }>`
    select id, name from people.staff where id = any(${[...ids]}::uuid[]) order by id limit 1000`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The person that a member of staff is on the register; `undefined`: lives elsewhere, or it is not recorded. */
export async function personOfStaff(tx: Tx, id: StaffId): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId | null }>`
    select person_id as "personId" from people.staff where id = ${id}`.execute(tx)
  return rows[0]?.personId ?? undefined
}

/** Who is employed under this number on that day. */
export async function findEmployed(tx: Tx, staffNumber: string, on: Temporal.PlainDate): Promise<StaffId | undefined> {
  const { rows } = await sql<{ id: StaffId }>`
    select id from people.staff
    where staff_number = ${staffNumber} and daterange(employed_from, employed_to) @> ${on}::date`.execute(tx)
  return rows[0]?.id
}

export type Colleague = { staffId: StaffId; name: string }

/** `employer`: the company behind a contractor. */
export type Employed = { employment: Employment; employer: string | null }

/** The employed member behind an open account. */
export async function staffOfAccount(
  tx: Tx,
  id: AccountId,
  on: Temporal.PlainDate,
): Promise<(Colleague & Employed) | undefined> {
  const { rows } = await sql<Colleague & Employed>`
    select s.id as "staffId", s.name, s.employment, s.employer from auth.accounts a join people.staff s on s.id = a.staff_id
    where a.id = ${id} and a.closed_at is null and daterange(s.employed_from, s.employed_to) @> ${on}::date`.execute(tx)
  return rows[0]
}

export type PostToday = Post & { officeKey: string; officeName: string; organ: Organ }

/** Posts that hold on that day, the main one first. */
export async function postsOn(tx: Tx, id: StaffId, on: Temporal.PlainDate): Promise<PostToday[]> {
  const { rows } = await sql<PostToday>`
    select p.office_id as "officeId", o.key as "officeKey", p.role, p.rank, ltrim(o.parent_name || ' ' || o.name) as "officeName", o.organ
    from people.posts p join people.offices o on o.id = p.office_id
    where p.staff_id = ${id} and daterange(p.valid_from, p.valid_to) @> ${on}::date
      and daterange(o.valid_from, o.valid_to) @> ${on}::date
    order by p.is_main desc, p.valid_from, p.role limit 50`.execute(tx)
  return rows
}

/** Colleagues who hold one of these roles in an office on that day: who may take a case, who may confirm. */
export async function colleaguesOf(
  tx: Tx,
  officeId: OfficeId,
  on: Temporal.PlainDate,
  roles: readonly Role[],
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select distinct s.id as "staffId", s.name, s.name_kana
    from people.posts p join people.staff s on s.id = p.staff_id
    where p.office_id = ${officeId} and p.role = any(${[...roles]}::text[])
      and daterange(p.valid_from, p.valid_to) @> ${on}::date
      and daterange(s.employed_from, s.employed_to) @> ${on}::date
    order by s.name_kana, s.id limit 500`.execute(tx)
  return rows.map(({ staffId, name }) => ({ staffId, name }))
}
