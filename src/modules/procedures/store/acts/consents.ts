import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId, Id, PersonId } from '#platform/ids/index.ts'

export type ConsentId = Id<'consent'>

export type Consent = {
  id: ConsentId
  /** Missing: every procedure. */
  procedure: string | null
  startedAt: Temporal.Instant
  endedAt: Temporal.Instant | null
}

const columns = sql`id, procedure, started_at as "startedAt", ended_at as "endedAt"`

/** The declaration that covers this procedure at that moment; the one for it alone before the one for all. */
export async function consentFor(
  tx: Tx,
  personId: PersonId,
  procedure: string,
  at: Temporal.Instant,
): Promise<Consent | undefined> {
  const { rows } = await sql<Consent>`
    select ${columns} from procedures.electronic_consents
    where person_id = ${personId} and (procedure is null or procedure = ${procedure})
      and tstzrange(started_at, ended_at) @> ${at}::timestamptz
    order by procedure nulls last limit 1`.execute(tx)
  return rows[0]
}

/** Every declaration of a person, ended ones too, the newest first. */
export async function consentsOf(tx: Tx, personId: PersonId): Promise<Consent[]> {
  const { rows } = await sql<Consent>`
    select ${columns} from procedures.electronic_consents where person_id = ${personId}
    order by started_at desc, id desc limit 100`.execute(tx)
  return rows
}

/** Starts one; `false` when it stands already. */
export async function insertConsent(
  tx: Tx,
  consent: { personId: PersonId; accountId: AccountId; procedure: string | undefined; at: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.electronic_consents (person_id, account_id, procedure, started_at)
    values (${consent.personId}, ${consent.accountId}, ${consent.procedure ?? null}, ${consent.at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** Ends all that these people have declared, because their record on the register was closed; returns how many. */
export async function endConsentsOf(tx: Tx, ids: readonly PersonId[], at: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    update procedures.electronic_consents set ended_at = greatest(started_at, ${at}), ended_by = 'register'
    where person_id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Ends one of this person's; `false` when there is none that stands. */
export async function endConsent(tx: Tx, personId: PersonId, id: ConsentId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.electronic_consents set ended_at = ${at}, ended_by = 'person'
    where id = ${id} and person_id = ${personId} and ended_at is null returning 1`.execute(tx)
  return rows.length === 1
}
