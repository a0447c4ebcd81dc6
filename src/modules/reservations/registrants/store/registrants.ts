import { sameIds } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId } from '#platform/ids/index.ts'
import type {
  MemberRole,
  MembershipId,
  Registrant,
  RegistrantId,
  RegistrantKind,
  RegistrantState,
} from '../domain/registrant.ts'

/** Columns of `r`; `on` is the day for which a suspension counts. */
const columns = (on: Temporal.PlainDate) => sql`r.id, r.number, r.kind, r.name, r.name_kana as "nameKana", r.class,
  r.state, lower(r.stands) as "from", upper(r.stands) as "until", r.organisation_id as "organisationId",
  r.asked_at as "askedAt", (
    select max(d.last_day) from reservations.registrant_decisions d
    where d.registrant_id = r.id and d.kind = 'suspension' and ${on}::date between d.from_day and d.last_day
      and not exists (
        select 1 from reservations.registrant_decisions l
        where l.registrant_id = r.id and l.kind = 'lifting' and l.id > d.id and l.from_day <= ${on}::date)
  ) as "suspendedUntil"`

export async function nextRegistrantSequence(tx: Tx): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select 1000000 + nextval('reservations.registrant_numbers') as next`.execute(tx)
  return rows[0]?.next ?? 0
}

export type NewRegistrant = Pick<Registrant, 'number' | 'kind' | 'name' | 'nameKana' | 'class'> & {
  organisationId?: OrganisationId | null
  at: Temporal.Instant
  /** With days it is registered at once; without, a group gathers its members first. */
  stands?: { from: Temporal.PlainDate; until: Temporal.PlainDate }
}

export async function insertRegistrant(tx: Tx, made: NewRegistrant): Promise<RegistrantId> {
  const { from = null, until = null } = made.stands ?? {}
  const { rows } = await sql<{ id: RegistrantId }>`
    insert into reservations.registrants
      (number, kind, name, name_kana, class, state, stands, created_at, organisation_id, asked_at)
    values (${made.number}, ${made.kind}, ${made.name}, ${made.nameKana}, ${made.class},
      ${from ? 'active' : 'proposed'}, case when ${from}::date is null then null else daterange(${from}, ${until}) end,
      ${made.at}, ${made.organisationId ?? null}, ${from ? made.at : null})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('registrant was not inserted')
  return row.id
}

/** Waits for the right to change this one; apart from the read, so that what is read is what waited. */
export async function lockRegistrant(
  tx: Tx,
  id: RegistrantId,
  on: Temporal.PlainDate,
): Promise<Registrant | undefined> {
  await sql`select 1 from reservations.registrants where id = ${id} for update`.execute(tx)
  return findRegistrant(tx, id, on)
}

export async function findRegistrant(
  tx: Tx,
  id: RegistrantId,
  on: Temporal.PlainDate,
): Promise<Registrant | undefined> {
  const [found] = await findRegistrants(tx, [id], on)
  return found
}

export async function findRegistrants(
  tx: Tx,
  ids: readonly RegistrantId[],
  on: Temporal.PlainDate,
): Promise<Registrant[]> {
  const { rows } = await sql<Registrant>`
    select ${columns(on)} from reservations.registrants r where r.id = any(${[...ids]}::uuid[])
    order by r.name_kana, r.id limit 1000`.execute(tx)
  return rows
}

export type HeldRow = Registrant & {
  membershipId: MembershipId
  personId: PersonId
  role: MemberRole
  hasRepresentative: boolean
}

