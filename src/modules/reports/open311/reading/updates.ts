import { sql, type Tx } from '#platform/db/index.ts'
import { openOrClosed, type ReportState } from '../../record/index.ts'
import { writeMoment } from '../answers/moments.ts'
import type { Value } from '../answers/xml.ts'
import type { Span } from './query.ts'

type ShownUpdate = { number: string; step: number; at: Temporal.Instant; said: string | null; state: ReportState }

export type WantedUpdates = {
  during?: Span | undefined
  numbers?: readonly string[] | undefined
  offset: number
  limit: number
}

/** What has become of shown reports, the newest first, as FixMyStreet asks for it. */
export async function listUpdates(tx: Tx, wanted: WantedUpdates): Promise<Value[]> {
  const { during, numbers, offset, limit } = wanted
  const { rows } = await sql<ShownUpdate>`
    select s.number, t.number as step, t.at, t.said, coalesce(t."toState", known.state, s.state) as state
    from reports.shown_steps t join reports.shown s on s.id = t."reportId"
    left join lateral (
      select b."toState" as state from reports.shown_steps b
      where b."reportId" = t."reportId" and b.number < t.number and b."toState" is not null
      order by b.number desc limit 1) known on true
    where t.kind in ('moved', 'answered', 'confirmed', 'reopened', 'merged', 'unmerged')
      ${during ? sql`and t.at between ${during.from} and ${during.to}` : sql``}
      ${numbers ? sql`and s.number = any(${[...numbers]}::text[])` : sql``}
    order by t.at desc, t."reportId", t.number desc limit ${limit} offset ${offset}`.execute(tx)
  return rows.map(({ number, step, at, said, state }) => ({
    update_id: `${number}.${step}`,
    service_request_id: number,
    status: openOrClosed(state),
    external_status_code: state,
    updated_datetime: writeMoment(at),
    description: said,
    media_url: null,
  }))
}
