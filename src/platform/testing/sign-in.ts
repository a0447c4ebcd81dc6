import { residentClaimsOf, staffClaimsOf } from '#demo/claims.ts'
import { demoOf } from '#demo/of-profile.ts'
import { openResidentAccount, openStaffAccount, type Realm } from '#platform/auth/accounts.ts'
import { beginSession } from '#platform/auth/session.ts'
import type { Tx } from '#platform/db/index.ts'
import { cookieName } from '#platform/http/cookies.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

/**
 * Signs a named person of the demo in, with her card's claims, the modules' linkers and the real session store.
 * Returns the Cookie header for `app.request`. Throws when there is no such person or the card signs in to nothing.
 */
export async function signInAs(house: House, name: string): Promise<string> {
  const person = demoOf(house.config.profile).people.find((one) => one.name === name)
  const claims = person && residentClaimsOf(person, house.config.residentIdentity.issuer)
  if (!claims) throw new Error(`no demo person with a card is called ${name}`)
  return cookieFor(house, 'resident', (tx) => openResidentAccount(tx, house, claims))
}

/** The same for a member of staff of the demo. */
export async function staffSignInAs(house: House, name: string): Promise<string> {
  const person = demoOf(house.config.profile).staff.find((one) => one.name === name)
  if (!person) throw new Error(`no demo member of staff is called ${name}`)
  const claims = staffClaimsOf(person, house.config.staffIdentity.issuer)
  return cookieFor(house, 'staff', (tx) => openStaffAccount(tx, house, claims))
}

async function cookieFor(
  house: House,
  realm: Realm,
  open: (tx: Tx) => Promise<AccountId | undefined>,
): Promise<string> {
  const token = await house.db.transact(async (tx) => {
    const accountId = await open(tx)
    if (!accountId) throw new Error('this account may not sign in')
    return beginSession(tx, realm, accountId, { how: realm === 'staff' ? 'provider' : 'card', factors: 2 })
  })
  const name = cookieName(house.config, realm === 'staff' ? 'madoguchi_staff' : 'madoguchi_session')
  return `${name}=${token}; ${cookieName(house.config, 'madoguchi_browser')}=${testBrowser}`
}

// The browser's own cookie, fixed so that the forms of one page can be posted in the next request.
const testBrowser = 'test-browser'.padEnd(43, '-')
