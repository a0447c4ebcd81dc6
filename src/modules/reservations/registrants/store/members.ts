import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import type { MemberRole, MembershipId, NamedMemberId, RegistrantId } from '../domain/registrant.ts'

export type MemberFactKind = 'identity' | 'lives' | 'works' | 'studies' | 'disabled'
export type MemberFactId = Id<'member-fact'>

/** A fact that counts once the register or the counter has seen it; until then it is only said. */
export type MemberFact = {
  id: MemberFactId
  kind: MemberFactKind
  source: 'register' | 'counter' | null
  paper: string | null
  verifiedOn: string | null
  verifiedBy: StaffId | null
}

/** A member with an account (`personId`, agreed), or one whom the representative or the counter has named. */
export type Member = {
  id: MembershipId | NamedMemberId
  personId: PersonId | null
  name: string | null
  nameKana: string | null
  town: string | null
  birthDate: Temporal.PlainDate | null
  role: MemberRole
  validFrom: Temporal.PlainDate
  shownToMembers: boolean
  facts: readonly MemberFact[]
}

/** Who is in on that day: agreed memberships first, then named members. At most a thousand. */
export async function membersOn(tx: Tx, id: RegistrantId, on: Temporal.PlainDate): Promise<Member[]> {
  const { rows } = await sql<Member>`
    with members as (
      select 1 as place, m.id, m.person_id, null as name, null as name_kana, null as town, m.birth_date, m.role, m.valid_from,
        m.shown_to_members
      from reservations.memberships m
      where m.registrant_id = ${id} and m.consented_at is not null and daterange(m.valid_from, m.ended_on) @> ${on}::date
      union all
      select 2, n.id, null, n.name, n.name_kana, n.town, n.birth_date, n.role, n.valid_from, false
      from reservations.named_members n
      where n.registrant_id = ${id} and daterange(n.valid_from, n.ended_on) @> ${on}::date
    )
    select m.id, m.person_id as "personId", m.name, m.name_kana as "nameKana", m.town, m.birth_date as "birthDate", m.role,
      m.valid_from as "validFrom", m.shown_to_members as "shownToMembers", coalesce((
        select jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'source', f.source, 'paper', f.paper,
          'verifiedOn', f.verified_on, 'verifiedBy', f.verified_by) order by f.id)
        from reservations.member_facts f
        where f.registrant_id = ${id} and coalesce(f.membership_id, f.named_member_id) = m.id
          and (f.ended_on is null or f.ended_on > ${on}::date)
      ), '[]') as facts
    from members m
    order by m.place, array_position(array['representative', 'deputy', 'member'], m.role), m.valid_from, m.id
    limit 1000`.execute(tx)
  return rows
}

export type NewMembership = {
  registrantId: RegistrantId
  personId: PersonId
  role: MemberRole
  from: Temporal.PlainDate
  consentedAt: Temporal.Instant
  shownToMembers: boolean
  birthDate: Temporal.PlainDate | null
  matchKey: Buffer | null
}

