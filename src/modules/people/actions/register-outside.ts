import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { searchText } from '../domain/search/search-text.ts'
import type { OutsideRecord } from '../domain/outside-record.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { insertOutsideRecord, newOutsidePerson } from '../store/outside-records.ts'

export type GivenOutside = Omit<OutsideRecord, 'id' | 'personId' | 'validFrom' | 'validTo'>

/** Keeps somebody who is not on the register (住登外) under a 宛名番号 of their own, from today. */
export async function registerOutside(
  tx: Tx,
  house: House,
  actor: Staff,
  given: GivenOutside,
): Promise<{ personId: PersonId; atenaNumber: string }> {
  if (!actor.permissions.has(recordPermissions.change)) throw new Forbidden()
  const person = await newOutsidePerson(tx)
  await insertOutsideRecord(tx, {
    ...given,
    personId: person.personId,
    validFrom: house.clock.today(),
    addedBy: actor.staffId,
    addedAt: house.clock.now(),
    searchText: searchText(given),
  })
  await recordAudit(tx, {
    actor,
    action: 'people.outside.register',
    subject: { kind: 'person', id: person.personId },
    personId: person.personId,
    reason: 'duty',
  })
  return person
}
