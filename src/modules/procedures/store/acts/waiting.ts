import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ActId, ActKind, ActOutcome } from '../../domain/acts/act.ts'
import type { DecisionRank } from '../../domain/definition/law.ts'
import type { HeldFor } from './acts.ts'

export type Todo = 'examine' | 'decide' | 'effect' | 'see'

export type WaitingAct = {
  id: ActId
  applicationId: Id<'application'>
  kind: ActKind
  outcome: ActOutcome | null
  isUrgent: boolean
  heldFor: HeldFor | null
  todo: Todo
  drafterName: string
  receiptNumber: string
  title: string
  applicantPersonId: PersonId
  dueOn: Temporal.PlainDate
  submittedAt: Temporal.Instant
}

/** Where decisions wait that may fall to somebody: office and rank, each once. */
export type Desk = { officeId: OfficeId; rank: DecisionRank }

/** Offices and ranks of drafts that wait for a decision or a later look, seen through the policy over `a`. */
export async function desksThatWait(tx: Tx, scope: RawBuilder<SqlBool>): Promise<Desk[]> {
  const { rows } = await sql<Desk>`
    select distinct a.office_id as "officeId", x.rank from procedures.acts x
      join procedures.applications a on a.id = x.application_id
     where ${scope} and (x.state = 'deciding' and x.route = 'draft' or x.is_deputised and x.seen_at is null)
     order by 1, 2 limit 200`.execute(tx)
  return rows
}

type Mine = {
  staffId: StaffId
  /** Offices in which the actor works, may confirm, may send. */
  offices: readonly OfficeId[]
  mayConfirm: boolean
  mayDispatch: boolean
  /** Desks at which a decision falls to the actor now, as the holder or in their place. */
  decides: readonly Desk[]
  /** Desks whose holder the actor is. */
  holds: readonly Desk[]
}

const pairs = (desks: readonly Desk[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(a.office_id, x.rank) in (select * from unnest(${desks.map(({ officeId }) => officeId)}::uuid[],
    ${desks.map(({ rank }) => rank)}::text[]))`

/** What waits for this person: urgent first, then by due day. */
export async function waitingFor(
  tx: Tx,
  scope: RawBuilder<SqlBool>,
  mine: Mine,
  only: Todo | undefined,
  limit: number,
): Promise<WaitingAct[]> {
  const { staffId, offices, mayConfirm, mayDispatch, decides, holds } = mine
  const own = sql`a.office_id = any(${[...offices]}::uuid[])`
  const { rows } = await sql<WaitingAct>`
    with waiting as (
      select x.id, case
          when x.state = 'examining' and ${mayConfirm} and ${own} and x.drafted_by <> ${staffId} then 'examine'
          when x.state = 'deciding' and x.route = 'draft' and ${pairs(decides)}
            and ${staffId} not in (x.drafted_by, coalesce(x.examined_by, x.drafted_by)) then 'decide'
          when x.state = 'deciding' and x.route = 'second-check' and ${mayConfirm} and ${own}
            and x.drafted_by <> ${staffId} then 'decide'
          when x.state = 'decided' and ${mayDispatch} and ${own} then 'effect'
          when x.is_deputised and x.seen_at is null and x.state in ('decided', 'effected') and ${pairs(holds)}
            and x.decided_by <> ${staffId} then 'see'
        end as todo
      from procedures.acts x join procedures.applications a on a.id = x.application_id
      where ${scope} and (x.state in ('examining', 'deciding', 'decided') or x.is_deputised and x.seen_at is null)
    )
    select x.id, x.application_id as "applicationId", x.kind, x.outcome, x.is_urgent as "isUrgent",
           x.held_for as "heldFor", waiting.todo, s.name as "drafterName", a.receipt_number as "receiptNumber",
           r.definition #>> '{name,ja}' as title, a.applicant_person_id as "applicantPersonId", a.due_on as "dueOn",
           a.submitted_at as "submittedAt"
      from waiting
      join procedures.acts x on x.id = waiting.id
      join procedures.applications a on a.id = x.application_id
      join procedures.revisions r on r.id = a.submitted_revision_id
      join people.staff s on s.id = x.drafted_by
     where waiting.todo is not null and (${only ?? null}::text is null or waiting.todo = ${only ?? null})
     order by x.is_urgent desc, a.due_on, x.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...row, title: withoutReadings(row.title) }))
}
