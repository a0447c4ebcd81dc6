import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import type { Resident } from '#platform/auth/actor.ts'
import type { OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Yen } from '#platform/money/index.ts'
import { filedForOthers, ownApplications } from '../policy.ts'
import type { ApplicationId, RevisionId } from '../store/applications.ts'
import type { TagId, TagOrderId } from '../tags/store.ts'
import type { CancelReason, ChargeId, ChargeLine, HandingWay } from './domain.ts'

export type Charge = {
  id: ChargeId
  applicationId: ApplicationId
  /** Key of the definition's rule. */
  rule: string
  lines: readonly ChargeLine[]
  total: Yen
  payBy: Temporal.PlainDate
  tagId: TagId | null
  askedAt: Temporal.Instant
  paidAt: Temporal.Instant | null
  readyAt: Temporal.Instant | null
  handedAt: Temporal.Instant | null
  way: HandingWay | null
  cancelledAt: Temporal.Instant | null
  cancelledFor: CancelReason | null
  /** A fee that is paid before the case is decided. */
  beforeDecision: boolean
  officeId: OfficeId
  revisionId: RevisionId
  receiptNumber: string
  procedure: string
  applicantPersonId: PersonId
}

const selectCharge = sql`
  select g.id, g.application_id as "applicationId", g.rule, g.lines, g.total, g.pay_by as "payBy", g.tag_id as "tagId",
    g.asked_at as "askedAt", g.paid_at as "paidAt", g.ready_at as "readyAt", g.handed_at as "handedAt", g.way,
    g.before_decision as "beforeDecision", g.cancelled_at as "cancelledAt", g.cancelled_for as "cancelledFor", a.office_id as "officeId", a.revision_id as "revisionId",
    a.receipt_number as "receiptNumber", a.procedure,
    a.applicant_person_id as "applicantPersonId"
  from procedures.charges g join procedures.applications a on a.id = g.application_id`

export async function findCharge(tx: Tx, id: ChargeId): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`${selectCharge} where g.id = ${id}`.execute(tx)
  return rows[0]
}

/** Of a case, the newest first. */
export async function chargesOf(tx: Tx, applicationId: ApplicationId): Promise<Charge[]> {
  const { rows } = await sql<Charge>`
    ${selectCharge} where g.application_id = ${applicationId} order by g.asked_at desc, g.id desc limit 50`.execute(tx)
  return rows
}

/** What still waits for money or to be handed over; paid ones first. `scope` is the case's policy over `a`. */
export async function openCharges(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<Charge[]> {
  const { rows } = await sql<Charge>`
    ${selectCharge} where ${scope} and g.cancelled_at is null and g.handed_at is null
      and not (g.before_decision and g.paid_at is not null)
    order by (g.paid_at is null), g.pay_by, g.id limit ${limit}`.execute(tx)
  return rows
}

/** Of the resident's own requests, and of what they file for others, what is still to be paid. */
export async function unpaidCharges(tx: Tx, actor: Resident): Promise<Charge[]> {
  const { rows } = await sql<Charge>`
    ${selectCharge} where (${ownApplications.scope(actor)} or ${filedForOthers.scope(actor)}) and g.paid_at is null and g.cancelled_at is null
    order by g.pay_by, g.id limit 20`.execute(tx)
  return rows
}

/** The last bill for a piece of this order that is to be given again, until that piece is handed over. */
export async function chargeOfOrder(tx: Tx, orderId: TagOrderId): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`
    ${selectCharge} join procedures.tags t on t.id = g.tag_id
    where t.order_id = ${orderId} and not exists (
      select from procedures.charges h where h.tag_id = g.tag_id and h.handed_at is not null)
    order by t.ended_at desc, g.asked_at desc, g.id desc limit 1`.execute(tx)
  return rows[0]
}

export type NewCharge = {
  applicationId: ApplicationId
  rule: string
  lines: readonly ChargeLine[]
  total: Yen
  payBy: Temporal.PlainDate
  tagId?: TagId | undefined
  beforeDecision?: boolean
  remindOn?: Temporal.PlainDate
  by: StaffId
  at: Temporal.Instant
}

/** `undefined` while another bill for the same thing stands. */
export async function insertCharge(tx: Tx, charge: NewCharge): Promise<ChargeId | undefined> {
  const { rows } = await sql<{ id: ChargeId }>`
    insert into procedures.charges (application_id, rule, lines, total, pay_by, tag_id, before_decision, remind_on,
      asked_by, asked_at)
    values (${charge.applicationId}, ${charge.rule}, ${JSON.stringify(charge.lines)}::jsonb, ${charge.total},
      ${charge.payBy}, ${charge.tagId ?? null}, ${charge.beforeDecision ?? false}, ${charge.remindOn ?? null},
      ${charge.by}, ${charge.at})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Says whether it was new: the news of a payment may come twice. */
export async function markPaid(tx: Tx, id: ChargeId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.charges set paid_at = ${at}
    where id = ${id} and paid_at is null and cancelled_at is null returning id`.execute(tx)
  return rows.length === 1
}

export async function markReady(tx: Tx, id: ChargeId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.charges set ready_at = ${at}
    where id = ${id} and paid_at is not null and ready_at is null and handed_at is null returning id`.execute(tx)
  return rows.length === 1
}

export async function markHanded(
  tx: Tx,
  id: ChargeId,
  { way, by, at }: { way: HandingWay; by: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update procedures.charges set handed_at = ${at}, handed_by = ${by}, way = ${way}
    where id = ${id} and paid_at is not null and handed_at is null returning id`.execute(tx)
  return rows.length === 1
}

export async function markCancelled(
  tx: Tx,
  id: ChargeId,
  { why, by, at }: { why: CancelReason; by?: StaffId; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update procedures.charges set cancelled_at = ${at}, cancelled_by = ${by ?? null}, cancelled_for = ${why}
    where id = ${id} and paid_at is null and cancelled_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** Fees that wait and are to be reminded of, or whose last day is over. */
export async function dueFees(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<ChargeId[]> {
  const { rows } = await sql<{ id: ChargeId }>`
    select id from procedures.charges
    where before_decision and paid_at is null and cancelled_at is null
      and (pay_by < ${today} or (reminded_at is null and remind_on <= ${today}))
    order by pay_by, id limit ${limit}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Says whether it was the first time. */
export async function markReminded(tx: Tx, id: ChargeId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.charges set reminded_at = ${at}
    where id = ${id} and reminded_at is null and paid_at is null and cancelled_at is null returning id`.execute(tx)
  return rows.length === 1
}

/** The next day after `today` on which a fee is to be reminded of or given up. */
export async function nextFeeDay(tx: Tx, today: Temporal.PlainDate): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select min(day) as day from procedures.charges,
      lateral (values (pay_by + 1), (case when reminded_at is null then remind_on end)) as due (day)
    where before_decision and paid_at is null and cancelled_at is null and day > ${today}`.execute(tx)
  return rows[0]?.day ?? undefined
}
