import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { workforcePermissions } from '../permissions.ts'
import {
  existsOn,
  insertOffice,
  insertSuccession,
  lockOffice,
  movePosts,
  takeEndBack,
  type NewOffice,
  writeEnd,
} from '../store/reorganisation.ts'

type Done = { ok: true } | { ok: false; reason: 'past_day' | 'key_taken' | 'ended' | 'not_there' | 'named' | 'begun' }

/** 組織を設ける: an office from a day on. */
export async function foundOffice(tx: Tx, house: House, actor: Staff, office: NewOffice): Promise<Done> {
  mayReorganise(actor)
  if (isPast(house, office.from)) return { ok: false, reason: 'past_day' }
  if (office.parentId && !(await existsOn(tx, office.parentId, office.from))) return { ok: false, reason: 'not_there' }
  const id = await insertOffice(tx, office)
  if (!id) return { ok: false, reason: 'key_taken' }
  await record(tx, actor, 'people.office.found', id)
  return { ok: true }
}

/** 廃止する: from `on` the office is no more. What is open then goes to its successors, by a sweep of who holds it. */
export async function endOffice(
  tx: Tx,
  house: House,
  actor: Staff,
  ending: { officeId: OfficeId; on: Temporal.PlainDate; successorId: OfficeId | undefined },
): Promise<Done> {
  mayReorganise(actor)
  const office = await lockOffice(tx, ending.officeId)
  if (!office) throw new NotFound('office')
  if (isPast(house, ending.on) || Temporal.PlainDate.compare(ending.on, office.from) <= 0) {
    return { ok: false, reason: 'past_day' }
  }
  if (office.until) return { ok: false, reason: 'ended' }
  await writeEnd(tx, office.id, ending.on)
  await record(tx, actor, 'people.office.end', office.id)
  if (!ending.successorId) return { ok: true }
  const { officeId, successorId } = ending
  return nameSuccessor(tx, actor, { officeId, successorId, procedure: undefined })
}

/** 廃止の取消し: an end whose day has not come and whose work nobody takes over yet. */
export async function takeBackEnd(tx: Tx, house: House, actor: Staff, officeId: OfficeId): Promise<Done> {
  mayReorganise(actor)
  const office = await lockOffice(tx, officeId)
  if (!office?.until) throw new NotFound('office')
  if (Temporal.PlainDate.compare(office.until, house.clock.today()) <= 0) return { ok: false, reason: 'begun' }
  if (!(await takeEndBack(tx, office.id))) return { ok: false, reason: 'named' }
  await record(tx, actor, 'people.office.end_cancel', office.id)
  return { ok: true }
}

/**
 * 引き継ぎ先: the office that goes on with the work of one that ends, or with one procedure of it. Who is still there
 * moves along with the work as a whole.
 */
export async function nameSuccessor(
  tx: Tx,
  actor: Staff,
  named: { officeId: OfficeId; successorId: OfficeId; procedure: string | undefined },
): Promise<Done> {
  mayReorganise(actor)
  const office = await lockOffice(tx, named.officeId)
  if (!office?.until) throw new NotFound('office')
  if (!(await existsOn(tx, named.successorId, office.until))) return { ok: false, reason: 'not_there' }
  if (!(await insertSuccession(tx, named))) return { ok: false, reason: 'named' }
  if (!named.procedure) await movePosts(tx, named.officeId, named.successorId, office.until)
  await record(tx, actor, 'people.office.succeed', office.id, { successor: named.successorId })
  return { ok: true }
}

function mayReorganise(actor: Staff): void {
  if (!actor.permissions.has(workforcePermissions.transfer)) throw new Forbidden()
}

const isPast = (house: House, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, house.clock.today()) < 0

const record = (tx: Tx, actor: Staff, action: string, id: OfficeId, ids: Record<string, string> = {}) =>
  recordAudit(tx, { actor, action, subject: { kind: 'people.office', id }, ids })
