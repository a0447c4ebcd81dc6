import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { registrantRules, type RegistrantRules } from './profile.ts'

/** The municipality's rules of registration; 404 where it offers none. */
export function rulesOf(house: Pick<House, 'config'>): RegistrantRules {
  const rules = registrantRules(house)
  if (!rules) throw new NotFound('registrations')
  return rules
}
