import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import {
  endOtherAddress,
  insertOtherAddress,
  type NewOtherAddress,
  type OtherAddressId,
} from '../store/other-addresses.ts'
import { idsOfPerson } from '../store/register.ts'
import { personToOpen } from './open-record.ts'

export type GivenAddress = Omit<NewOtherAddress, 'personId' | 'addedBy' | 'addedAt'>

/** Adds a 居所 or 送付先. Refused where one of its kind and purpose stands on one of the days. */
export async function addOtherAddress(
  tx: Tx,
  house: House,
  actor: Staff,
  id: PersonId,
  given: GivenAddress,
): Promise<{ ok: true } | { ok: false; reason: 'overlaps' }> {
  const personId = await personToOpen(tx, actor, id, recordPermissions.change)
  const isNew = await insertOtherAddress(tx, { ...given, personId, addedBy: actor.staffId, addedAt: house.clock.now() })
  if (!isNew) return { ok: false, reason: 'overlaps' }
  await note(tx, actor, personId, 'add')
  return { ok: true }
}

/** Ends one today; done again it changes nothing. */
export async function endOtherAddressNow(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, addressId }: { id: PersonId; addressId: OtherAddressId },
): Promise<void> {
  const personId = await personToOpen(tx, actor, id, recordPermissions.change)
  const of = await idsOfPerson(tx, personId)
  const ended = await endOtherAddress(tx, { id: addressId, of, on: house.clock.today(), by: actor.staffId })
  if (!ended) throw new NotFound()
  await note(tx, actor, personId, 'end')
}

const note = (tx: Tx, actor: Staff, personId: PersonId, verb: 'add' | 'end'): Promise<void> =>
  recordAudit(tx, {
    actor,
    action: `people.other_address.${verb}`,
    subject: { kind: 'person', id: personId },
    personId,
    reason: 'duty',
  })
