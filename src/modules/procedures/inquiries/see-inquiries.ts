import { personNames, staffNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import type { SeenInquiry } from './pages/inquiry-panel.tsx'
import { inquiriesOf } from './store.ts'

/** The exchange for who has opened the case; opening it is what is recorded. */
export async function seeInquiries(tx: Tx, id: ApplicationId): Promise<SeenInquiry[]> {
  const thread = await inquiriesOf(tx, id)
  if (thread.length === 0) return []
  const people = await personNames(tx, [...new Set(thread.flatMap(({ personId }) => personId ?? []))])
  const staff = await staffNames(tx, [...new Set(thread.flatMap(({ staffId }) => staffId ?? []))])
  return thread.map(({ at, personId, staffId, body }) => ({
    at,
    body,
    isOffice: staffId !== null,
    name: (personId ? people.get(personId) : staffId && staff.get(staffId)) ?? '',
  }))
}
