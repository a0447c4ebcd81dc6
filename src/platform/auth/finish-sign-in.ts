import { type CookieName, readCookie, writeCookie } from '#platform/http/cookies.ts'
import type { Ctx } from '#platform/http/env.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { openResidentAccount, openStaffAccount, type Realm } from './accounts.ts'
import type { Claims } from './answer.ts'
import { deviceOf } from './device.ts'
import { identityOf } from './provider.ts'
import { readResidentClaims, readStaffClaims } from './read-claims.ts'
import { beginSession, type Beginning, endSession } from './session.ts'
import { factorsOf } from './two-factors.ts'
import { noteSignIn } from './note-sign-in.ts'

/** Opens the account, links it and begins a session with a new cookie, in one transaction. */
export async function finishSignIn(
  c: Ctx,
  house: House,
  realm: Realm,
  claims: Claims,
): Promise<'signed-in' | 'closed' | 'unproven'> {
  const { issuer } = identityOf(house.config, realm)
  const resident = realm === 'resident' ? readResidentClaims(issuer, claims) : undefined
  const staff = realm === 'staff' ? readStaffClaims(issuer, claims) : undefined
  const by = realm === 'resident' ? 'card' : 'provider'
  if (!resident && !staff) {
    noteSignIn(c, house, { realm, by, refused: 'unproven' })
    return 'unproven'
  }
  const begun = await house.db.transact(async (tx) => {
    const accountId = resident
      ? await openResidentAccount(tx, house, resident)
      : staff && (await openStaffAccount(tx, house, staff))
    if (!accountId) return undefined
    // A card and its PIN are two kinds; of staff the provider says what it saw.
    const beginning: Beginning = resident
      ? { how: 'card', factors: 2 }
      : { how: 'provider', factors: factorsOf(claims, house.config.staffSecondFactor) }
    return { accountId, token: await beginHere(tx, c, house, realm, accountId, beginning) }
  })
  noteSignIn(c, house, { realm, by, accountId: begun?.accountId, refused: begun ? undefined : 'closed' })
  if (!begun) return 'closed'
  writeCookie(c, house.config, cookieOf[realm], begun.token)
  return 'signed-in'
}

/** Begins a session in this browser, in the transaction of what proved it; hand the token to `keepSession` after the commit. */
export const beginHere = (
  tx: Tx,
  c: Ctx,
  house: House,
  realm: Realm,
  accountId: AccountId,
  beginning: Omit<Beginning, 'device'>,
): Promise<string> =>
  beginSession(
    tx,
    realm,
    accountId,
    { ...beginning, device: deviceOf(c.req.header('user-agent')) },
    readCookie(c, house.config, cookieOf[realm]),
  )

/** Gives the browser the cookie of its new session. Only after the commit. */
export const keepSession = (c: Ctx, house: House, realm: Realm, token: string): void =>
  writeCookie(c, house.config, cookieOf[realm], token)

/** Begins a resident's session for a way of signing in that is neither card nor passkey; ends the one that the browser had. */
export async function beginResidentSession(
  c: Ctx,
  house: House,
  accountId: AccountId,
  how: Exclude<Beginning['how'], 'card' | 'passkey' | 'provider'>,
): Promise<void> {
  const token = await house.db.transact((tx) => beginHere(tx, c, house, 'resident', accountId, { how, factors: 1 }))
  keepSession(c, house, 'resident', token)
  noteSignIn(c, house, { realm: 'resident', by: how, accountId })
}

/** Ends the session here and takes its cookie away. */
export async function signOut(c: Ctx, house: House, realm: Realm): Promise<void> {
  const token = readCookie(c, house.config, cookieOf[realm])
  if (token) await house.db.transact((tx) => endSession(tx, realm, token))
  forgetSession(c, house, realm)
}

/**
 * Takes the cookie away and lets the browser forget the pages it holds. Its other cookies stay: the other realm's, and the
 * one by which a form waits for its owner.
 */
export function forgetSession(c: Ctx, house: House, realm: Realm): void {
  writeCookie(c, house.config, cookieOf[realm], '', 0)
  c.header('Clear-Site-Data', '"cache", "storage"')
}

const cookieOf: Record<Realm, CookieName> = { resident: 'madoguchi_session', staff: 'madoguchi_staff' }