/** What one person, under any of their ids, holds on that day: agreed memberships of registrations that have not ended. */
export async function heldBy(tx: Tx, personId: PersonId, on: Temporal.PlainDate): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select ${columns(on)}, m.id as "membershipId", m.person_id as "personId", m.role, exists (
      select 1 from reservations.memberships o
      where o.registrant_id = r.id and o.role = 'representative'
        and o.valid_from <= ${on}::date and (o.ended_on is null or o.ended_on > ${on}::date)
    ) as "hasRepresentative"
    from reservations.memberships m join reservations.registrants r on r.id = m.registrant_id
    where m.person_id = any(${sameIds(personId)}) and m.consented_at is not null
      and m.valid_from <= ${on}::date and (m.ended_on is null or m.ended_on > ${on}::date) and r.state <> 'ended'
    order by r.kind desc, r.name_kana, r.id limit 200`.execute(tx)
  return rows
}

/** A registration of this kind that these ids hold as representative and that may still be used: not refused, not ended. */
export async function heldAsPerson(tx: Tx, persons: readonly PersonId[]): Promise<RegistrantId | undefined> {
  const { rows } = await sql<{ id: RegistrantId }>`
    select r.id from reservations.memberships m join reservations.registrants r on r.id = m.registrant_id
    where m.person_id = any(${[...persons]}::uuid[]) and r.kind = 'person' and r.state in ('proposed', 'active', 'suspended')
      and m.ended_on is null
    order by r.id limit 1`.execute(tx)
  return rows[0]?.id
}

export async function markAsked(tx: Tx, id: RegistrantId, at: Temporal.Instant | null): Promise<void> {
  await sql`update reservations.registrants set asked_at = ${at} where id = ${id}`.execute(tx)
}

export async function setState(tx: Tx, id: RegistrantId, state: RegistrantState): Promise<void> {
  await sql`update reservations.registrants set state = ${state} where id = ${id}`.execute(tx)
}

export async function setClass(tx: Tx, id: RegistrantId, key: string): Promise<void> {
  await sql`update reservations.registrants set class = ${key} where id = ${id}`.execute(tx)
}

/** Registered, or registered further: from the day to the first day without it. */
export async function setValidity(
  tx: Tx,
  id: RegistrantId,
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<void> {
  await sql`
    update reservations.registrants set stands = daterange(${from}::date, ${until}::date), warned_of = null,
      state = case state when 'proposed' then 'active' else state end
    where id = ${id}`.execute(tx)
}

/** From that day it is over; of one that never stood nothing stands. */
export async function endRegistrant(tx: Tx, id: RegistrantId, on: Temporal.PlainDate): Promise<void> {
  await sql`
    update reservations.registrants set state = 'ended',
      stands = case when stands is null then null
        else daterange(lower(stands), greatest(lower(stands), least(upper(stands), ${on}::date))) end
    where id = ${id}`.execute(tx)
}

export type ListedRegistrant = Registrant & { members: number; unseen: number }

export type RegistrantQuery = {
  on: Temporal.PlainDate
  standing?: 'gathering' | 'asked' | 'active' | 'expired' | 'suspended' | 'refused' | 'ended' | undefined
  kind?: RegistrantKind | undefined
  class?: string | undefined
  /** A number with its check digit, or the beginning of a name or its reading. */
  words?: string | undefined
  after?: { nameKana: string; id: RegistrantId } | undefined
  limit: number
}

/** Registrations by reading, with how many members and how many of their facts nobody has seen yet. */
export async function listRegistrants(tx: Tx, query: RegistrantQuery): Promise<ListedRegistrant[]> {
  const { on, standing, kind, words, after, limit } = query
  const like = `${(words ?? '').replaceAll(/[%_\\]/g, (one) => `\\${one}`)}%`
  const { rows } = await sql<ListedRegistrant>`
    select ${columns(on)},
      (select count(*)::int from reservations.memberships m where m.registrant_id = r.id and m.consented_at is not null
        and daterange(m.valid_from, m.ended_on) @> ${on}::date)
      + (select count(*)::int from reservations.named_members n where n.registrant_id = r.id
        and daterange(n.valid_from, n.ended_on) @> ${on}::date) as members,
      (select count(*)::int from reservations.member_facts f where f.registrant_id = r.id and f.source is null
        and f.ended_on is null) as unseen
    from reservations.registrants r
    where (${after === undefined} or (r.name_kana, r.id) > (${after?.nameKana ?? ''}, ${after?.id ?? null}::uuid))
      and (${kind === undefined} or r.kind = ${kind ?? ''})
      and (${query.class === undefined} or r.class = ${query.class ?? ''})
      and (${words === undefined} or r.name_kana like ${like} or r.name like ${like} or r.number = ${words ?? ''})
      and ${standing ? standingIs(standing, on) : sql`true`}
    order by r.name_kana, r.id limit ${limit}`.execute(tx)
  return rows
}

function standingIs(standing: NonNullable<RegistrantQuery['standing']>, on: Temporal.PlainDate) {
  switch (standing) {
    case 'gathering':
      return sql`r.state = 'proposed' and r.asked_at is null`
    case 'asked':
      return sql`r.state = 'proposed' and r.asked_at is not null`
    case 'active':
      return sql`r.state = 'active' and upper(r.stands) > ${on}::date`
    case 'expired':
      return sql`r.state in ('active', 'suspended') and upper(r.stands) <= ${on}::date`
    default:
      return sql`r.state = ${standing}`
  }
}

/** Registrations whose end comes within so many days or came just now, and of which nobody has been told. */
export async function registrantsToWarn(
  tx: Tx,
  on: Temporal.PlainDate,
  daysBefore: number,
): Promise<{ id: RegistrantId; until: Temporal.PlainDate }[]> {
  const { rows } = await sql<{ id: RegistrantId; until: Temporal.PlainDate }>`
    select id, upper(stands) as until from reservations.registrants
    where state in ('active', 'suspended') and upper(stands) <= ${on.add({ days: daysBefore })}::date
      and warned_of is distinct from upper(stands)
    order by upper(stands), id limit 500 for update skip locked`.execute(tx)
  return rows
}

export async function markWarned(tx: Tx, ids: readonly RegistrantId[]): Promise<void> {
  await sql`
    update reservations.registrants set warned_of = upper(stands) where id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Those whose kept state is not what their suspensions say today. */
