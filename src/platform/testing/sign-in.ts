import type { House } from '#platform/module/index.ts'

/** Signs a named person of the demo in through the real session store; returns the Cookie header for `app.request`. */
export async function signInAs(_house: House, name: string): Promise<string> {
  throw new Error(`no demo person ${name}`)
}

/** The same for a member of staff. */
export async function staffSignInAs(_house: House, name: string): Promise<string> {
  throw new Error(`no demo member of staff ${name}`)
}
