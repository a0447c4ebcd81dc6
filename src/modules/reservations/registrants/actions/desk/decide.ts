import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import type { UnmetCondition } from '../../domain/classes.ts'
import type { Registrant, RegistrantId } from '../../domain/registrant.ts'
import { type RegistrantNotice, tellRepresentatives } from '../../notices.ts'
import { insertDecision, type RegistrantDecision } from '../../store/decisions.ts'
import { membersOn } from '../../store/members.ts'
import { setClass, setState, setValidity } from '../../store/registrants.ts'
import { rulesOf } from '../../rules-of.ts'
import { missingOf } from '../ask.ts'
import { classOf } from '../counting.ts'
import { isRefusedAsDuplicate } from '../duplicates.ts'
import { emitRegistrant, noteRegistrant } from '../note.ts'
import { endAltogether } from '../represent.ts'
import { lockAtDesk } from './at-desk.ts'

export type Approved =
  | { ok: true }
  | { ok: false; reason: 'conditions'; missing: readonly UnmetCondition[] }
  | { ok: false; reason: 'duplicate' }

/** 登録の承認: the members as they were seen fulfil a class, and are not another group's. */
export async function approve(tx: Tx, house: House, staff: Staff, id: RegistrantId): Promise<Approved> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'decide')
  if (registrant.state !== 'proposed' || !registrant.askedAt) throw new Conflict('not_waiting')
  const rules = rulesOf(house)
  const today = house.clock.today()
  const members = await membersOn(tx, id, today)
  const found = classOf(house, registrant.kind, members, { by: 'seen', on: today })
  if (!found) return { ok: false, reason: 'conditions', missing: missingOf(house, members, 'seen', today) }
  if (await isRefusedAsDuplicate(tx, house, id)) return { ok: false, reason: 'duplicate' }
  await setClass(tx, id, found.key)
  await setValidity(tx, id, { from: today, until: today.add({ years: rules.validYears }) })
  await decided(tx, house, staff, registrant, { kind: 'approval' }, 'approved')
  await emitRegistrant(tx, id, 'registered')
  return { ok: true }
}

// What the municipality's rules do not name is no ground.
function requireGround(house: House, kind: 'refusal' | 'suspension' | 'revocation', ground: string): void {
  if (!rulesOf(house).grounds[kind].some(({ key }) => key === ground)) throw new NotFound('ground')
}

type Ground = { ground: string; reason: string }
type Heard = NonNullable<RegistrantDecision['heard']>

/** 登録の不承認, with ground and reason; a letter with the 教示 goes to who represents. 根拠: 行政手続法 第8条. */
export async function refuse(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, ...given }: Ground & { id: RegistrantId },
): Promise<void> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'decide')
  if (registrant.state !== 'proposed' || !registrant.askedAt) throw new Conflict('not_waiting')
  requireGround(house, 'refusal', given.ground)
  await setState(tx, id, 'refused')
  await decided(tx, house, staff, registrant, { kind: 'refusal', ...given }, 'refused')
  await emitRegistrant(tx, id, 'refused')
}

export type Suspended = { ok: true } | { ok: false; reason: 'past' | 'too_long' | 'order' }

/**
 * 利用停止 from a day to a last day. The group has been heard, or the law says why not.
 * 根拠: 行政手続法 第13条第1項第2号, 第14条.
 */
export async function suspend(
  tx: Tx,
  house: House,
  staff: Staff,
  made: Ground & { id: RegistrantId; from: Temporal.PlainDate; last: Temporal.PlainDate; heard: Heard },
): Promise<Suspended> {
  const { id, from, last, ground, reason, heard } = made
  const registrant = await lockAtDesk(tx, house, staff, id, 'decide')
  if (registrant.state !== 'active' && registrant.state !== 'suspended') throw new Conflict('not_standing')
  requireGround(house, 'suspension', ground)
  const today = house.clock.today()
  if (Temporal.PlainDate.compare(from, today) < 0) return { ok: false, reason: 'past' }
  if (Temporal.PlainDate.compare(last, from) < 0) return { ok: false, reason: 'order' }
  const longest = from.add({ months: rulesOf(house).suspensionMostMonths })
  if (Temporal.PlainDate.compare(last, longest) >= 0) return { ok: false, reason: 'too_long' }
  const days = { fromDay: from, lastDay: last }
  await decided(tx, house, staff, registrant, { kind: 'suspension', ground, reason, heard, ...days }, 'suspended')
  if (from.equals(today)) {
    await setState(tx, id, 'suspended')
    await emitRegistrant(tx, id, 'suspended', { from: from.toString(), last: last.toString() })
  }
  return { ok: true }
}

/** Lifts every suspension of a registration from today on, with the reason. */
export async function lift(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, reason }: { id: RegistrantId; reason: string },
): Promise<void> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'decide')
  if (registrant.state !== 'suspended') throw new Conflict('not_suspended')
  await decided(tx, house, staff, registrant, { kind: 'lifting', reason }, 'lifted')
  await setState(tx, id, 'active')
  await emitRegistrant(tx, id, 'lifted')
}

/** 登録の取消し from today, with ground, reason and hearing. */
export async function revoke(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, ...given }: Ground & { id: RegistrantId; heard: Heard },
): Promise<void> {
  const registrant = await lockAtDesk(tx, house, staff, id, 'decide')
  if (registrant.state !== 'active' && registrant.state !== 'suspended') throw new Conflict('not_standing')
  requireGround(house, 'revocation', given.ground)
  await decided(tx, house, staff, registrant, { kind: 'revocation', ...given }, 'revoked')
  await endAltogether(tx, house, id, house.clock.today())
}

type Deed = Pick<RegistrantDecision, 'kind'> & Partial<Omit<RegistrantDecision, 'id' | 'kind' | 'registrantId'>>

/** Writes the decision down, tells who represents, and has the letter drawn where the law asks for one. */
async function decided(
  tx: Tx,
  house: House,
  staff: Staff,
  { id }: Registrant,
  deed: Deed,
  notice: RegistrantNotice,
): Promise<void> {
  const made = await insertDecision(tx, {
    ground: null,
    reason: null,
    fromDay: house.clock.today(),
    lastDay: null,
    heard: null,
    ...deed,
    registrantId: id,
    decidedBy: staff.staffId,
    decidedAt: house.clock.now(),
  })
  await noteRegistrant(tx, house, staff, id, deed.kind, { decision: made })
  await tellRepresentatives(tx, house, id, notice, made)
  // An approval is told and read online; what takes something away, or gives it back, comes on paper too.
  if (deed.kind !== 'approval')
    await enqueue(tx, 'reservations.registrant-letter', { decisionId: made }, { key: `reservations.letter:${made}` })
}
