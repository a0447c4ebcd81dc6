import { newId } from '#platform/ids/index.ts'
import type { Realm } from '#platform/auth/accounts.ts'
import type { ProofNeeded } from '#platform/auth/recent-proof.ts'
import type { House } from '#platform/module/index.ts'
import type { Ctx } from './env.ts'
import { bodyOf } from './forms/body.ts'
import { seal } from './kept-form/seal.ts'
import { keepForm } from './kept-form/store.ts'
import { seeOther } from './see-other.ts'

/** Sends the browser to the sign-in of the realm and back here. What it had posted is kept, if an ended session says whose it is. */
export async function sendToSignIn(c: Ctx, house: House, realm: Realm): Promise<Response> {
  const back =
    c.req.method === 'GET'
      ? c.get('path') + new URL(c.req.url).search
      : await keepPosted(c, house, realm, c.get('expiredAccountId'))
  const signIn = realm === 'staff' ? '/staff/sign-in' : '/sign-in'
  return seeOther(c, back === '/' ? signIn : `${signIn}?return_to=${encodeURIComponent(back)}`)
}

/** Sends the browser to a new proof of who sits there, and back here; what it had posted is kept. */
export async function sendToProof(c: Ctx, house: House, { realm, byAnyWay }: ProofNeeded): Promise<Response> {
  const back =
    c.req.method === 'GET'
      ? c.get('path') + new URL(c.req.url).search
      : await keepPosted(c, house, realm, c.get('session')?.accountId)
  return seeOther(
    c,
    `${realm === 'staff' ? '/staff' : ''}/proof?return_to=${encodeURIComponent(back)}${byAnyWay ? '&by=any' : ''}`,
  )
}

async function keepPosted(c: Ctx, house: House, realm: Realm, accountId: string | undefined): Promise<string> {
  // What a script saves in passing is no deed to be repeated after signing in.
  if (!accountId || c.req.method !== 'POST') return '/'
  const body = [...(await bodyOf(c))]
  const fields = body.filter((field): field is [string, string] => typeof field[1] === 'string' && field[0] !== 'csrf')
  const hadFiles = body.some(([, value]) => typeof value !== 'string' && value.size > 0)
  const id = newId<'kept_form'>()
  const sealed = seal(house.config.secret, `${accountId}\0${id}`, { fields, hadFiles })
  const path = c.get('path') + new URL(c.req.url).search
  await house.db.transact((tx) => keepForm(tx, accountId, { id, path, sealed }))
  return `${realm === 'staff' ? '/staff' : ''}/kept-forms/${id}`
}
