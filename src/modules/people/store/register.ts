import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { HouseholdId, RegisterRecord } from '../domain/record.ts'
import { type RegisterRow, registerColumns, toRecord } from './register-row.ts'

/** Follows merges to the person that stays. */
export async function currentPersonId(tx: Tx, id: PersonId): Promise<PersonId | undefined> {
  const { rows } = await sql<{ id: PersonId }>`
    with recursive ${chainFrom(sql`${id}`)} select id from chain where merged_into is null`.execute(tx)
  return rows[0]?.id
}

/** The chain of merges that begins with a person; who stays is merged into nobody. */
export const chainFrom = (id: RawBuilder<unknown>) => sql`chain as (
      select id, merged_into, 1 as depth from people.persons where id = ${id}
      union all
      select p.id, p.merged_into, chain.depth + 1 from people.persons p join chain on p.id = chain.merged_into
      where chain.depth < 10)`

// A value, not a join: the person is looked up by key, whatever the planner thinks of the chain.
const whoStays = sql`(select id from chain where merged_into is null)`

/** The person that stays and everybody merged into them: whatever stores a person may store any of these. */
export async function idsOfPerson(tx: Tx, id: PersonId): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    with recursive ${mergedInto(id)} select id from mine order by depth, id limit 100`.execute(tx)
  return rows.map((row) => row.id)
}

const mergedInto = (id: PersonId) => sql`mine as (
      select id, 1 as depth from people.persons where id = ${id}
      union all
      select p.id, mine.depth + 1 from people.persons p join mine on p.merged_into = mine.id where mine.depth < 10)`

/** The same as an array within a statement of another module: `person_id = any(${sameIds(id)})`. */
export const sameIds = (id: PersonId) => sql`array(with recursive ${mergedInto(id)} select id from mine limit 100)`

/** The open records of these people. Whoever moved out or died has none. */
export async function openRecords(tx: Tx, ids: readonly PersonId[]): Promise<RegisterRecord[]> {
  const { rows } = await sql<RegisterRow>`
    select ${registerColumns} from people.register_records r
    where r.person_id = any(${[...ids]}::uuid[]) and r.valid_to is null
    order by r.birth_date, r.person_id limit 1000`.execute(tx)
  return rows.map(toRecord)
}

/** The open record of the person that stays. */
export async function openRecord(tx: Tx, id: PersonId): Promise<RegisterRecord | undefined> {
  const { rows } = await sql<RegisterRow>`
    with recursive ${chainFrom(sql`${id}`)}
    select ${registerColumns} from people.register_records r
    where r.person_id = ${whoStays} and r.valid_to is null`.execute(tx)
  return rows[0] && toRecord(rows[0])
}

/** The last entry of somebody who is no longer on the register. */
export type ClosedRecord = {
  record: RegisterRecord
  /** From this day on they were not. */
  on: Temporal.PlainDate
  by: 'moved_out' | 'died' | 'removed'
  /** 転出先. */
  nextAddress: string | null
}

/** The last record of a person who has no open one. */
export async function lastClosedRecord(tx: Tx, id: PersonId): Promise<ClosedRecord | undefined> {
  const { rows } = await sql<RegisterRow & { on: Temporal.PlainDate; by: string; nextAddress: string | null }>`
    select ${registerColumns}, r.valid_to as "on", r.ended_by as by, r.next_address as "nextAddress"
    from people.register_records r
    where r.person_id = ${id} and r.valid_to is not null order by r.valid_from desc limit 1`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { on, by, nextAddress, ...record } = row
  return { record: toRecord(record), on, by: by === 'moved_out' || by === 'died' ? by : 'removed', nextAddress }
}

/** Open records inside a policy's scope (columns of `r`), at most ten: for what people see of themselves. */
export async function openRecordsWithin(tx: Tx, scope: RawBuilder<SqlBool>): Promise<RegisterRecord[]> {
  const { rows } = await sql<RegisterRow>`
    select ${registerColumns} from people.register_records r
    where r.valid_to is null and ${scope} order by r.person_id limit 10`.execute(tx)
  return rows.map(toRecord)
}

/** Everybody in the household of the person that stays, the head first, then by age; and which of them is this person. */
export async function openHouseholdRecords(tx: Tx, id: PersonId): Promise<(RegisterRecord & { isSelf: boolean })[]> {
  const { rows } = await sql<RegisterRow & { isSelf: boolean }>`
    with recursive ${chainFrom(sql`${id}`)}
    select ${registerColumns}, r.person_id = ${whoStays} as "isSelf" from people.register_records r
    where r.valid_to is null and r.household_id = any(array(
      select mine.household_id from people.register_records mine
      where mine.person_id = ${whoStays} and mine.valid_to is null))
    order by r.relation <> '世帯主', r.birth_date, r.person_id limit 200`.execute(tx)
  return rows.map(({ isSelf, ...row }) => ({ ...toRecord(row), isSelf }))
}

/** Everybody on the register born on that day: the few among whom the rest of a card decides. */
export async function openRecordsBornOn(tx: Tx, birthDate: Temporal.PlainDate): Promise<RegisterRecord[]> {
  const { rows } = await sql<RegisterRow>`
    select ${registerColumns} from people.register_records r
    where r.birth_date = ${birthDate} and r.valid_to is null
    order by r.person_id limit 1000`.execute(tx)
  return rows.map(toRecord)
}

/** The 世帯主 of each household now. */
export async function headNames(tx: Tx, ids: readonly HouseholdId[]): Promise<ReadonlyMap<HouseholdId, string>> {
  const { rows } = await sql<{ householdId: HouseholdId; name: string }>`
    select household_id as "householdId", name from people.register_records
    where household_id = any(${[...ids]}::uuid[]) and relation = '世帯主' and valid_to is null
    order by household_id limit 1000`.execute(tx)
  return new Map(rows.map(({ householdId, name }) => [householdId, name]))
}

/**
 * Names by person as last registered: a case keeps its applicant's name when the applicant moves out. Of people who never
 * were on the register, the name they are known under outside of it; of merged ones, that of the person who stays.
 */
export async function personNames(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const { rows } = await sql<{ personId: PersonId; name: string }>`
    with asked as (
      select p.id as asked, coalesce(p.merged_into, p.id) as person_id from people.persons p
      where p.id = any(${[...ids]}::uuid[])
    ), known as (
      select a.asked, r.name, r.person_id = a.person_id as is_own, 1 as rank, r.valid_from
      from asked a join people.register_records r on r.person_id in (a.person_id, a.asked)
      union all
      select a.asked, o.name, o.person_id = a.person_id, 2, o.valid_from
      from asked a join people.outside_records o on o.person_id in (a.person_id, a.asked)
    )
    select distinct on (asked) asked as "personId", name from known
    order by asked, is_own desc, rank, valid_from desc limit 1000`.execute(tx)
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}
