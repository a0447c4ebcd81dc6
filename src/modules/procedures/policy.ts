import { definePolicy, is } from '#platform/auth/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

type Row = { applicantPersonId: PersonId }
type FiledRow = { filerPersonId: PersonId | null }

/** Everybody sees and changes what they asked for themselves, signed in with their card or as a guest; nobody else's. */
export const ownApplications = definePolicy<Row>({
  name: 'procedures.own-applications',
  columns: { applicantPersonId: 'a.applicant_person_id' },
  rule: (actor) => {
    const isThemselves = actor.kind === 'resident' && (actor.level === 'verified' || actor.level === 'guest')
    return is('applicantPersonId', isThemselves ? actor.personId : undefined)
  },
})

/** What somebody files for others. It opens nothing by itself: `mayActFor` is asked at every step besides. */
export const filedForOthers = definePolicy<FiledRow>({
  name: 'procedures.filed-for-others',
  columns: { filerPersonId: 'a.filer_person_id' },
  rule: (actor) =>
    is('filerPersonId', actor.kind === 'resident' && actor.level === 'verified' ? actor.personId : undefined),
})
