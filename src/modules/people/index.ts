import type { Module } from '#platform/module/index.ts'
import { seed } from './seed.ts'
import { signIn } from './sign-in.ts'

export {
  type CertificateFacts,
  certificateFacts,
  findPerson,
  type HouseholdMember,
  householdOf,
  type Person,
  personNames,
  type RegisteredAddress,
  registeredAddress,
  sameHousehold,
} from './register.ts'
export { findOffice, type Office, officeById, officesByKeys } from './store/offices.ts'
export { type Colleague, colleaguesOf, staffNames } from './store/staff.ts'

/** The register of residents and the workforce of the office. */
export const people: Module = { name: 'people', signIn, seed }
