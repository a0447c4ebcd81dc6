import { definePolicy, is, never } from '#platform/auth/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** Residents see and change the applications they made themselves, signed in with their card; nobody else's. */
export const ownApplications = definePolicy<{ applicantPersonId: PersonId }>({
  name: 'procedures.own-applications',
  columns: { applicantPersonId: 'a.applicant_person_id' },
  rule: (actor) =>
    actor.kind === 'resident' && actor.level === 'verified' ? is('applicantPersonId', actor.personId) : never,
})
