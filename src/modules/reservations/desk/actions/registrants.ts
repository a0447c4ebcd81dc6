import { recordAudits } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { readRegistrantNumber } from '../../registrants/domain/number.ts'
import type { Registrant, RegistrantId } from '../../registrants/domain/registrant.ts'
import { findRegistrant, listRegistrants } from '../../registrants/store/registrants.ts'
import { personsOf } from '../store/uses.ts'

// As many as somebody at the counter reads.
const shown = 10

/** Registrations by number, or by the beginning of a name or its reading; those of persons are noted as seen. */
export async function findWhose(tx: Tx, house: House, staff: Staff, typed: string): Promise<readonly Registrant[]> {
  const on = house.clock.today()
  const words = readRegistrantNumber(typed) ?? typed
  const found = await listRegistrants(tx, { on, words, limit: shown })
  await recordAudits(
    tx,
    {
      actor: staff,
      action: 'reservations.desk.find_registrant',
      subject: { kind: 'reservations.desk', id: staff.staffId },
      reason: 'request-of-person',
    },
    await personsOf(
      tx,
      found.filter(({ kind }) => kind === 'person').map(({ id }) => id),
      on,
    ),
  )
  return found
}

export const registrantChosen = (tx: Tx, house: House, id: RegistrantId): Promise<Registrant | undefined> =>
  findRegistrant(tx, id, house.clock.today())
