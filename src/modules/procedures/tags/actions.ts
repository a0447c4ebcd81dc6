import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId, parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear } from '#platform/time/index.ts'
import { askCharge } from '../charges/actions/ask-charge.ts'
import { type Charge, chargeOfOrder, markHanded } from '../charges/store.ts'
import { casePolicy } from '../desk-policies.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { parseCode } from '../domain/desk/codes.ts'
import { pickupCodeOf } from '../domain/desk/pickup-code.ts'
import { type TagSeries, tagsFor } from '../domain/rules/tag-rules.ts'
import { tellApplicant } from '../notices.ts'
import { findAct, hasFallen } from '../store/acts/acts.ts'
import { keptAnswers } from '../store/answers.ts'
import { findApplication } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { revisionById } from '../store/revisions.ts'
import { tagWayOf } from './domain.ts'
import {
  findOrder,
  insertOrder,
  lockOrder,
  markHandedOver,
  ordersByNumber,
  ordersOf,
  markEnded,
  receiveBox,
  takeNext,
  type TagEnding,
  type TagId,
  type TagOrder,
  type TagOrderId,
  waitingAtCounter,
} from './store.ts'

/** A grant has gone out: the tags that it needs are waiting to be taken from the box. Safe to run twice. */
export async function orderAfterAct(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const actId = parseId<'act'>(event.subjectId)
  const act = actId && (await findAct(tx, actId))
  if (!act || act.kind !== 'decision' || act.outcome === 'refuse') return
  const application = await findApplication(tx, act.applicationId)
  if (!application) return
  const { output } = (await revisionById(tx, application.revisionId)).definition
  if (output?.kind !== 'tag') return
  const answers = await keptAnswers(tx, application.id)
  for (const series of tagsFor(output.series, answers)) {
    await insertOrder(tx, application.id, series, house.clock.now())
  }
}

export type Allotted =
  | { ok: true }
  | { ok: false; reason: 'no_stock' | 'has_one' | 'not_paid' | 'given_up' | 'not_granted' }

/** 交付: the next number of the box belongs to this request from now on. One that is given again waits for its fee. */
export async function allotTag(tx: Tx, house: House, actor: Staff, id: TagOrderId): Promise<Allotted> {
  const order = await orderToChange(tx, actor, id)
  if (order.tagId) return { ok: false, reason: 'has_one' }
  const obstacle = await obstacleOf(tx, order)
  if (obstacle) return { ok: false, reason: obstacle }
  const at = house.clock.now()
  const tagId = await takeNext(tx, { id, series: order.series, year: yearOf(house, order.series) }, actor.staffId, at)
  if (!tagId) return { ok: false, reason: 'no_stock' }
  await note(tx, house, actor, order, 'tag_allotted', tagId)
  if (tagWayOf(order) === 'counter') await tellOwner(tx, order, 'procedures.ready', tagId)
  return { ok: true }
}

export type TagObstacle = 'not_granted' | 'not_paid' | 'given_up'

/** Why no piece may be taken for this order now: the grant fell, or the fee of a new piece is not paid or was given up. */
export async function obstacleOf(tx: Tx, { id, applicationId }: TagOrder): Promise<TagObstacle | undefined> {
  if (await hasFallen(tx, applicationId)) return 'not_granted'
  const charge = await chargeOfOrder(tx, id)
  if (!charge || charge.paidAt) return undefined
  if (!charge.cancelledAt) return 'not_paid'
  // A fee that was asked by mistake is none.
  return charge.cancelledFor === 'mistake' ? undefined : 'given_up'
}

/** Handed over at the counter or put into the post, as the person chose. */
export async function handOverTag(tx: Tx, house: House, actor: Staff, id: TagOrderId): Promise<void> {
  const order = await orderToChange(tx, actor, id)
  if (!order.tagId || order.state !== 'allotted') return
  const way = tagWayOf(order)
  const at = house.clock.now()
  await markHandedOver(tx, order.tagId, way, actor.staffId, at)
  const charge = await chargeOfOrder(tx, id)
  if (charge?.paidAt) await markHanded(tx, charge.id, { way, by: actor.staffId, at })
  await note(tx, house, actor, order, 'tag_handed_over', order.tagId)
  if (way === 'post') await tellOwner(tx, order, 'procedures.sent', order.tagId)
}

async function tellOwner(
  tx: Tx,
  { applicationId }: TagOrder,
  kind: 'procedures.ready' | 'procedures.sent',
  tagId: string,
): Promise<void> {
  const application = await findApplication(tx, applicationId)
  if (application) await tellApplicant(tx, application, kind, { about: tagId })
}

/** The pieces of who stands at the counter, by the code of their QR or by the receipt number. */
export async function findAtCounter(tx: Tx, house: House, actor: Staff, typed: string): Promise<TagOrder[]> {
  const scope = casePolicy.scope(actor)
  const number = parseReceiptNumber(typed)
  if (number) return ordersByNumber(tx, scope, number)
  const code = parseCode(typed)
  if (!code) return []
  const ids = await waitingAtCounter(tx, scope, 1_000)
  const id = ids.find((one) => pickupCodeOf(house.config.secret, one) === code)
  return id ? ordersOf(tx, id) : []
}

