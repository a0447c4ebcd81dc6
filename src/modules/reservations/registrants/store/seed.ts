import type { DemoRegistration } from '#demo/registrations.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'

type Made = Pick<DemoRegistration, 'id' | 'from'>

export async function isSeeded(tx: Tx, id: DemoRegistration['id']): Promise<boolean> {
  const { rows } = await sql`select 1 from reservations.registrants where id = ${id}`.execute(tx)
  return rows.length > 0
}

export async function seedRegistrant(tx: Tx, made: DemoRegistration & { number: string }): Promise<void> {
  await sql`
    insert into reservations.registrants (id, number, kind, name, name_kana, class, state, stands, created_at, asked_at)
    values (${made.id}, ${made.number}, 'group', ${made.name}, ${made.nameKana}, ${made.class}, 'active',
      daterange(${made.from}::date, ${made.until}::date), ${made.from}::date, ${made.from}::date)`.execute(tx)
}

/** A member with a card, whom the register says to live here. */
export async function seedMember(
  tx: Tx,
  { id, from }: Made,
  one: { personId: PersonId; role: string; birthDate: Temporal.PlainDate; key: Buffer },
): Promise<void> {
  await sql`
    with made as (
      insert into reservations.memberships (registrant_id, person_id, role, valid_from, consented_at, shown_to_members,
        birth_date, match_key)
      select ${id}, p.id, ${one.role}, ${from}::date, ${from}::date, true, ${one.birthDate}, ${one.key}
      from people.persons p where p.id = ${one.personId}
      returning id
    )
    insert into reservations.member_facts (registrant_id, membership_id, kind, declared_at, source, verified_on)
    select ${id}, made.id, kind, ${from}::date, 'register', ${from}::date
    from made, unnest(array['identity', 'lives']) as kind`.execute(tx)
}

/** A member without an account, seen at the counter or not yet. */
export async function seedNamedMember(
  tx: Tx,
  { id, from }: Made,
  one: {
    name: string
    nameKana: string
    birthDate: Temporal.PlainDate
    town: string
    isSeen: boolean
    key: Buffer
    seenBy: StaffId
  },
): Promise<void> {
  const seen = one.isSeen ? { source: 'counter', paper: 'licence', on: from, by: one.seenBy } : undefined
  await sql`
    with made as (
      insert into reservations.named_members (registrant_id, role, name, name_kana, birth_date, town, match_key, valid_from,
        entered_by_staff)
      values (${id}, 'member', ${one.name}, ${one.nameKana}, ${one.birthDate}, ${one.town}, ${one.key}, ${from}::date,
        ${one.seenBy})
      returning id
    )
    insert into reservations.member_facts (registrant_id, named_member_id, kind, declared_at, source, paper, verified_on,
      verified_by)
    select ${id}, made.id, kind, ${from}::date, ${seen?.source ?? null}, ${seen?.paper ?? null},
      ${seen?.on ?? null}::date, ${seen?.by ?? null}::uuid
    from made, unnest(array['identity', 'lives']) as kind`.execute(tx)
}
