import { sql, type Tx } from '#platform/db/index.ts'
import { closeUnusedLightAccounts } from './mail/store.ts'

/** Forgets attempts that nobody finished and sessions a week after their end: until then they tell whose form to keep. */
export async function tidySignIns(tx: Tx): Promise<void> {
  await sql`delete from auth.signin_attempts where expires_at < clock_timestamp()`.execute(tx)
  await sql`delete from auth.challenges where expires_at < clock_timestamp()`.execute(tx)
  await sql`delete from auth.enrolment_codes where expires_at < clock_timestamp()`.execute(tx)
  await sql`delete from auth.mail_links where expires_at < clock_timestamp() - interval '1 day'`.execute(tx)
  await sql`delete from auth.mail_addresses where ended_at < clock_timestamp() - interval '7 days'`.execute(tx)
  // Kept by who may be asked why a code was given: a year.
  await sql`
    delete from auth.recovery_codes
    where case kind
      when 'own' then ended_at < clock_timestamp() - interval '7 days'
      else created_at < clock_timestamp() - interval '1 year' end`.execute(tx)
  await closeUnusedLightAccounts(tx)
  await sql`delete from auth.sessions where ends_at < clock_timestamp() - interval '7 days'`.execute(tx)
}
