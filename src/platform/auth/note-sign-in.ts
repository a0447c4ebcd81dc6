import type { Ctx } from '#platform/http/env.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Realm } from './accounts.ts'
import type { How } from './session.ts'

export type SignInTry = {
  /** Missing of a token that nobody knows. */
  realm?: Realm
  /** `proof`: who sits there once more; `token`: an API token; `second-factor`: of staff. */
  by: How | 'proof' | 'second-factor' | 'token'
  accountId?: AccountId | undefined
  /** Why it did not hold; missing when it did. */
  refused?: string | undefined
}

/** One line of the log for each try to prove who somebody is: when, how, in which realm, and what became of it (ASVS 16.3.1). */
export function noteSignIn(c: Ctx, { log }: Pick<House, 'log'>, { realm, by, accountId, refused }: SignInTry): void {
  const fields = { requestId: c.get('requestId'), event: 'sign-in', realm, kind: by, subjectId: accountId }
  if (refused) log.warn({ ...fields, ok: false, reason: refused }, 'sign-in refused')
  else log.info({ ...fields, ok: true }, 'sign-in held')
}
