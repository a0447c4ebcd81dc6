import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import { randomToken } from '#platform/http/keys.ts'
import type { AccountId } from '#platform/ids/index.ts'

export type Purpose = 'register' | 'sign-in' | 'prove' | 'second-factor'

/** What a challenge is bound to. `accountId` is missing for a sign-in only. */
export type Asked = { purpose: Purpose; browser: string; accountId?: AccountId | undefined }

/** A new challenge (base64url, 32 bytes), good for one answer in five minutes; stored as its hash. */
export async function askChallenge(tx: Tx, { purpose, browser, accountId }: Asked): Promise<string> {
  const challenge = randomToken()
  await sql`
    insert into auth.challenges (challenge_hash, purpose, browser, account_id)
    values (${hashOf(challenge)}, ${purpose}, ${browser}, ${accountId ?? null})`.execute(tx)
  return challenge
}

/** Takes it out, whatever the answer is worth; false when it was never asked so, was answered, or is too old. */
export async function takeChallenge(tx: Tx, challenge: string, asked: Asked): Promise<boolean> {
  const { rows } = await sql<{ isFresh: boolean }>`
    delete from auth.challenges
    where challenge_hash = ${hashOf(challenge)} and purpose = ${asked.purpose} and browser = ${asked.browser}
      and account_id is not distinct from ${asked.accountId ?? null}::uuid
    returning expires_at > clock_timestamp() as "isFresh"`.execute(tx)
  return rows[0]?.isFresh ?? false
}

const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest()
