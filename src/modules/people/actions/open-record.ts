import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { OutsideRecord } from '../domain/outside-record.ts'
import type { RegisterAddress, RegisterRecord } from '../domain/record.ts'
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
import {
  type ClosedRecord,
  currentPersonId,
  idsOfPerson,
  lastClosedRecord,
  openRecords,
  personNames,
} from '../store/register.ts'
import { type MandatesOfPerson, mandatesOfPerson } from '../mandates/known.ts'
import { protectionPermissions } from '../protection/permissions.ts'
import { needsCheck } from '../protection/wall.ts'
import { personOfStaff, staffNames } from '../store/staff.ts'
import { keepsRegister } from './search-register.ts'

/** Everything the ward keeps of one person, for the 宛名 screen. */
export type PersonRecord = {
  personId: PersonId
  name: string
  standing: Standing
  numbers: readonly { atenaNumber: string; personId: PersonId }[]
  record: RegisterRecord | undefined
  /** As it was when it was closed, of who is no longer on the register. */
  closed: ClosedRecord | undefined
  householdNumber: string | undefined
  household: readonly HouseholdMember[]
  history: readonly HistoryLine[]
  otherAddresses: readonly OtherAddress[]
  outside: readonly OutsideRecord[]
  mandates: MandatesOfPerson
  merges: readonly Merge[]
  /** Names of the other persons and of the staff that `merges` mention. */
  nameOf: (id: string) => string
  /** 宛名番号 of the other persons that `merges` mention. */
  numberOf: (id: PersonId) => string
  /** Without what only those see who keep the register: 本籍, nationality and 在留資格, history. */
  isPartial: boolean
  /** Before anything is said or given out, the desk is asked; addresses are left out for everybody else. */
  needsCheck: boolean
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

/**
 * Opens the record for the stated reason; audited each time, for everybody whom it shows, and each can see that it was.
 * Who does not keep the register sees the part of it that the work of other offices needs.
 */
export async function openRecord(
  tx: Tx,
  house: House,
  actor: Staff,
  id: PersonId,
  reason: RecordReason,
): Promise<PersonRecord> {
  const personId = await personToOpen(tx, actor, id, recordPermissions.read)
  const view = await readRecord(tx, personId)
  await noteRead(tx, actor, personId, reason)
  for (const member of view.household)
    if (member.personId !== personId) await noteRead(tx, actor, member.personId, 'same-household')
  for (const other of othersOf(view)) await noteRead(tx, actor, other, reason)
  const shown = (await keepsRegister(tx, house, actor)) ? view : partOf(view)
  return view.needsCheck && !actor.permissions.has(protectionPermissions.handle) ? withoutAddresses(shown) : shown
}

/**
 * The same under break-glass, of which the caller has made sure: the part that every office sees, and of who is marked
 * `needsCheck` no address, whoever asks. 支援措置 is asked of its desk alone.
 */
export async function readInEmergency(tx: Tx, actor: Staff, personId: PersonId): Promise<PersonRecord> {
  const view = await readRecord(tx, personId)
  const seen = [personId, ...view.household.map((member) => member.personId), ...othersOf(view)]
  for (const one of new Set(seen)) await noteRead(tx, actor, one, 'break-glass')
  return view.needsCheck ? withoutAddresses(partOf(view)) : partOf(view)
}

// Whoever stands on the page beside the household: who acts for the person, and for whom the person acts.
const othersOf = ({ personId, household, mandates }: PersonRecord): Set<PersonId> =>
  new Set(
    [
      ...mandates.actedFor.map(({ agentId }) => agentId),
      ...mandates.actsFor.map(({ principalId }) => principalId),
    ].filter((id) => id !== personId && !household.some((member) => member.personId === id)),
  )

const noteRead = (
  tx: Tx,
  actor: Staff,
  personId: PersonId,
  reason: RecordReason | 'same-household' | 'break-glass',
): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: 'people.record.read',
    subject: { kind: 'person', id: personId },
    personId,
    reason,
  })

// 根拠: 個人情報の保護に関する法律 第69条 (no more than the work needs); 本籍 and 在留資格 are asked of who keeps the register.
function partOf(view: PersonRecord): PersonRecord {
  const hidden = { honseki: null, honsekiHead: null, foreign: null, previousAddress: null }
  return {
    ...view,
    record: view.record && { ...view.record, ...hidden },
    closed: view.closed && { ...view.closed, record: { ...view.closed.record, ...hidden } },
    history: [],
    isPartial: true,
  }
}

const nowhere: RegisterAddress = {
  ...{ postcode: '', municipality: '', town: '', chome: null, ban: null, go: null, lot: null, building: null },
}

// What must not be told by mistake is not there to be told.
function withoutAddresses(view: PersonRecord): PersonRecord {
  const hidden = { address: nowhere, addressSince: null, previousAddress: null }
  return {
    ...view,
    record: view.record && { ...view.record, ...hidden },
    closed: view.closed && { ...view.closed, record: { ...view.closed.record, ...hidden }, nextAddress: null },
    history: [],
    otherAddresses: [],
    outside: view.outside.map((one) => ({ ...one, postcode: '', address: '', building: null })),
  }
}

async function readRecord(tx: Tx, personId: PersonId): Promise<PersonRecord> {
  const ids = await idsOfPerson(tx, personId)
  const merges = await mergesOf(tx, ids)
  const mentioned = [personId, ...merges.flatMap((one) => [one.fromPersonId, one.intoPersonId])]
  const names = await personNames(tx, mentioned)
  const numbers = new Map(
    (await atenaNumbersOf(tx, mentioned)).map(({ personId: of, atenaNumber }) => [of, atenaNumber]),
  )
  const staff = await staffNames(
    tx,
    merges.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy ? [decidedBy] : [])]),
  )
  const [record] = await openRecords(tx, [personId])
  return {
    personId,
    name: names.get(personId) ?? '',
    standing: await standingOf(tx, personId),
    numbers: await atenaNumbersOf(tx, ids),
    record,
    closed: record ? undefined : await lastClosedRecord(tx, personId),
    householdNumber: await householdNumberOf(tx, personId),
    household: await householdOf(tx, personId),
    history: await historyOf(tx, ids),
    otherAddresses: await otherAddressesOf(tx, ids),
    outside: await outsideRecordsOf(tx, ids),
    mandates: await mandatesOfPerson(tx, personId),
    merges,
    nameOf: (id) => new Map<string, string>([...names, ...staff]).get(id) ?? '',
    numberOf: (id) => numbers.get(id) ?? '',
    isPartial: false,
    needsCheck: (await needsCheck(tx, [personId])).size > 0,
  }
}
