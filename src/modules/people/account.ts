import { recordAudit, type Sighting, staffWhoSaw } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { recordPolicy } from './policies.ts'
import {
  type HouseholdMember,
  householdOf,
  type Person,
  type RegisteredAddress,
  registeredAddress,
  toPerson,
} from './register.ts'
import { idsOfPerson, openRecordsWithin } from './store/register.ts'

export type AccountView = {
  person: Person
  address: RegisteredAddress | undefined
  household: HouseholdMember[]
  /** Staff who opened the record, newest first. */
  sightings: Sighting[]
}

/** The resident's own record and who opened it in 90 days; audited. `undefined` while the card is not linked. */
export async function readAccount(tx: Tx, resident: Resident): Promise<AccountView | undefined> {
  const [record] = await openRecordsWithin(tx, recordPolicy.scope(resident))
  if (!record) return undefined
  const { personId } = record
  await recordAudit(tx, {
    actor: resident,
    action: 'people.record.read',
    subject: { kind: 'person', id: personId },
    personId,
    reason: 'own',
  })
  return {
    person: toPerson(record),
    address: await registeredAddress(tx, personId),
    household: await householdOf(tx, personId),
    sightings: await staffSightings(tx, personId),
  }
}

// Audit runs on real time, whatever the demo's clock says.
async function staffSightings(tx: Tx, personId: PersonId): Promise<Sighting[]> {
  const now = Temporal.Now.instant()
  const range = { from: now.subtract({ hours: 90 * 24 }), to: now.add({ hours: 1 }) }
  return staffWhoSaw(tx, await idsOfPerson(tx, personId), range, { limit: 20 })
}
