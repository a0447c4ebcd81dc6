import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { RegistrantId } from '../../registrants/index.ts'
import type { CalendarFeed, CalendarFeedId } from '../domain/feed.ts'

const columns = sql`id, person_id as "personId", registrant_id as "registrantId", lang, made_at as "madeAt"`

/** Feeds of one person that stand, the one of everything first. */
export async function feedsOf(tx: Tx, persons: readonly PersonId[]): Promise<CalendarFeed[]> {
  const { rows } = await sql<CalendarFeed>`
    select ${columns} from reservations.calendar_feeds
    where person_id = any(${[...persons]}::uuid[]) and ended_at is null
    order by registrant_id nulls first, id limit 200`.execute(tx)
  return rows
}

export async function feedByToken(tx: Tx, tokenHash: Buffer): Promise<CalendarFeed | undefined> {
  const { rows } = await sql<CalendarFeed>`
    select ${columns} from reservations.calendar_feeds where token_hash = ${tokenHash} and ended_at is null`.execute(tx)
  return rows[0]
}

type NewFeed = {
  id: CalendarFeedId
  personId: PersonId
  registrantId: RegistrantId | null
  tokenHash: Buffer
  lang: Lang
  at: Temporal.Instant
}

/** False: another one stood up at the same moment. */
export async function insertFeed(tx: Tx, made: NewFeed): Promise<boolean> {
  const { rows } = await sql`
    insert into reservations.calendar_feeds (id, person_id, registrant_id, token_hash, lang, made_at)
    values (${made.id}, ${made.personId}, ${made.registrantId}, ${made.tokenHash}, ${made.lang}, ${made.at.toString()})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** What stood is over; the ids of what was ended. */
export async function endFeeds(
  tx: Tx,
  persons: readonly PersonId[],
  registrantId: RegistrantId | null,
  at: Temporal.Instant,
): Promise<CalendarFeedId[]> {
  const { rows } = await sql<{ id: CalendarFeedId }>`
    update reservations.calendar_feeds set ended_at = greatest(made_at, ${at.toString()}::timestamptz)
    where person_id = any(${[...persons]}::uuid[]) and registrant_id is not distinct from ${registrantId}::uuid
      and ended_at is null
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Standing ones whose person is, under this number, not in that registration any more, or in none. */
export async function feedsOfNobody(tx: Tx, on: Temporal.PlainDate): Promise<CalendarFeed[]> {
  const { rows } = await sql<CalendarFeed>`
    select ${columns} from reservations.calendar_feeds f
    where ended_at is null and not exists (
      select from reservations.memberships m join reservations.registrants r on r.id = m.registrant_id
      where m.person_id = f.person_id and r.state not in ('ended', 'refused')
        and (f.registrant_id is null or f.registrant_id = r.id)
        and daterange(m.valid_from, m.ended_on) @> ${on.toString()}::date)
    order by id limit 500`.execute(tx)
  return rows
}

/** What was stopped longer ago than it is kept. */
export async function forgetEnded(tx: Tx, at: Temporal.Instant): Promise<void> {
  await sql`select reservations.forget_calendar_feeds(${at.toString()}::timestamptz)`.execute(tx)
}
