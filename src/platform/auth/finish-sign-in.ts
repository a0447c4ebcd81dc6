import { type CookieName, readCookie, writeCookie } from '#platform/http/cookies.ts'
import type { Ctx } from '#platform/http/env.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { openResidentAccount, openStaffAccount, type Realm } from './accounts.ts'
import type { Claims } from './answer.ts'
import { identityOf } from './provider.ts'
import { readResidentClaims, readStaffClaims } from './read-claims.ts'
import { beginSession, endSession } from './session.ts'

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
  if (!resident && !staff) return 'unproven'
  const token = await house.db.transact(async (tx) => {
    const accountId = resident
      ? await openResidentAccount(tx, house, resident)
      : staff && (await openStaffAccount(tx, house, staff))
    return accountId && beginSession(tx, realm, accountId, readCookie(c, house.config, cookieOf[realm]))
  })
  if (!token) return 'closed'
  writeCookie(c, house.config, cookieOf[realm], token)
  return 'signed-in'
}

/** Begins a session for a guest's account; ends the one that the browser had. */
export async function beginGuestSession(c: Ctx, house: House, accountId: AccountId): Promise<void> {
  const name = cookieOf.resident
  const token = await house.db.transact((tx) =>
    beginSession(tx, 'resident', accountId, readCookie(c, house.config, name)),
  )
  writeCookie(c, house.config, name, token)
}

/** Ends the session here and takes its cookie away. */
export async function signOut(c: Ctx, house: House, realm: Realm): Promise<void> {
  const token = readCookie(c, house.config, cookieOf[realm])
  if (token) await house.db.transact((tx) => endSession(tx, realm, token))
  writeCookie(c, house.config, cookieOf[realm], '', 0)
}

const cookieOf: Record<Realm, CookieName> = { resident: 'madoguchi_session', staff: 'madoguchi_staff' }
