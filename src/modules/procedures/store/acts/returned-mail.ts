import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ActId } from '../../domain/acts/act.ts'
import type { DeliveryId } from './deliveries.ts'

export const returnReasons = ['unknown_address', 'storage_expired', 'refused'] as const
export type ReturnReason = (typeof returnReasons)[number]
export const resolutions = ['resent', 'public_notice', 'handed_over', 'kept'] as const
export type Resolution = (typeof resolutions)[number]

export type ReturnedId = Id<'returned-mail'>

export type Returned = {
  id: ReturnedId
  deliveryId: DeliveryId | null
  dispatchId: Id<'dispatch'> | null
  /** Of a letter. */
  actId: ActId | null
  applicationId: Id<'application'>
  officeId: OfficeId
  reason: ReturnReason
  returnedOn: Temporal.PlainDate
  enteredBy: StaffId
  resolution: Resolution | null
  resolutionNote: string | null
  receiptNumber: string
  procedure: string
  title: string
  personId: PersonId
  /** 文書番号 of the letter or certificate. */
  documentNumber: string
}

const selectReturned = sql`
  select m.id, m.delivery_id as "deliveryId", m.dispatch_id as "dispatchId", d.act_id as "actId", m.application_id as "applicationId",
         m.office_id as "officeId", m.reason, m.returned_on as "returnedOn", m.entered_by as "enteredBy", m.resolution,
         m.resolution_note as "resolutionNote", a.receipt_number as "receiptNumber", a.procedure, r.definition #>> '{name,ja}' as title,
         a.applicant_person_id as "personId", coalesce(x.document_number, c.document_number) as "documentNumber"
    from procedures.returned_mail m
    join procedures.applications a on a.id = m.application_id
    join procedures.revisions r on r.id = a.submitted_revision_id
    left join procedures.deliveries d on d.id = m.delivery_id
    left join procedures.acts x on x.id = d.act_id
    left join procedures.dispatches p on p.id = m.dispatch_id
    left join procedures.certificates c on c.id = p.certificate_id`

const plain = (one: Returned): Returned => ({ ...one, title: withoutReadings(one.title) })

/** What came back and is not settled, oldest first. `scope` is the policy's predicate over `m`. */
export async function openReturns(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<Returned[]> {
  const { rows } = await sql<Returned>`
    ${selectReturned} where ${scope} and m.resolved_at is null order by m.returned_on, m.id limit ${limit}`.execute(tx)
  return rows.map(plain)
}

export async function returnsOfCase(tx: Tx, id: Id<'application'>): Promise<Returned[]> {
  const { rows } = await sql<Returned>`
    ${selectReturned} where m.application_id = ${id} order by m.returned_on desc, m.id desc limit 50`.execute(tx)
  return rows.map(plain)
}

export async function findReturned(tx: Tx, id: ReturnedId): Promise<Returned | undefined> {
  const { rows } = await sql<Returned>`${selectReturned} where m.id = ${id}`.execute(tx)
  return rows.map(plain)[0]
}

export async function insertReturned(
  tx: Tx,
  returned: Pick<Returned, 'deliveryId' | 'dispatchId' | 'applicationId' | 'officeId' | 'reason' | 'returnedOn'> & {
    by: StaffId
    at: Temporal.Instant
  },
): Promise<ReturnedId | undefined> {
  const { rows } = await sql<{ id: ReturnedId }>`
    insert into procedures.returned_mail
      (delivery_id, dispatch_id, application_id, office_id, reason, returned_on, entered_by, entered_at)
    values (${returned.deliveryId}, ${returned.dispatchId}, ${returned.applicationId}, ${returned.officeId},
      ${returned.reason}, ${returned.returnedOn}, ${returned.by}, ${returned.at})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function markResolved(
  tx: Tx,
  id: ReturnedId,
  resolved: { resolution: Resolution; note: string | undefined; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update procedures.returned_mail
    set resolution = ${resolved.resolution}, resolution_note = ${resolved.note ?? null}, resolved_by = ${resolved.by},
      resolved_at = ${resolved.at}
    where id = ${id} and resolved_at is null returning 1`.execute(tx)
  return rows.length === 1
}
