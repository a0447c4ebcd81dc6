import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Outcome } from './loading/outcome.ts'

export type OtherAddressId = Id<'other-address'>

export type OtherAddress = {
  id: OtherAddressId
  personId: PersonId
  kind: 'residence' | 'mailing'
  /** Of which letters; `null`: of all. */
  purpose: string | null
  addressee: string | null
  postcode: string
  address: string
  building: string | null
  reason: string
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
  endedBy: 'planned' | 'staff' | 'moved_out' | 'died' | 'removed' | null
}

const columns = sql`id, person_id as "personId", kind, purpose, addressee, postcode, address, building, reason,
  valid_from as "validFrom", valid_to as "validTo", ended_by as "endedBy"`

export async function otherAddressesOf(tx: Tx, ids: readonly PersonId[]): Promise<OtherAddress[]> {
  const { rows } = await sql<OtherAddress>`
    select ${columns} from people.other_addresses where person_id = any(${[...ids]}::uuid[])
    order by valid_from desc, id desc limit 100`.execute(tx)
  return rows
}

/** Where letters of this purpose go on that day: the 送付先 for it before the one for all letters. */
export async function mailingAddressOn(
  tx: Tx,
  ids: readonly PersonId[],
  on: Temporal.PlainDate,
  purpose: string | null,
): Promise<OtherAddress | undefined> {
  const { rows } = await sql<OtherAddress>`
    select ${columns} from people.other_addresses
    where person_id = any(${[...ids]}::uuid[]) and kind = 'mailing' and (purpose is null or purpose = ${purpose})
      and daterange(valid_from, valid_to) @> ${on}::date
    order by purpose nulls last, valid_from desc limit 1`.execute(tx)
  return rows[0]
}

export type NewOtherAddress = Omit<OtherAddress, 'id' | 'endedBy'> & { addedBy: StaffId; addedAt: Temporal.Instant }

/** `false`: there is one already on one of those days. */
export async function insertOtherAddress(tx: Tx, made: NewOtherAddress): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into people.other_addresses (person_id, kind, purpose, addressee, postcode, address, building, reason,
      valid_from, valid_to, ended_by, added_by, added_at)
    values (${made.personId}, ${made.kind}, ${made.purpose}, ${made.addressee}, ${made.postcode}, ${made.address},
      ${made.building}, ${made.reason}, ${made.validFrom}, ${made.validTo}, ${made.validTo ? 'planned' : null},
      ${made.addedBy}, ${made.addedAt})
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Ends one of these people's on that day; `false` when it has ended already. */
export async function endOtherAddress(
  tx: Tx,
  { id, of, on, by }: { id: OtherAddressId; of: readonly PersonId[]; on: Temporal.PlainDate; by: StaffId },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update people.other_addresses set valid_to = greatest(valid_from, ${on}::date), ended_by = 'staff', ended_by_staff = ${by}
    where id = ${id} and person_id = any(${[...of]}::uuid[])
      and (valid_to is null or (ended_by = 'planned' and valid_to > ${on}::date))`.execute(tx)
  return Number(numAffectedRows ?? 0) > 0
}

/** Ends what stands beside records that end, also under numbers that were merged into theirs. */
export async function endOtherAddresses(tx: Tx, ended: readonly Outcome[]): Promise<void> {
  await sql`
    update people.other_addresses a
    set valid_to = greatest(a.valid_from, o."on"), ended_by = o.what, ended_by_staff = null
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as o("personId" uuid, what text, "on" date)
    join people.persons p on p.id = o."personId" or p.merged_into = o."personId"
    where a.person_id = p.id and (a.valid_to is null or a.valid_to > o."on")`.execute(tx)
}
