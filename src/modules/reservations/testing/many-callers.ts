import { createHash, randomBytes } from 'node:crypto'
import { satoKen } from '#demo/people.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, PersonId } from '#platform/ids/index.ts'
import type { RegistrantId } from '../registrants/index.ts'

/** Somebody with a token for everything that they may do, and their registration of this day. */
export type Caller = { token: string; personId: PersonId; accountId: AccountId; registration: RegistrantId }

/** So many people of the register, neighbours of 佐藤健 in everything, each registered for places and with a token. */
export async function openManyCallers(tx: Tx, count: number, today: Temporal.PlainDate): Promise<Caller[]> {
  const tokens = Array.from({ length: count }, () => `mado_${randomBytes(32).toString('base64url')}`)
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest())
  const { rows } = await sql<Omit<Caller, 'token'> & { place: number }>`
    with mine as materialized (
      select uuidv7() as person_id, uuidv7() as account_id, uuidv7() as registrant_id, uuidv7() as membership_id, place, hash,
        to_char(7000000000 + place, 'FM0000000000') as atena
      from unnest(${hashes}::bytea[]) with ordinality t (hash, place)),
    persons as (insert into people.persons (id) select person_id from mine),
    numbers as (insert into people.atena_numbers (atena_number, person_id) select atena, person_id from mine),
    records as (
      insert into people.register_records
      select (jsonb_populate_record(r, jsonb_build_object(
        'id', uuidv7(), 'person_id', mine.person_id, 'relation', '縁故者', 'atena_number', mine.atena))).*
      from mine, people.register_records r where r.person_id = ${satoKen.personId} and r.valid_to is null),
    accounts as (
      insert into auth.accounts (id, realm, issuer, subject, person_id, display_name)
      select account_id, 'resident', 'test', account_id::text, person_id, '' from mine),
    given as (
      insert into auth.tokens (token_hash, account_id, scopes, expires_at, seen_at)
      select hash, account_id, '{*}', clock_timestamp() + interval '1 day', clock_timestamp() from mine),
    registered as (
      insert into reservations.registrants (id, number, kind, name, name_kana, class, state, stands, created_at, asked_at)
      select registrant_id, 'T' || to_char(place, 'FM000000'), 'person', '計測', 'けいそく', 'resident', 'active',
        daterange(${today.toString()}::date, ${today.add({ years: 3 }).toString()}::date), clock_timestamp(), clock_timestamp()
      from mine),
    members as (
      insert into reservations.memberships (id, registrant_id, person_id, role, valid_from, consented_at, birth_date)
      select membership_id, registrant_id, person_id, 'representative', ${today.toString()}::date, clock_timestamp(),
        '1980-05-05' from mine),
    facts as (
      insert into reservations.member_facts (registrant_id, membership_id, kind, declared_at, source, verified_on)
      select registrant_id, membership_id, kind, clock_timestamp(), 'register', ${today.toString()}::date
      from mine, unnest(array['identity', 'lives']) kind)
    select place::int, person_id as "personId", account_id as "accountId", registrant_id as registration from mine order by place`.execute(
    tx,
  )
  return rows.map(({ place, ...caller }) => ({ token: tokens[place - 1] ?? '', ...caller }))
}
