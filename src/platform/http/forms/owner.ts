import type { Ctx } from '../env.ts'

/** Whose form it is: the account, or the browser of somebody who is not signed in. */
export function ownerOf(c: Ctx): string {
  const actor = c.get('actor')
  if (actor.kind === 'client') return `client:${actor.clientId}`
  return actor.kind === 'resident' || actor.kind === 'staff' ? actor.accountId : `browser:${c.get('browser')}`
}