/** `undefined`: the person is a member on that day, or another one represents. */
export async function insertMembership(tx: Tx, made: NewMembership): Promise<MembershipId | undefined> {
  const { rows } = await sql<{ id: MembershipId }>`
    insert into reservations.memberships (registrant_id, person_id, role, valid_from, consented_at, shown_to_members,
      birth_date, match_key)
    values (${made.registrantId}, ${made.personId}, ${made.role}, ${made.from}, ${made.consentedAt},
      ${made.shownToMembers}, ${made.birthDate}, ${made.matchKey})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export type MembershipEnd = 'left' | 'removed' | 'role' | 'died' | 'moved_out' | 'ended'

export async function endMembership(
  tx: Tx,
  id: MembershipId,
  on: Temporal.PlainDate,
  why: MembershipEnd,
): Promise<void> {
  await sql`
    update reservations.memberships set ended_on = greatest(valid_from, ${on}::date), ended_why = ${why}
    where id = ${id} and ended_on is null`.execute(tx)
}

/** The same person goes on in another role from today; what counts of them goes along. */
export async function changeRole(
  tx: Tx,
  id: MembershipId,
  to: MemberRole,
  on: Temporal.PlainDate,
): Promise<MembershipId | undefined> {
  await endMembership(tx, id, on, 'role')
  const { rows } = await sql<{ id: MembershipId }>`
    insert into reservations.memberships (registrant_id, person_id, role, valid_from, consented_at, shown_to_members,
      birth_date, match_key)
    select registrant_id, person_id, ${to}, ${on}::date, consented_at, shown_to_members, birth_date, match_key
    from reservations.memberships where id = ${id}
    on conflict do nothing returning id`.execute(tx)
  const made = rows[0]?.id
  if (!made) return undefined
  await sql`
    with before as (
      update reservations.member_facts set ended_on = ${on} where membership_id = ${id} and ended_on is null
      returning registrant_id, kind, declared_at, source, paper, verified_on, verified_by
    )
    insert into reservations.member_facts
      (registrant_id, membership_id, kind, declared_at, source, paper, verified_on, verified_by)
    select registrant_id, ${made}, kind, declared_at, source, paper, verified_on, verified_by from before`.execute(tx)
  return made
}

export async function endAllMembers(tx: Tx, id: RegistrantId, on: Temporal.PlainDate): Promise<void> {
  await sql`
    update reservations.memberships set ended_on = greatest(valid_from, ${on}::date), ended_why = 'ended'
    where registrant_id = ${id} and ended_on is null`.execute(tx)
  await sql`
    update reservations.named_members set ended_on = greatest(valid_from, ${on}::date), ended_why = 'ended'
    where registrant_id = ${id} and ended_on is null`.execute(tx)
}

export async function showToMembers(tx: Tx, id: MembershipId, isShown: boolean): Promise<void> {
  await sql`update reservations.memberships set shown_to_members = ${isShown} where id = ${id}`.execute(tx)
}

/** What the register says today of somebody who is in, for counts and for finding the same person elsewhere. */
export async function refreshMembership(
  tx: Tx,
  id: MembershipId,
  { birthDate, matchKey }: Pick<NewMembership, 'birthDate' | 'matchKey'>,
): Promise<void> {
  await sql`
    update reservations.memberships set birth_date = ${birthDate}, match_key = ${matchKey} where id = ${id}`.execute(tx)
}

export type NewNamedMember = {
  registrantId: RegistrantId
  role: 'representative' | 'member'
  name: string
  nameKana: string
  birthDate: Temporal.PlainDate
  town: string
  matchKey: Buffer
  from: Temporal.PlainDate
  by: { personId: PersonId } | { staffId: StaffId }
}

/** `undefined`: somebody of that name and birth is in already. */
export async function insertNamedMember(tx: Tx, made: NewNamedMember): Promise<NamedMemberId | undefined> {
  const { rows } = await sql<{ id: NamedMemberId }>`
    insert into reservations.named_members (registrant_id, role, name, name_kana, birth_date, town, match_key, valid_from,
      entered_by_person, entered_by_staff)
    values (${made.registrantId}, ${made.role}, ${made.name}, ${made.nameKana}, ${made.birthDate}, ${made.town},
      ${made.matchKey}, ${made.from}, ${'personId' in made.by ? made.by.personId : null},
      ${'staffId' in made.by ? made.by.staffId : null})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function endNamedMember(
  tx: Tx,
  id: NamedMemberId,
  on: Temporal.PlainDate,
  why: 'left' | 'removed' | 'joined' | 'ended',
): Promise<void> {
  await sql`
    update reservations.named_members set ended_on = greatest(valid_from, ${on}::date), ended_why = ${why}
    where id = ${id} and ended_on is null`.execute(tx)
}

/** The named member of this group who is that person, as far as name and birth say. */
export async function namedWithKey(
  tx: Tx,
  registrantId: RegistrantId,
  matchKey: Buffer,
): Promise<NamedMemberId | undefined> {
  const { rows } = await sql<{ id: NamedMemberId }>`
    select id from reservations.named_members
    where registrant_id = ${registrantId} and match_key = ${matchKey} and ended_on is null
    order by id limit 1`.execute(tx)
  return rows[0]?.id
}

/** Standing agreed memberships of these persons in registrations that have not ended. */
export async function standingMemberships(
  tx: Tx,
  persons: readonly PersonId[],
): Promise<{ id: MembershipId; registrantId: RegistrantId; role: MemberRole }[]> {
  const { rows } = await sql<{ id: MembershipId; registrantId: RegistrantId; role: MemberRole }>`
    select m.id, m.registrant_id as "registrantId", m.role
    from reservations.memberships m join reservations.registrants r on r.id = m.registrant_id
    where m.person_id = any(${[...persons]}::uuid[]) and m.ended_on is null and r.state <> 'ended'
    order by m.registrant_id, m.id limit 200`.execute(tx)
  return rows
}

/** Who represented on that day, with an account. */
export async function representativeThen(
  tx: Tx,
  id: RegistrantId,
  on: Temporal.PlainDate,
): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from reservations.memberships
    where registrant_id = ${id} and role = 'representative'
      and valid_from <= ${on}::date and (ended_on is null or ended_on >= ${on}::date)
    order by ended_on is null desc, valid_from desc, id desc limit 1`.execute(tx)
  return rows[0]?.personId
}
