import { type StoreResult, storeUpload } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import { retryAfter } from '../../domain/portal/retry.ts'
import type { Portal } from '../../portal/client.ts'
import { portalFormsOf } from '../../portal/forms.ts'
import { type FetchedItem, type ReceivedItem, receivedItem } from '../../portal/wire.ts'
import { type PortalItem, type PortalProblem, putOffItem } from '../../store/portal/items.ts'
import { importItem } from './import-item.ts'

/** Fetches one item and imports it whole or not at all. What cannot be taken is put aside with its reason and tried again. */
export async function takeItem(house: House, portal: Portal, item: PortalItem): Promise<void> {
  const putOff = (problem: PortalProblem, received?: ReceivedItem) => {
    const retryAt = house.clock.now().add(retryAfter(item.tries))
    return house.db.transact((tx) => putOffItem(tx, item.id, { problem, retryAt, received }))
  }
  const answer = await portal.get(item.portalNumber)
  if (!answer.ok) return putOff(answer.reason === 'unreadable' ? 'unreadable' : 'not_fetched')
  const received = await keepAttachments(house, item, answer.value)
  const form = portalFormsOf(house).get(received.form)
  if (!form) return putOff('form_unknown', received)
  try {
    await house.db.transact((tx) =>
      importItem(tx, house, { kind: 'system', task: 'procedures.portal' }, item.id, { form, received }),
    )
  } catch (error) {
    // Nothing of it was kept; the next ones go on.
    house.log.error({ err: error }, 'portal item not imported')
    await putOff('failed', received)
  }
}

/** Stores the attachments, once: those of an earlier try are used again. */
async function keepAttachments(house: House, item: PortalItem, fetched: FetchedItem): Promise<ReceivedItem> {
  const earlier = receivedItem.safeParse(item.received).data?.attachments ?? []
  const attachments: ReceivedItem['attachments'] = []
  for (const [place, { name, content }] of fetched.attachments.entries()) {
    const kept = earlier[place]
    if (kept?.fileId) {
      attachments.push(kept)
      continue
    }
    const stored = await storeUpload(house, {
      bytes: new Uint8Array(Buffer.from(content, 'base64')),
      claimedName: name,
      owner: { kind: 'procedures.portal-item', id: item.id },
    })
    attachments.push({ name: name.slice(0, 100), ...outcomeOf(stored) })
  }
  return { ...fetched, attachments }
}

const outcomeOf = (stored: StoreResult) => (stored.ok ? { fileId: stored.fileId } : { problem: stored.reason })
