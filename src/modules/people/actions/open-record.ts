import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { OutsideRecord } from '../domain/outside-record.ts'
import type { RegisterRecord } from '../domain/record.ts'
import { type RecordReason, recordPermissions } from '../domain/record-rights.ts'
import { type HouseholdMember, householdOf } from '../register.ts'
import {
  atenaNumbersOf,
  type HistoryLine,
  historyOf,
  householdNumberOf,
  type Standing,
  standingOf,
} from '../store/history.ts'
import { type Merge, mergesOf } from '../store/merges.ts'
import { type OtherAddress, otherAddressesOf } from '../store/other-addresses.ts'
import { outsideRecordsOf } from '../store/outside-records.ts'
import { currentPersonId, idsOfPerson, openRecords, personNames } from '../store/register.ts'
import { personOfStaff, staffNames } from '../store/staff.ts'

/** Everything the ward keeps of one person, for the 宛名 screen. */
export type PersonRecord = {
  personId: PersonId
  name: string
  standing: Standing
  numbers: readonly { atenaNumber: string; personId: PersonId }[]
  record: RegisterRecord | undefined
  householdNumber: string | undefined
  household: readonly HouseholdMember[]
  history: readonly HistoryLine[]
  otherAddresses: readonly OtherAddress[]
  outside: readonly OutsideRecord[]
  merges: readonly Merge[]
  /** Names of the other persons and of the staff that `merges` mention. */
  nameOf: (id: string) => string
}

/** The person behind an id, with merges followed. Throws `NotFound`, and `Forbidden` for one's own household (除斥). */
export async function personToOpen(tx: Tx, actor: Staff, id: PersonId, permission: string): Promise<PersonId> {
  if (!actor.permissions.has(permission)) throw new Forbidden()
  const current = await currentPersonId(tx, id)
  if (!current) throw new NotFound()
  const self = await personOfStaff(tx, actor.staffId)
  const near = self ? [self, ...(await householdOf(tx, self)).map(({ personId }) => personId)] : []
  if (near.includes(current)) throw new Forbidden('own_record')
  return current
}

/** Opens the record for the stated reason; audited each time, and the person can see that it was. */
export async function openRecord(tx: Tx, actor: Staff, id: PersonId, reason: RecordReason): Promise<PersonRecord> {
  const personId = await personToOpen(tx, actor, id, recordPermissions.read)
  await recordAudit(tx, {
    actor,
    action: 'people.record.read',
    subject: { kind: 'person', id: personId },
    personId,
    reason,
  })
  return readRecord(tx, personId)
}

async function readRecord(tx: Tx, personId: PersonId): Promise<PersonRecord> {
  const ids = await idsOfPerson(tx, personId)
  const merges = await mergesOf(tx, ids)
  const names = await personNames(tx, [personId, ...merges.flatMap((one) => [one.fromPersonId, one.intoPersonId])])
  const staff = await staffNames(
    tx,
    merges.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy ? [decidedBy] : [])]),
  )
  return {
    personId,
    name: names.get(personId) ?? '',
    standing: await standingOf(tx, personId),
    numbers: await atenaNumbersOf(tx, ids),
    record: (await openRecords(tx, [personId]))[0],
    householdNumber: await householdNumberOf(tx, personId),
    household: await householdOf(tx, personId),
    history: await historyOf(tx, ids),
    otherAddresses: await otherAddressesOf(tx, ids),
    outside: await outsideRecordsOf(tx, ids),
    merges,
    nameOf: (id) => new Map<string, string>([...names, ...staff]).get(id) ?? '',
  }
}