export type Ended = { ok: true } | { ok: false; reason: 'charge_open' | 'not_granted' }

/**
 * 紛失・破損: the old number ends for good, and the fee of a new piece is asked; a piece that was faulty itself costs nothing.
 * The next one can be allotted once that is settled.
 */
export async function endTag(tx: Tx, house: House, actor: Staff, id: TagOrderId, why: TagEnding): Promise<Ended> {
  const order = await orderToChange(tx, actor, id)
  if (!order.tagId) return { ok: true }
  await markEnded(tx, order.tagId, why, house.clock.now())
  await note(tx, house, actor, order, 'tag_lost', order.tagId)
  if (why === 'defective' || order.state !== 'handed_over') return { ok: true }
  const application = await findApplication(tx, order.applicationId)
  const definition = application && (await revisionById(tx, application.revisionId)).definition
  const fee = definition?.output?.kind === 'tag' ? definition.output.again?.[order.series] : undefined
  const rule = definition?.charges?.find(({ forTag }) => forTag)
  if (!fee || !rule) return { ok: true }
  return askFor(tx, house, actor, order, { rule: rule.key, counts: { [fee]: 1 }, tagId: order.tagId })
}

/** The owner wants the new piece after all: the fee that was given up is asked once more. */
export async function askFeeAgain(tx: Tx, house: House, actor: Staff, id: TagOrderId): Promise<Ended> {
  const order = await orderToChange(tx, actor, id)
  const charge = order.tagId ? undefined : await chargeOfOrder(tx, id)
  if (!charge?.tagId || (await obstacleOf(tx, order)) !== 'given_up') return { ok: true }
  const counts = Object.fromEntries(charge.lines.map(({ fee, count }) => [fee, count]))
  return askFor(tx, house, actor, order, { rule: charge.rule, counts, tagId: charge.tagId })
}

async function askFor(
  tx: Tx,
  house: House,
  actor: Staff,
  { applicationId }: TagOrder,
  wish: Pick<Charge, 'rule'> & { counts: Record<string, number>; tagId: TagId },
): Promise<Ended> {
  const charged = await askCharge(tx, house, actor, applicationId, wish)
  return charged.ok
    ? { ok: true }
    : { ok: false, reason: charged.reason === 'open_already' ? 'charge_open' : 'not_granted' }
}

export type Received = { ok: true; count: number } | { ok: false; reason: 'too_many' | 'exists' }

const largestBox = 2_000

/** A box of numbered pieces arrives. A number that was ever in a box is refused with the whole box. */
export async function receiveTags(
  tx: Tx,
  house: House,
  actor: Staff | undefined,
  box: { series: TagSeries; from: number; to: number },
): Promise<Received> {
  const count = box.to - box.from + 1
  if (count < 1 || count > largestBox) return { ok: false, reason: 'too_many' }
  const year = yearOf(house, box.series)
  const received = await receiveBox(tx, { ...box, year, by: actor?.staffId ?? null, at: house.clock.now() })
  if (received !== count) return { ok: false, reason: 'exists' }
  if (actor) {
    const subject = { kind: 'procedures.tag-box', id: `${box.series}:${year}:${box.from}-${box.to}` }
    await recordAudit(tx, { actor, action: 'procedures.tag.receive', subject })
  }
  return { ok: true, count }
}

/** Vaccination tags are new each fiscal year; a 鑑札 is for life. 根拠: 狂犬病予防法施行規則 第6条, 第13条 */
const yearOf = (house: House, series: TagSeries): number =>
  series === 'dog-vaccination' ? fiscalYear(house.clock.today()) : 0

async function orderToChange(tx: Tx, actor: Staff, id: TagOrderId): Promise<TagOrder> {
  await lockOrder(tx, id)
  const order = await findOrder(tx, id)
  if (!order || !casePolicy.may(actor, order)) throw new NotFound('tag order')
  if (!actor.permissions.has(deskPermissions.dispatch)) throw new Forbidden()
  return order
}

async function note(
  tx: Tx,
  house: House,
  actor: Staff,
  { applicationId, applicantPersonId }: TagOrder,
  kind: 'tag_allotted' | 'tag_handed_over' | 'tag_lost',
  tagId: string,
): Promise<void> {
  const by = { kind: 'staff', staffId: actor.staffId } as const
  await recordCaseEvent(tx, applicationId, { kind, at: house.clock.now(), by, data: { tagId } })
  await recordAudit(tx, {
    actor,
    action: `procedures.tag.${kind.slice(4)}`,
    subject: { kind: 'procedures.application', id: applicationId },
    personId: applicantPersonId,
    reason: 'duty',
    ids: { tag: tagId },
  })
}
