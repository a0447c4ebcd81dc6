import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Realm } from './accounts.ts'
import type { SignatureReference } from './signature-store.ts'

/** What is remembered while a person is at the identity provider. Kept on our side; the browser carries only `state`. */
export type Attempt = {
  realm: Realm
  /** The browser that began it; another one cannot finish it. */
  browser: string
  nonce: string
  codeVerifier: string
  returnTo: string
  lang: Lang
  /** Set when the way is for a signature, not for a sign-in. */
  signature: PendingSignature | null
  /** The person has to prove it anew at the provider, whatever it remembers. */
  fresh: boolean
}

export type PendingSignature = {
  accountId: AccountId
  reference: SignatureReference
  transactionId: string
  /** base64url. */
  contentHash: string
}

export async function rememberAttempt(tx: Tx, state: string, attempt: Attempt): Promise<void> {
  await sql`delete from auth.signin_attempts where state_hash in (
    select state_hash from auth.signin_attempts where expires_at < clock_timestamp() order by expires_at limit 20)`.execute(
    tx,
  )
  await sql`
    insert into auth.signin_attempts (state_hash, realm, browser, nonce, code_verifier, return_to, lang, signature, fresh)
    values (${hashOf(state)}, ${attempt.realm}, ${attempt.browser}, ${attempt.nonce}, ${attempt.codeVerifier},
      ${attempt.returnTo}, ${attempt.lang}, ${attempt.signature && JSON.stringify(attempt.signature)}::jsonb, ${attempt.fresh})
  `.execute(tx)
}

/** Takes the attempt out: a state is good for one answer within ten minutes, in the browser that began it. */
export async function takeAttempt(tx: Tx, state: string, realm: Realm, browser: string): Promise<Attempt | undefined> {
  const { rows } = await sql<Attempt & { isFresh: boolean }>`
    delete from auth.signin_attempts
    where state_hash = ${hashOf(state)} and realm = ${realm} and browser = ${browser}
    returning realm, browser, nonce, code_verifier as "codeVerifier", return_to as "returnTo", lang, signature, fresh,
      expires_at > clock_timestamp() as "isFresh"
  `.execute(tx)
  return rows[0]?.isFresh ? rows[0] : undefined
}

const hashOf = (state: string): Buffer => createHash('sha256').update(state).digest()
