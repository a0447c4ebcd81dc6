import { type Resident, requireCardOrPasskey } from '#platform/auth/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import { type Ctx, requireResident } from '#platform/http/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export type KnownResident = Resident & { personId: PersonId }

/** Who is signed in here as somebody: with a card, or as the guest that they are. Others are sent to the sign-in. */
export function requireKnown(c: Ctx): KnownResident {
  const resident = requireResident(c, 'guest')
  requireCardOrPasskey(c)
  const { personId } = resident
  if (!personId) throw new Forbidden('not_verified')
  return { ...resident, personId }
}

/** The person of this request, if there is one: for pages that everybody may open. */
export const personHere = (c: Ctx): PersonId | undefined => c.get('residentActor')?.personId
