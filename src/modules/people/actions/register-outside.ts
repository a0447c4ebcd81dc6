import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { BirthDate } from '../domain/birth.ts'
import { foldWriting } from '../domain/search/fold.ts'
import { searchText } from '../domain/search/search-text.ts'
import type { OutsideRecord } from '../domain/outside-record.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { searchPersons } from '../search-persons.ts'
import { insertOutsideRecord, newOutsidePerson } from '../store/outside-records.ts'
import { searchPermission } from './search-register.ts'

export type GivenOutside = Omit<OutsideRecord, 'id' | 'personId' | 'validFrom' | 'validTo'>

/** Keeps somebody who is not on the register (住登外) under a 宛名番号 of their own, from today. Asks nobody whether they are there: `isKnown` does. */
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

/**
 * Whether somebody of this name, and of this birth date as far as both are known, is there already, gone or not. A search
 * as any other: a find is audited, also when nobody is registered afterwards. So call it in a transaction of its own.
 */
export async function isKnown(
  tx: Tx,
  house: House,
  actor: Staff,
  { name, birthDate }: Pick<GivenOutside, 'name' | 'birthDate'>,
): Promise<boolean> {
  if (!actor.permissions.has(recordPermissions.change)) throw new Forbidden()
  const hits = await searchPersons(tx, house, { name, includesGone: true }, { limit: 200 })
  const alike = hits.filter((hit) => foldWriting(hit.name) === foldWriting(name) && mayBeSame(hit.birthDate, birthDate))
  if (alike.length === 0) return false
  await recordAudit(tx, {
    actor,
    action: searchPermission,
    subject: { kind: 'people.search', id: newId() },
    reason: 'duty',
    ids: { hits: String(alike.length) },
  })
  return true
}

const mayBeSame = (one: BirthDate | null, other: BirthDate | null): boolean =>
  !one?.isKnown || !other?.isKnown || one.date.equals(other.date)
