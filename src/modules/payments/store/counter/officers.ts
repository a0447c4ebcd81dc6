import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'

export type CashOfficerId = Id<'cash-officer'>

/** 出納員 answers for an office's cash, 現金取扱員 takes it for them. */
export type CashOfficer = {
  id: CashOfficerId
  staffId: StaffId
  officeKey: string
  kind: 'treasurer' | 'handler'
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
}

/** Names one; `false` when this member is named for that office at that time already. */
export async function nameOfficer(
  tx: Tx,
  officer: { staffId: StaffId; officeKey: string; kind: CashOfficer['kind']; from: Temporal.PlainDate; by?: StaffId },
): Promise<boolean> {
  const { staffId, officeKey, kind, from, by } = officer
  const { rows } = await sql`
    insert into payments.cash_officers (staff_id, office_key, kind, valid_from, named_by)
    select ${staffId}::uuid, ${officeKey}::text, ${kind}::text, ${from}::date, ${by ?? null}::uuid
    where not exists (
      select from payments.cash_officers where staff_id = ${staffId} and office_key = ${officeKey}
        and daterange(valid_from, valid_to) && daterange(${from}::date, null))
    returning id`.execute(tx)
  return rows.length > 0
}

/** Ends it from that day on. */
export async function endOfficer(tx: Tx, id: CashOfficerId, on: Temporal.PlainDate): Promise<boolean> {
  const { rows } = await sql`
    update payments.cash_officers set valid_to = ${on}
    where id = ${id} and valid_from < ${on}::date and (valid_to is null or valid_to > ${on}::date) returning id`.execute(
    tx,
  )
  return rows.length > 0
}

/** Who is named now or later, by office. */
export async function officersFrom(tx: Tx, day: Temporal.PlainDate): Promise<CashOfficer[]> {
  const { rows } = await sql<CashOfficer>`
    select id, staff_id as "staffId", office_key as "officeKey", kind, valid_from as "validFrom", valid_to as "validTo"
    from payments.cash_officers where valid_to is null or valid_to > ${day}::date
    order by office_key, kind desc, valid_from, id limit 500`.execute(tx)
  return rows
}
