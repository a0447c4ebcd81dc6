import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Change, PlaceChangeId } from '../domain/change.ts'
import { upkeepPermissions } from '../permissions.ts'
import { type ChangeOwner, insertChange } from '../store/changes.ts'

/** Writes down what is to be different; nothing is different yet. */
export async function draftChange(
  tx: Tx,
  house: House,
  actor: Staff,
  { owner, change, reason }: { owner: ChangeOwner; change: Change; reason: string },
): Promise<PlaceChangeId> {
  if (!actor.permissions.has(upkeepPermissions.change)) throw new Forbidden()
  const id = await insertChange(tx, { owner, change, reason, by: actor.staffId, at: house.clock.now() })
  await recordAudit(tx, { actor, action: 'reservations.place.draft', subject: subject(id) })
  return id
}

export const subject = (id: string) => ({ kind: 'reservations.place_change', id })
