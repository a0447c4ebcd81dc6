import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId } from '#platform/ids/index.ts'
import type { ReportId } from '../../record/index.ts'

export type ForwardedId = Id<'forwarded-report'>
export type ForwardState = 'waiting' | 'asking' | 'token' | 'taken' | 'closed' | 'refused' | 'unclear' | 'over'

/** A report on its way to another body, or with it. */
export type Forwarded = {
  id: ForwardedId
  reportId: ReportId
  step: number
  body: string
  server: string
  state: ForwardState
  tries: number
  token: string | null
  externalId: string | null
  heard: Buffer | null
  handedAt: Temporal.Instant
}

const columns = sql`id, report_id as "reportId", step, body, server, state, tries, token, external_id as "externalId", heard,
  handed_at as "handedAt"`

/** Once for each hand-over. */
export async function insertForwarded(
  tx: Tx,
  made: Pick<Forwarded, 'reportId' | 'step' | 'body' | 'server'> & { at: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into reports.forwarded (report_id, step, body, server, state, handed_at, ask_at)
    values (${made.reportId}, ${made.step}, ${made.body}, ${made.server}, 'waiting', ${made.at}, ${made.at})
    on conflict (report_id, step) do nothing`.execute(tx)
}

/** The office has it again: what was on its way to a body, or with one, is no more. */
export async function endForwarded(tx: Tx, reportId: ReportId, before: number): Promise<void> {
  await sql`
    update reports.forwarded set state = 'over', ask_at = null
    where report_id = ${reportId} and step < ${before} and state in ('waiting', 'asking', 'token', 'taken')`.execute(tx)
}

export async function findForwarded(tx: Tx, id: ForwardedId): Promise<Forwarded | undefined> {
  const { rows } = await sql<Forwarded>`select ${columns} from reports.forwarded where id = ${id}`.execute(tx)
  return rows[0]
}

/** The body's that has the report now. */
export async function bodyHolding(tx: Tx, reportId: ReportId): Promise<Forwarded | undefined> {
  const { rows } = await sql<Forwarded>`
    select ${columns} from reports.forwarded where report_id = ${reportId} and state = 'taken'
    order by step desc limit 1`.execute(tx)
  return rows[0]
}

/** Those of these that a body has. */
export async function takenOf(tx: Tx, ids: readonly ForwardedId[]): Promise<Forwarded[]> {
  const { rows } = await sql<Forwarded>`
    select ${columns} from reports.forwarded where id = any(${[...ids]}::uuid[]) and state = 'taken' order by id`.execute(
    tx,
  )
  return rows
}

/** False when it is not in the state from which it would change. */
export async function moveForwarded(
  tx: Tx,
  id: ForwardedId,
  from: readonly ForwardState[],
  change: {
    to: ForwardState
    askAt?: Temporal.Instant | undefined
    at: Temporal.Instant
    token?: string
    externalId?: string
    /** One more request that may arrive, or one less that surely did not. */
    tries?: 1 | -1
  },
): Promise<boolean> {
  const { to, askAt, at, token, externalId, tries = 0 } = change
  const { rows } = await sql`
    update reports.forwarded set state = ${to}, ask_at = ${askAt ?? null}::timestamptz,
      token = coalesce(${token ?? null}::text, token), external_id = coalesce(${externalId ?? null}::text, external_id),
      taken_at = case when ${externalId ?? null}::text is null then taken_at else ${at}::timestamptz end,
      closed_at = case when ${to}::text = 'closed' then ${at}::timestamptz end,
      tries = tries + ${tries}::int
    where id = ${id} and state = any(${[...from]}::text[]) returning 1`.execute(tx)
  return rows.length > 0
}

export async function writeHeard(tx: Tx, id: ForwardedId, heard: Buffer, status: 'open' | 'closed'): Promise<void> {
  await sql`update reports.forwarded set heard = ${heard}, external_status = ${status} where id = ${id}`.execute(tx)
}

/** Takes what is due now, a portion, and puts its next time off, so that it is asked for once. */
export async function claimDue(
  tx: Tx,
  now: Temporal.Instant,
  next: Temporal.Instant,
): Promise<{ id: ForwardedId; server: string; state: ForwardState }[]> {
  const { rows } = await sql<{ id: ForwardedId; server: string; state: ForwardState }>`
    update reports.forwarded f set ask_at = ${next}
    where f.id = any(array(
      select d.id from reports.forwarded d where d.ask_at <= ${now} order by d.ask_at limit 100 for update skip locked))
    returning f.id, f.server, f.state`.execute(tx)
  return rows
}

export async function nextToAsk(tx: Tx, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(ask_at) as at from reports.forwarded where ask_at > ${after}`.execute(tx)
  return rows[0]?.at ?? undefined
}

/** What stands still until the office acts: a body that says it is done, or one that was not reached. */
export async function standingStill(
  tx: Tx,
  offices: readonly OfficeId[],
): Promise<{ reportId: ReportId; title: string; isClosed: boolean; since: Temporal.Instant }[]> {
  const { rows } = await sql<{ reportId: ReportId; title: string; isClosed: boolean; since: Temporal.Instant }>`
    select "reportId", title, "isClosed", since from reports.forwarded_standing
    where "officeId" = any(${[...offices]}::uuid[]) order by since limit 50`.execute(tx)
  return rows
}
