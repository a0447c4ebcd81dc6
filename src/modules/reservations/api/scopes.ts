import { type Ctx, requireResident, requireScope } from '#platform/http/index.ts'
import type { VerifiedResident } from '../registrants/index.ts'

export const reservationScopes = { read: 'reservations.read', write: 'reservations.write' } as const

/** The resident of this token, within that scope. Throws 401 or 403. */
export function caller(c: Ctx, scope: keyof typeof reservationScopes): VerifiedResident {
  const resident = requireResident(c, 'verified')
  requireScope(c, reservationScopes[scope])
  return resident
}
