import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { RegisterAddress } from '../domain/record.ts'
import type { RegisterState } from '../domain/register-entry.ts'

/** One line of a person's history as the core system sent it; `counts` is false for what was corrected or cancelled. */
export type HistoryLine = {
  atenaNumber: string
  historyNumber: number
  branchNumber: number
  state: RegisterState
  isCancelled: boolean
  counts: boolean
  reason: string
  movedOn: Temporal.PlainDate
  reportedOn: Temporal.PlainDate | null
  processedOn: Temporal.PlainDate | null
  name: string
  relation: string
  address: RegisterAddress
  nextAddress: string | null
  receivedAt: Temporal.Instant
}

type Row = Omit<HistoryLine, 'address'> & RegisterAddress

/** Everything received of these people, the newest 履歴番号 first. */
export async function historyOf(tx: Tx, ids: readonly PersonId[]): Promise<HistoryLine[]> {
  const { rows } = await sql<Row>`
    select e.atena_number as "atenaNumber", e.history_number as "historyNumber", e.branch_number as "branchNumber",
      e.state, e.is_cancelled as "isCancelled", e.reason, e.moved_on as "movedOn", e.reported_on as "reportedOn",
      e.processed_on as "processedOn", e.name, e.relation, e.next_address as "nextAddress", e.received_at as "receivedAt",
      e.postcode, e.municipality, e.town, e.chome, e.ban, e.go, e.lot, e.building,
      not e.is_cancelled and e.branch_number = max(e.branch_number) over (partition by e.atena_number, e.history_number)
        as counts
    from people.atena_numbers a join people.register_entries e on e.atena_number = a.atena_number
    where a.person_id = any(${[...ids]}::uuid[])
    order by e.atena_number, e.history_number desc, e.branch_number desc limit 200`.execute(tx)
  return rows.map(({ postcode, municipality, town, chome, ban, go, lot, building, ...row }) => ({
    ...row,
    address: { postcode, municipality, town, chome, ban, go, lot, building },
  }))
}

/** 宛名番号 of these people; the first is that of the person who stays. */
export async function atenaNumbersOf(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<{ atenaNumber: string; personId: PersonId }[]> {
  const { rows } = await sql<{ atenaNumber: string; personId: PersonId }>`
    select atena_number as "atenaNumber", person_id as "personId" from people.atena_numbers
    where person_id = any(${[...ids]}::uuid[]) order by array_position(${[...ids]}::uuid[], person_id) limit 100`.execute(
    tx,
  )
  return rows
}

/** Whose 宛名番号 it is; lead on with `currentPersonId`. */
export async function personOfNumber(tx: Tx, atenaNumber: string): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from people.atena_numbers where atena_number = ${atenaNumber}`.execute(tx)
  return rows[0]?.personId
}

/** 世帯番号 of an open record. */
export async function householdNumberOf(tx: Tx, id: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select h.number from people.register_records r join people.households h on h.id = r.household_id
    where r.person_id = ${id} and r.valid_to is null`.execute(tx)
  return rows[0]?.number
}

export type Standing = 'resident' | 'moved_out' | 'died' | 'removed' | 'outside'

/** What the person is to the register now; `outside`: it never had a record of them. */
export async function standingOf(tx: Tx, id: PersonId): Promise<Standing> {
  const { rows } = await sql<{ standing: Standing }>`
    select coalesce(ended_by, 'resident') as standing from people.register_records
    where person_id = ${id} order by valid_from desc limit 1`.execute(tx)
  return rows[0]?.standing ?? 'outside'
}

/** Who of these people moved out, died or was removed, in a statement about many; `ids`: an expression that is their numbers. */
export const leftSql = (ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select asked.id as person_id
  from (select p.id, coalesce(p.merged_into, p.id) as current from people.persons p where p.id = any(${ids})) asked
  join people.register_records r on r.person_id = asked.current and r.ended_by in ('moved_out', 'died', 'removed')
    and not exists (select from people.register_records later
      where later.person_id = r.person_id and later.valid_from > r.valid_from))`