export async function suspensionsToFollow(
  tx: Tx,
  on: Temporal.PlainDate,
): Promise<{ id: RegistrantId; isSuspended: boolean }[]> {
  const { rows } = await sql<{ id: RegistrantId; isSuspended: boolean }>`
    with found as (
      select ${columns(on)} from reservations.registrants r
      where r.state = 'suspended' or (r.state = 'active' and exists (
        select 1 from reservations.registrant_decisions d
        where d.registrant_id = r.id and d.kind = 'suspension' and ${on}::date between d.from_day and d.last_day))
    )
    select id, "suspendedUntil" is not null as "isSuspended" from found
    where (state = 'suspended') <> ("suspendedUntil" is not null) order by id limit 500`.execute(tx)
  return rows
}

/** Registrations whose time for a late renewal is over. */
export async function lapsedRegistrants(tx: Tx, on: Temporal.PlainDate, lateDays: number): Promise<RegistrantId[]> {
  const { rows } = await sql<{ id: RegistrantId }>`
    select id from reservations.registrants
    where state = 'active' and upper(stands) <= ${on.subtract({ days: lateDays })}::date order by id limit 200`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** The next day on which a suspension begins or is over, or a registration comes so near to its end that it is told. */
export async function nextDayOf(
  tx: Tx,
  on: Temporal.PlainDate,
  daysBefore: number,
): Promise<Temporal.PlainDate | null> {
  const { rows } = await sql<{ day: Temporal.PlainDate | null }>`
    select min(day) as day from (
      select from_day as day from reservations.registrant_decisions where kind = 'suspension' and from_day > ${on}::date
      union all
      select last_day + 1 from reservations.registrant_decisions where kind = 'suspension' and last_day >= ${on}::date
      union all
      select upper(stands) - ${daysBefore}::int from reservations.registrants
      where state in ('active', 'suspended') and upper(stands) - ${daysBefore}::int > ${on}::date
    ) as days`.execute(tx)
  return rows[0]?.day ?? null
}
