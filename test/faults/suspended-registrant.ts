import { registerPerson } from '#modules/reservations/registrants/actions/register-person.ts'
import { insertDecision } from '#modules/reservations/registrants/store/decisions.ts'
import { residentActor } from '#modules/reservations/registrants/testing.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

/** Somebody's registration for facilities with a suspension whose letter is still to be drawn; answers its id. */
export async function suspendedRegistrant(tx: Tx, house: House, personId: PersonId, by: StaffId): Promise<string> {
  const made = await registerPerson(tx, house, residentActor(personId))
  if (!made.ok) throw new Error(made.reason)
  const today = house.clock.today()
  return insertDecision(tx, {
    registrantId: made.id,
    kind: 'suspension',
    ground: 'rules',
    reason: '指示に従わなかったため',
    fromDay: today,
    lastDay: today.add({ days: 30 }),
    heard: 'oral',
    decidedBy: by,
    decidedAt: house.clock.now(),
  })
}
