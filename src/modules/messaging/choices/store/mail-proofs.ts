import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type MailProof = { id: string; personId: PersonId; address: string; lang: Lang }

export async function insertProof(
  tx: Tx,
  proof: MailProof & { tokenHash: Buffer; askedAt: Temporal.Instant; expiresAt: Temporal.Instant },
): Promise<void> {
  const { id, personId, address, lang, tokenHash, askedAt, expiresAt } = proof
  await sql`
    insert into messaging.mail_proofs (id, person_id, address, lang, token_hash, asked_at, expires_at)
    values (${id}, ${personId}, ${address}, ${lang}, ${tokenHash}, ${askedAt}, ${expiresAt})`.execute(tx)
}

/** How many mails this person asked for since then. */
export async function proofsSince(tx: Tx, personId: PersonId, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql`
    select from messaging.mail_proofs where person_id = ${personId} and asked_at > ${since} limit 100`.execute(tx)
  return rows.length
}

/** As long as its link is of use. */
export async function openProof(tx: Tx, id: string, now: Temporal.Instant): Promise<MailProof | undefined> {
  const { rows } = await sql<MailProof>`
    select id, person_id as "personId", address, lang from messaging.mail_proofs
    where id = ${id} and used_at is null and expires_at > ${now}`.execute(tx)
  return rows[0]
}

export async function stateOfProof(
  tx: Tx,
  tokenHash: Buffer,
  now: Temporal.Instant,
): Promise<'open' | 'used' | 'over'> {
  const { rows } = await sql<{ state: 'open' | 'used' | 'over' }>`
    select case when used_at is not null then 'used' when expires_at > ${now} then 'open' else 'over' end as state
    from messaging.mail_proofs where token_hash = ${tokenHash}`.execute(tx)
  return rows[0]?.state ?? 'over'
}

/** Once: the second press of the button finds it used. */
export async function useProof(tx: Tx, tokenHash: Buffer, now: Temporal.Instant): Promise<MailProof | undefined> {
  const { rows } = await sql<MailProof>`
    update messaging.mail_proofs set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    returning id, person_id as "personId", address, lang`.execute(tx)
  return rows[0]
}

export async function tidyProofs(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`
    delete from messaging.mail_proofs where id in (
      select id from messaging.mail_proofs where expires_at < ${before} order by expires_at limit 500)`.execute(tx)
}
