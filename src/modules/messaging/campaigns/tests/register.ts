import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { isTestCode } from './code.ts'
import {
  countTry,
  endRecipient,
  insertRecipient,
  lockRecipient,
  type TestChannel,
  type TestRecipientId,
  writeConfirmation,
} from './store.ts'

/** An own address for tests; a code goes there, and only who reads it can confirm. */
export async function registerAddress(
  tx: Tx,
  house: House,
  actor: Staff,
  { channel, address }: { channel: TestChannel; address: string },
): Promise<{ ok: true } | { ok: false; reason: 'address' | 'taken' }> {
  requireWriter(actor)
  if (!shapes[channel].test(address)) return { ok: false, reason: 'address' }
  const id = await insertRecipient(tx, { staffId: actor.staffId, channel, address, at: house.clock.now() })
  if (!id) return { ok: false, reason: 'taken' }
  await recordAudit(tx, { actor, action: 'messaging.test_address.register', subject: subject(id) })
  await enqueue(tx, 'messaging.test-code', { recipientId: id })
  return { ok: true }
}

const shapes: Readonly<Record<TestChannel, RegExp>> = {
  line: /^U[0-9a-f]{32}$/,
  mail: /^[^\s@<>,;"]{1,64}@[a-z0-9.-]+\.[a-z]{2,}$/i,
}

const minutesOfCode = 30

/** A wrong code counts although it changes nothing else, so this is no error of the transaction. 404 for another's address. */
export async function confirmAddress(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, code }: { id: TestRecipientId; code: string },
): Promise<'confirmed' | 'wrong' | 'spent' | 'late'> {
  requireWriter(actor)
  const found = await lockRecipient(tx, actor.staffId, id)
  if (!found) throw new NotFound('test-address')
  if (found.confirmedAt) return 'confirmed'
  const now = house.clock.now()
  if (found.tries >= 5) return 'spent'
  if (Temporal.Instant.compare(found.askedAt.add({ minutes: minutesOfCode }), now) < 0) return 'late'
  if (!isTestCode(house, id, code)) {
    await countTry(tx, id)
    return 'wrong'
  }
  await writeConfirmation(tx, id, now)
  await recordAudit(tx, { actor, action: 'messaging.test_address.confirm', subject: subject(id) })
  return 'confirmed'
}

export async function removeAddress(tx: Tx, house: House, actor: Staff, id: TestRecipientId): Promise<void> {
  requireWriter(actor)
  if (!(await endRecipient(tx, actor.staffId, id, house.clock.now()))) throw new NotFound('test-address')
  await recordAudit(tx, { actor, action: 'messaging.test_address.remove', subject: subject(id) })
}

function requireWriter(actor: Staff): void {
  if (!actor.permissions.has(may.write)) throw new Forbidden('permission_missing', may.write)
}

const subject = (id: TestRecipientId) => ({ kind: 'messaging.test_address', id })
