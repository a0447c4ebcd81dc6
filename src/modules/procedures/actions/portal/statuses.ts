import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import { retryAfter } from '../../domain/portal/retry.ts'
import { portalStatusOf } from '../../domain/portal/status.ts'
import { type Portal, visitPortal } from '../../portal/client.ts'
import { findApplication } from '../../store/applications.ts'
import { itemOfCase, lockItem } from '../../store/portal/items.ts'
import {
  markSent,
  nextStatuses,
  noteStatus,
  putOffStatus,
  statusesOf,
  type UnsentStatus,
} from '../../store/portal/statuses.ts'

/** News of a case: what the portal is to be told about it, once for each change. */
export async function noteForPortal(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  const application = id && (await findApplication(tx, id))
  if (application?.channel !== 'mynaportal') return
  const item = await itemOfCase(tx, application.id)
  if (!item) return
  // The event says what it became then; events of one case come in their order.
  const state = event.type.slice('procedures.'.length) as ApplicationState
  const status = portalStatusOf(state, application.outcome)
  if (!status) return
  await lockItem(tx, item.id)
  // A clerk who hands a case back takes nothing back from the person: it arrives once.
  if (status === 'arrived' && (await statusesOf(tx, item.id)).length > 0) return
  await noteStatus(tx, item.id, status, house.clock.now())
}

/** Sends what is due, in order for each item. An item whose word does not get through holds up only its own later words. */
export async function sendStatuses(house: House): Promise<void> {
  const portal = visitPortal(house.config.mynaportal)
  for (let round = 0; round < 20; round += 1) {
    const due = await house.db.read((tx) => nextStatuses(tx, house.clock.now()))
    if (due.length === 0) return
    for (const status of due) await send(house, portal, status)
  }
}

async function send(house: House, portal: Portal, { itemId, portalNumber, place, status, tries }: UnsentStatus) {
  const sent = (await isThere(portal, { portalNumber, status, tries }))
    ? ({ ok: true } as const)
    : await portal.sendStatus(portalNumber, place, status)
  const now = house.clock.now()
  await house.db.transact(async (tx) => {
    if (sent.ok) await markSent(tx, itemId, place, now)
    else await putOffStatus(tx, itemId, place, { problem: sent.reason, retryAt: now.add(retryAfter(tries)) })
  })
}

/** The answer to an earlier try may have been lost: what the portal shows already is not said again. */
async function isThere(
  portal: Portal,
  { portalNumber, status, tries }: Pick<UnsentStatus, 'portalNumber' | 'status' | 'tries'>,
): Promise<boolean> {
  if (tries === 0) return false
  const shown = await portal.statusOf(portalNumber)
  return shown.ok && shown.value === status
}
