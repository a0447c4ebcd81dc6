import { recordAudit } from '#platform/audit/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { emit } from '#platform/events/index.ts'
import type { House } from '#platform/module/index.ts'
import type { RegistrantId } from '../domain/registrant.ts'
import { insertEvent } from '../store/decisions.ts'

export const registrantSubject = (id: RegistrantId) => ({ kind: 'reservations.registrant', id })

/** What was done to a registration: into its history and into the audit. `ids` are ids, days and keys. */
export async function noteRegistrant(
  tx: Tx,
  house: House,
  actor: Actor,
  id: RegistrantId,
  verb: string,
  ids: Record<string, string> = {},
): Promise<void> {
  await insertEvent(tx, {
    registrantId: id,
    kind: verb,
    at: house.clock.now(),
    byPerson: actor.kind === 'resident' ? actor.personId : undefined,
    byStaff: actor.kind === 'staff' ? actor.staffId : undefined,
    data: ids,
  })
  await recordAudit(tx, { actor, action: `reservations.registrant.${verb}`, subject: registrantSubject(id), ids })
}

/** Tells the other rooms that what a registration may do has changed. The registrant is locked. */
export const emitRegistrant = (
  tx: Tx,
  id: RegistrantId,
  what: 'registered' | 'refused' | 'suspended' | 'lifted' | 'ended' | 'class_changed',
  data: Record<string, string> = {},
): Promise<void> =>
  emit(tx, { type: `reservations.registrant_${what}`, subjectKind: 'registrant', subjectId: id, data })
