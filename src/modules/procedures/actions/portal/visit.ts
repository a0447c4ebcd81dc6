import type { House } from '#platform/module/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import { visitPortal } from '../../portal/client.ts'
import { itemsToFetch, noteListed, notePoll, takePoll } from '../../store/portal/items.ts'
import { nextStatuses } from '../../store/portal/statuses.ts'
import { takeItem } from './take-item.ts'

const betweenPolls = { seconds: 30 }

/** Jobs of the portal run one after another, so that what is said about an item is said in order. */
const inTurn = (key: string) => ({ key, queue: 'procedures.portal' })

/** The sweep: time to ask the portal, or something that failed is due again. */
export async function noticePortalWork(house: House): Promise<void> {
  if (!house.config.mynaportal.isConnected) return
  const now = house.clock.now()
  await house.db.transact(async (tx) => {
    const isTime = await takePoll(tx, now, now.subtract(betweenPolls))
    if (isTime || (await itemsToFetch(tx, now, 1)).length > 0) {
      await enqueue(tx, 'procedures.portal-visit', {}, inTurn('procedures.portal-visit'))
    }
    if ((await nextStatuses(tx, now, 1)).length > 0) {
      await enqueue(tx, 'procedures.portal-statuses', {}, inTurn('procedures.portal-statuses'))
    }
  })
}

/** Asks what was filed, and takes each item that is new or due again; one bad item holds no other up. */
export async function visitForItems(house: House): Promise<void> {
  const portal = visitPortal(house.config.mynaportal)
  const at = house.clock.now()
  const listed = await portal.list()
  await house.db.transact(async (tx) => {
    if (listed.ok) await noteListed(tx, listed.value, at)
    await notePoll(tx, listed.ok ? { answeredAt: at } : { problem: listed.reason })
  })
  // While the portal does not answer, what was fetched and could not be read waits, too.
  if (!listed.ok) return
  for (const item of await house.db.read((tx) => itemsToFetch(tx, at))) await takeItem(house, portal, item)
}
