import { definePolicy, is } from '#platform/auth/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

type Row = { applicantPersonId: PersonId }

/** Residents see and change the applications they made themselves, signed in with their card; nobody else's. */
export const ownApplications = definePolicy<Row>({
  name: 'procedures.own-applications',
  columns: { applicantPersonId: 'a.applicant_person_id' },
  rule: (actor) => {
    const isVerified = actor.kind === 'resident' && actor.level === 'verified'
    return is('applicantPersonId', isVerified ? actor.personId : undefined)
  },
})
