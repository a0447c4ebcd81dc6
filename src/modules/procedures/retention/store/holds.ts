import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import type { HoldGround, HoldId } from '../domain/hold.ts'

export type Hold = {
  id: HoldId
  applicationId: ApplicationId
  receiptNumber: string
  procedure: string
  officeId: OfficeId
  ground: HoldGround
  reason: string
  putBy: StaffId
  putAt: Temporal.Instant
}

const select =
  sql.raw(`select h.id, h.application_id as "applicationId", a.receipt_number as "receiptNumber", a.procedure,
  a.office_id as "officeId", h.ground, h.reason, h.put_by as "putBy", h.put_at as "putAt"
  from procedures.case_holds h join procedures.applications a on a.id = h.application_id`)

/** Open ones of these offices, the oldest first. */
export async function openHolds(tx: Tx, offices: readonly OfficeId[]): Promise<Hold[]> {
  const { rows } = await sql<Hold>`
    ${select} where h.lifted_at is null and a.office_id = any(${[...offices]}::uuid[])
    order by h.put_at, h.id limit 500`.execute(tx)
  return rows
}

export async function findHold(tx: Tx, id: HoldId): Promise<Hold | undefined> {
  const { rows } = await sql<Hold>`${select} where h.id = ${id} and h.lifted_at is null`.execute(tx)
  return rows[0]
}

export async function filedAs(
  tx: Tx,
  receiptNumber: string,
): Promise<{ id: ApplicationId; officeId: OfficeId } | undefined> {
  const { rows } = await sql<{ id: ApplicationId; officeId: OfficeId }>`
    select id, office_id as "officeId" from procedures.applications where receipt_number = ${receiptNumber}`.execute(tx)
  return rows[0]
}

type New = Pick<Hold, 'applicationId' | 'ground' | 'reason' | 'putBy' | 'putAt'>

/** `undefined` when there is an open one on this ground already. */
export async function insertHold(
  tx: Tx,
  { applicationId, ground, reason, putBy, putAt }: New,
): Promise<HoldId | undefined> {
  const { rows } = await sql<{ id: HoldId }>`
    insert into procedures.case_holds (application_id, ground, reason, put_by, put_at)
    values (${applicationId}, ${ground}, ${reason}, ${putBy}, ${putAt})
    on conflict (application_id, ground) where lifted_at is null do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function writeLifted(tx: Tx, id: HoldId, by: StaffId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.case_holds set lifted_by = ${by}, lifted_at = ${at} where id = ${id} and lifted_at is null`.execute(
    tx,
  )
}
