import type { PersonId } from '#platform/ids/index.ts'
import { type RawBuilder, sql, type SqlBool, type Tx } from '#platform/db/index.ts'
import type { Resident } from '#platform/auth/actor.ts'
import { filedForOthers, ownApplications } from '../policy.ts'
import { type Application, type ApplicationId, applicationColumns } from '../store/applications.ts'
import { eventsOfTurn, payoutEvents, type PayoutEvent } from './domain.ts'

const every = sql`${sql.join(payoutEvents.map((kind) => sql.lit(kind)))}`

/** How the payout of a case stands, by the newest line of its course that speaks of it. */
export async function newestPayoutEvent(tx: Tx, id: ApplicationId): Promise<PayoutEvent | undefined> {
  const { rows } = await sql<{ kind: PayoutEvent }>`
    select kind from procedures.case_events
    where application_id = ${id} and kind in (${every}) order by id desc limit 1`.execute(tx)
  return rows[0]?.kind
}

/** Whether the course says already what became of this payout. */
export async function isTold(tx: Tx, id: ApplicationId, kind: PayoutEvent, payoutId: string): Promise<boolean> {
  const { rows } = await sql`
    select from procedures.case_events
    where application_id = ${id} and kind = ${kind} and data ->> 'payoutId' = ${payoutId} limit 1`.execute(tx)
  return rows.length > 0
}

/** The resident's own requests whose payout waits for an account. */
export async function waitingForAccount(tx: Tx, actor: Resident): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where (${ownApplications.scope(actor)} or ${filedForOthers.scope(actor)}) and a.outcome is not null
      and (select e.kind from procedures.case_events e
        where e.application_id = a.id and e.kind in (${every}) order by e.id desc limit 1)
        in (${kindsOf(eventsOfTurn('person'))})
    order by a.updated_at desc, a.id desc limit 20`.execute(tx)
  return rows
}

export type WaitingPayout = {
  id: ApplicationId
  receiptNumber: string
  applicantPersonId: PersonId
  title: string
  event: PayoutEvent
  at: Temporal.Instant
}

/** Payouts that came back or were never asked for, the oldest first. `scope` is the policy's predicate over `a`. */
export async function waitingPayouts(tx: Tx, scope: RawBuilder<SqlBool>, limit: number): Promise<WaitingPayout[]> {
  const { rows } = await sql<WaitingPayout>`
    select a.id, a.receipt_number as "receiptNumber", a.applicant_person_id as "applicantPersonId",
      r.definition #>> '{name,ja}' as title, e.kind as event, e.at
    from procedures.case_events e
    join procedures.applications a on a.id = e.application_id
    join procedures.revisions r on r.id = a.revision_id
    where e.kind in ('payout_without_account', 'payout_differs', 'payout_failed', 'payout_returned') and ${scope}
      and not exists (select from procedures.case_events l
        where l.application_id = e.application_id and l.kind in (${every}) and l.id > e.id)
    order by e.at, e.id limit ${limit}`.execute(tx)
  return rows
}

const kindsOf = (kinds: readonly PayoutEvent[]) => sql`${sql.join(kinds.map((kind) => sql.lit(kind)))}`
