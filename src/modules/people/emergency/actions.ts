import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { personToOpen, type PersonRecord, readInEmergency } from '../actions/open-record.ts'
import { personOfNumber } from '../store/history.ts'
import { emergencyPermissions as may } from './permissions.ts'
import {
  acknowledgeOpening,
  type EmergencyCause,
  type EmergencyOpening,
  insertOpening,
  listOpenings,
  markReminded,
  type OpeningId,
  standingOpening,
} from './store.ts'

/** Breaks the glass over one record for an hour; whoever watches over it finds it on their list at once. */
export async function openInEmergency(
  tx: Tx,
  house: House,
  actor: Staff,
  { number, cause, purpose }: { number: string; cause: EmergencyCause; purpose: string },
): Promise<{ ok: true; personId: PersonId } | { ok: false; reason: 'unknown_number' }> {
  const known = await personOfNumber(tx, number)
  if (!known) return { ok: false, reason: 'unknown_number' }
  const personId = await personToOpen(tx, actor, known, may.open)
  const id = await insertOpening(tx, { staffId: actor.staffId, personId, cause, purpose, openedAt: house.clock.now() })
  const subject = { kind: 'emergency-opening', id }
  await recordAudit(tx, { actor, action: 'people.emergency.open', subject, personId, reason: 'break-glass' })
  await tell(tx, id, 'people.emergency_opened')
  return { ok: true, personId }
}

/** The part of the record that other offices see. Without a standing opening it is not there. */
export async function readOpened(tx: Tx, house: House, actor: Staff, id: PersonId): Promise<PersonRecord> {
  const personId = await personToOpen(tx, actor, id, may.open)
  const opening = await standingOpening(tx, { staffId: actor.staffId, personId, at: house.clock.now() })
  if (!opening) throw new NotFound()
  return readInEmergency(tx, actor, personId)
}

/** All of them, for who watches. */
export async function readOpenings(tx: Tx, actor: Staff): Promise<EmergencyOpening[]> {
  if (!actor.permissions.has(may.watch)) throw new Forbidden()
  return listOpenings(tx)
}

/** Somebody else has looked at why it was done. */
export async function acknowledge(tx: Tx, house: House, actor: Staff, id: OpeningId): Promise<void> {
  if (!actor.permissions.has(may.watch)) throw new Forbidden()
  if (!(await acknowledgeOpening(tx, { id, by: actor.staffId, at: house.clock.now() }))) throw new Conflict('seen')
  const subject = { kind: 'emergency-opening', id }
  await recordAudit(tx, { actor, action: 'people.emergency.acknowledge', subject, reason: 'supervision' })
}

/** A sweep: what nobody has looked at for a day is told once more. */
export async function remindOfOpenings(house: House): Promise<void> {
  const at = house.clock.now()
  await house.db.transact(async (tx) => {
    for (const id of await markReminded(tx, { openedBefore: at.subtract({ hours: 24 }), at }))
      await tell(tx, id, 'people.emergency_waits')
  })
}

const tell = (tx: Tx, id: OpeningId, type: 'people.emergency_opened' | 'people.emergency_waits'): Promise<void> =>
  emit(tx, { type, subjectKind: 'emergency-opening', subjectId: id })
