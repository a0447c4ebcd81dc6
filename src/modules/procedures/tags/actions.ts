import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear } from '#platform/time/index.ts'
import { casePolicy } from '../desk-policies.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { type TagSeries, tagsFor } from '../domain/rules/tag-rules.ts'
import { findAct } from '../store/acts/acts.ts'
import { keptAnswers } from '../store/answers.ts'
import { findApplication } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { revisionById } from '../store/revisions.ts'
import {
  findOrder,
  insertOrder,
  lockOrder,
  markHandedOver,
  markLost,
  receiveBox,
  takeNext,
  type TagOrder,
  type TagOrderId,
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

export type Allotted = { ok: true } | { ok: false; reason: 'no_stock' | 'has_one' }

/** 交付: the next number of the box belongs to this request from now on. */
export async function allotTag(tx: Tx, house: House, actor: Staff, id: TagOrderId): Promise<Allotted> {
  const order = await orderToChange(tx, actor, id)
  if (order.tagId) return { ok: false, reason: 'has_one' }
  const at = house.clock.now()
  const tagId = await takeNext(tx, { id, series: order.series, year: yearOf(house, order.series) }, actor.staffId, at)
  if (!tagId) return { ok: false, reason: 'no_stock' }
  await note(tx, house, actor, order, 'tag_allotted', tagId)
  return { ok: true }
}

/** Handed over at the counter or put into the post, as the person chose. */
export async function handOverTag(tx: Tx, house: House, actor: Staff, id: TagOrderId): Promise<void> {
  const order = await orderToChange(tx, actor, id)
  if (!order.tagId || order.state !== 'allotted') return
  const way = order.delivery === 'counter' ? 'counter' : 'post'
  await markHandedOver(tx, order.tagId, way, actor.staffId, house.clock.now())
  await note(tx, house, actor, order, 'tag_handed_over', order.tagId)
}

/** 紛失・破損: the old number ends for good; the next piece can be allotted. */
export async function endTag(tx: Tx, house: House, actor: Staff, id: TagOrderId): Promise<void> {
  const order = await orderToChange(tx, actor, id)
  if (!order.tagId) return
  await markLost(tx, order.tagId, house.clock.now())
  await note(tx, house, actor, order, 'tag_lost', order.tagId)
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
