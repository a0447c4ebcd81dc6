import type { AccountId, PersonId } from '#platform/ids/index.ts'
import type { VerifiedResident } from './actions/membership.ts'

/** Somebody signed in with the card, for actions that are called without a request. */
export const residentActor = (personId: PersonId): VerifiedResident => ({
  kind: 'resident',
  level: 'verified',
  personId,
  accountId: personId as string as AccountId,
  displayName: '',
})
