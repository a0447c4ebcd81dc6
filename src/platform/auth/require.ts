import { Forbidden } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/http/env.ts'
import type { Client, ClientHolder, Resident, ResidentLevel, Staff } from './actor.ts'
import { requireCardOrPasskey } from './session-strength.ts'

/** The request needs a sign-in: `platform/http` sends the browser there, and keeps a posted form if its account is known. */
export class SignInNeeded extends Error {
  constructor(readonly realm: 'resident' | 'staff') {
    super('sign-in needed')
  }
}

/**
 * The resident of this request at the level asked for. Not signed in, or a guest where a card is needed: redirects to the
 * sign-in and comes back; signed in but not `verified`: to the page that explains the counter. API calls get 401 or 403.
 */
export function requireResident(c: Ctx, level: 'guest' | 'signed-in'): Resident
export function requireResident(c: Ctx, level: 'verified'): Resident & { personId: NonNullable<Resident['personId']> }
export function requireResident(c: Ctx, level: ResidentLevel): Resident {
  const actor = c.get('actor')
  if (actor.kind !== 'resident') {
    if (actor.kind === 'staff' || actor.kind === 'client') throw new Forbidden('resident_only')
    throw new SignInNeeded('resident')
  }
  if (actor.level === 'guest' && level !== 'guest') throw new SignInNeeded('resident')
  if (level === 'verified') requireCardOrPasskey(c)
  if (level === 'verified' && (actor.level !== 'verified' || !actor.personId)) throw new Forbidden('not_verified')
  return actor
}

/** The staff member of this request, who holds the permission (`procedures.work`) and, by token, its scope. Else redirects to the staff sign-in or throws `Forbidden`. */
export function requireStaff(c: Ctx, permission?: string): Staff {
  const actor = c.get('actor')
  if (actor.kind !== 'staff') {
    if (actor.kind === 'resident' || actor.kind === 'client') throw new Forbidden('staff_only')
    throw new SignInNeeded('staff')
  }
  if (permission && !actor.permissions.has(permission)) throw new Forbidden('permission_missing', permission)
  if (permission) requireScope(c, permission)
  return actor
}

type HeldBy<Kind extends ClientHolder['kind']> = Client & { holder: Extract<ClientHolder, { kind: Kind }> }

/** The program of this request, of an organisation or of an office, with that scope. People's tokens and sessions are refused. */
export function requireClient<Kind extends ClientHolder['kind']>(c: Ctx, holder: Kind, scope: string): HeldBy<Kind> {
  const actor = c.get('actor')
  if (actor.kind === 'anonymous') throw new SignInNeeded('resident')
  if (actor.kind !== 'client') throw new Forbidden('client_only')
  if (!isHeldBy(actor, holder)) throw new Forbidden('other_client_only', holder)
  // Never by `*`: a client is told each thing that it may.
  if (!c.get('actor').scopes?.has(scope)) throw new Forbidden('scope_missing', scope)
  return actor
}

const isHeldBy = <Kind extends ClientHolder['kind']>(client: Client, kind: Kind): client is HeldBy<Kind> =>
  client.holder.kind === kind

/** API tokens act within their scopes (`*` is all of them); a browser's session has none and passes. */
export function requireScope(c: Ctx, scope: string): void {
  const scopes = c.get('actor').scopes
  if (scopes && !scopes.has('*') && !scopes.has(scope)) throw new Forbidden('scope_missing', scope)
}
