import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../applications.ts'

export type PortalItemId = Id<'portal-item'>

/** `listed`: to be fetched · `quarantined`: could not be read, tried again · `person_unknown`, `incomplete`: a clerk goes on. */
export type PortalItemState = 'listed' | 'quarantined' | 'person_unknown' | 'incomplete' | 'imported'

/** Why something of the portal waits; a key of the staff's texts. */
export type PortalProblem =
  | 'not_fetched'
  | 'unreadable'
  | 'form_unknown'
  | 'bad_attachment'
  | 'nobody'
  | 'several'
  | 'incomplete'
  | 'failed'

export type PortalItem = {
  id: PortalItemId
  portalNumber: string
  form: string
  filedAt: Temporal.Instant
  state: PortalItemState
  problem: PortalProblem | null
  tries: number
  retryAt: Temporal.Instant | null
  received: unknown
  personId: PersonId | null
  officeId: OfficeId | null
  applicationId: ApplicationId | null
}

const columns = sql.raw(`id, portal_number as "portalNumber", form, filed_at as "filedAt", state, problem, tries,
  retry_at as "retryAt", received, person_id as "personId", office_id as "officeId", application_id as "applicationId"`)

/** Notes what the portal lists; what is known already stays as it is. Says how many are new. */
export async function noteListed(
  tx: Tx,
  listed: readonly { portalNumber: string; form: string; filedAt: Temporal.Instant }[],
  at: Temporal.Instant,
): Promise<number> {
  if (listed.length === 0) return 0
  const { rows } = await sql`
    insert into procedures.portal_items (portal_number, form, filed_at, listed_at)
    select number, form, filed_at, ${at}
      from unnest(${listed.map((one) => one.portalNumber)}::text[], ${listed.map((one) => one.form)}::text[],
        ${listed.map((one) => one.filedAt.toString())}::timestamptz[]) as given (number, form, filed_at)
    on conflict (portal_number) do nothing returning 1`.execute(tx)
  return rows.length
}

/** What is to be fetched now, oldest first. */
export async function itemsToFetch(tx: Tx, now: Temporal.Instant, limit = 20): Promise<PortalItem[]> {
  const { rows } = await sql<PortalItem>`
    select ${columns} from procedures.portal_items
     where state in ('listed', 'quarantined') and (retry_at is null or retry_at <= ${now})
     order by filed_at, id limit ${limit}`.execute(tx)
  return rows
}

export async function findItem(tx: Tx, id: PortalItemId): Promise<PortalItem | undefined> {
  const { rows } = await sql<PortalItem>`select ${columns} from procedures.portal_items where id = ${id}`.execute(tx)
  return rows[0]
}

export async function lockItem(tx: Tx, id: PortalItemId): Promise<PortalItem | undefined> {
  const { rows } = await sql<PortalItem>`
    select ${columns} from procedures.portal_items where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function itemOfCase(tx: Tx, id: ApplicationId): Promise<PortalItem | undefined> {
  const { rows } = await sql<PortalItem>`
    select ${columns} from procedures.portal_items where application_id = ${id}`.execute(tx)
  return rows[0]
}

export async function putOffItem(
  tx: Tx,
  id: PortalItemId,
  { problem, retryAt, received }: { problem: PortalProblem; retryAt: Temporal.Instant; received?: unknown },
): Promise<void> {
  await sql`
    update procedures.portal_items
       set state = 'quarantined', problem = ${problem}, tries = tries + 1, retry_at = ${retryAt},
           received = coalesce(${received === undefined ? null : JSON.stringify(received)}::jsonb, received)
     where id = ${id} and state in ('listed', 'quarantined')`.execute(tx)
}

export type Settled = {
  state: 'person_unknown' | 'incomplete' | 'imported'
  problem?: PortalProblem
  received: unknown
  personId?: PersonId
  officeId?: OfficeId
  applicationId?: ApplicationId
  at: Temporal.Instant
}

export async function settleItem(tx: Tx, id: PortalItemId, settled: Settled): Promise<void> {
  const { state, problem = null, received, personId = null, officeId = null, applicationId = null, at } = settled
  await sql`
    update procedures.portal_items
       set state = ${state}, problem = ${problem}, received = ${JSON.stringify(received)}::jsonb, retry_at = null,
           person_id = ${personId}, office_id = ${officeId}, application_id = ${applicationId},
           imported_at = ${state === 'imported' ? at : null}
     where id = ${id}`.execute(tx)
}

/** A clerk has completed and filed it. */
export async function markImported(tx: Tx, id: ApplicationId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.portal_items set state = 'imported', problem = null, imported_at = ${at}
    where application_id = ${id} and state = 'incomplete'`.execute(tx)
}

/** The item goes on with another case, for another person. */
export async function moveItem(tx: Tx, from: ApplicationId, to: ApplicationId): Promise<void> {
  await sql`
    update procedures.portal_items i
       set application_id = ${to}, person_id = a.applicant_person_id, state = 'incomplete', problem = 'incomplete',
           imported_at = null
      from procedures.applications a
     where i.application_id = ${from} and a.id = ${to}`.execute(tx)
}

export async function linkItem(tx: Tx, id: PortalItemId, personId: PersonId, by: StaffId): Promise<void> {
  await sql`update procedures.portal_items set person_id = ${personId}, linked_by = ${by} where id = ${id}`.execute(tx)
}

/** Everything that waits for the portal or for a clerk, and the last that went through; of these offices or of none yet. */
export async function listItems(
  tx: Tx,
  offices: readonly OfficeId[],
  which: 'open' | 'imported',
  limit = 50,
): Promise<(PortalItem & { receiptNumber: string | null })[]> {
  const { rows } = await sql<PortalItem & { receiptNumber: string | null }>`
    with page as (
      select * from procedures.portal_items
       where ${which === 'open' ? sql`state <> 'imported'` : sql`state = 'imported'`}
         and (office_id is null or office_id = any(${[...offices]}::uuid[]))
       order by filed_at desc, id limit ${limit})
    select page.id, page.portal_number as "portalNumber", page.form, page.filed_at as "filedAt", page.state, page.problem,
           page.tries, page.retry_at as "retryAt", null as received, page.person_id as "personId",
           page.office_id as "officeId", page.application_id as "applicationId", a.receipt_number as "receiptNumber"
      from page left join procedures.applications a on a.id = page.application_id
     order by page.filed_at desc, page.id`.execute(tx)
  return rows
}

export type Poll = { askedAt: Temporal.Instant | null; answeredAt: Temporal.Instant | null; problem: string | null }

export async function lastPoll(tx: Tx): Promise<Poll> {
  const { rows } = await sql<Poll>`
    select asked_at as "askedAt", answered_at as "answeredAt", problem from procedures.portal_polls`.execute(tx)
  return rows[0] ?? { askedAt: null, answeredAt: null, problem: null }
}

/** Takes the turn to ask; false when somebody asked since `before`. */
export async function takePoll(tx: Tx, at: Temporal.Instant, before: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.portal_polls set asked_at = ${at}
    where asked_at is null or asked_at <= ${before} or asked_at > ${at} returning 1`.execute(tx)
  return rows.length === 1
}

export async function notePoll(tx: Tx, outcome: { answeredAt: Temporal.Instant } | { problem: string }): Promise<void> {
  if ('problem' in outcome) await sql`update procedures.portal_polls set problem = ${outcome.problem}`.execute(tx)
  else await sql`update procedures.portal_polls set answered_at = ${outcome.answeredAt}, problem = null`.execute(tx)
}
