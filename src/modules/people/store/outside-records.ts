import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { OutsideKind, OutsideRecord } from '../domain/outside-record.ts'
import type { Sex } from '../domain/record.ts'
import { toBirthDate } from './register-row.ts'

type Row = {
  id: Id<'outside-record'>
  personId: PersonId
  kind: OutsideKind
  name: string
  kana: string | null
  birthDate: Temporal.PlainDate | null
  birthText: string | null
  sex: Sex | null
  postcode: string | null
  address: string | null
  building: string | null
  reason: string
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
}

/** Newest first. */
export async function outsideRecordsOf(tx: Tx, ids: readonly PersonId[]): Promise<OutsideRecord[]> {
  const { rows } = await sql<Row>`
    select id, person_id as "personId", kind, name, name_kana as kana, birth_date as "birthDate",
      birth_text as "birthText", sex, postcode, address, building, reason, valid_from as "validFrom", valid_to as "validTo"
    from people.outside_records where person_id = any(${[...ids]}::uuid[])
    order by valid_from desc, id desc limit 50`.execute(tx)
  return rows.map(({ birthDate, birthText, ...row }) => ({
    ...row,
    birthDate: birthDate || birthText !== null ? toBirthDate(birthDate, birthText, null) : null,
  }))
}

export type NewOutsideRecord = Omit<OutsideRecord, 'id' | 'validTo'> & {
  addedBy: StaffId | null
  addedAt: Temporal.Instant
  searchText: string
}

/** Adds a record; what the person had outside the register before ends on the day. */
export async function insertOutsideRecord(tx: Tx, made: NewOutsideRecord): Promise<void> {
  const { birthDate: birth } = made
  await sql`
    update people.outside_records set valid_to = ${made.validFrom}
    where person_id = ${made.personId} and valid_to is null and valid_from < ${made.validFrom}::date`.execute(tx)
  await sql`
    insert into people.outside_records (person_id, kind, name, name_kana, birth_date, birth_text, sex, postcode, address,
      building, reason, valid_from, added_by, added_at, search_text)
    values (${made.personId}, ${made.kind}, ${made.name}, ${made.kana}, ${birth?.isKnown ? birth.date : null},
      ${birth && !birth.isKnown ? birth.text : null}, ${made.sex}, ${made.postcode}, ${made.address}, ${made.building},
      ${made.reason}, ${made.validFrom}, ${made.addedBy}, ${made.addedAt}, ${made.searchText})
    on conflict do nothing`.execute(tx)
}

/** A new person with a 宛名番号 of Madoguchi's own range. */
export async function newOutsidePerson(tx: Tx): Promise<{ personId: PersonId; atenaNumber: string }> {
  const personId = await newPerson(tx)
  return { personId, atenaNumber: await numberOutsider(tx, personId) }
}

/** Somebody without number or record: who has begun to ask for something and not said who they are. */
export async function newPerson(tx: Tx): Promise<PersonId> {
  const { rows } = await sql<{ id: PersonId }>`insert into people.persons default values returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('person was not inserted')
  return row.id
}

/** The next number of Madoguchi's own range; those that the core system uses there are passed over. */
export async function numberOutsider(tx: Tx, personId: PersonId): Promise<string> {
  for (;;) {
    const { rows } = await sql<{ atenaNumber: string }>`
      with made as (select nextval('people.outside_numbers')::text as number)
      insert into people.atena_numbers (atena_number, person_id) select number, ${personId} from made
      where not exists (select from people.atena_numbers where atena_number = made.number)
      returning atena_number as "atenaNumber"`.execute(tx)
    if (rows[0]) return rows[0].atenaNumber
  }
}

/** What people said of themselves when they came; what a member of staff wrote stays. */
export async function deleteSaid(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  await sql`
    delete from people.outside_records where person_id = any(${[...ids]}::uuid[]) and added_by is null`.execute(tx)
}

/** Deletes people of whom nothing is known and to whom nothing belongs. */
export async function deleteUnknown(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  await sql`
    delete from people.persons p where p.id = any(${[...ids]}::uuid[])
      and not exists (select from people.atena_numbers n where n.person_id = p.id)
      and not exists (select from people.outside_records o where o.person_id = p.id)`.execute(tx)
}
