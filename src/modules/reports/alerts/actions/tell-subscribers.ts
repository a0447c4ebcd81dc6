import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NewNotice, notifyAll } from '#platform/notices/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { shownOf } from '../../reading/index.ts'
import { forgetHits, type Hit, takeHits } from '../store/hits.ts'

const batch = 2000
const daysKept = 90

/** Tells of new reports whose time has come, a batch in each transaction; of what is hidden meanwhile nobody is told. */
export async function tellSubscribers(house: House): Promise<void> {
  const now = house.clock.now()
  for (;;) {
    const taken = await house.db.transact(async (tx) => {
      const hits = await takeHits(tx, now, batch)
      await notifyAll(tx, await noticesFor(tx, hits, now))
      return hits.length
    })
    if (taken < batch) break
  }
  await house.db.transact((tx) => forgetHits(tx, now.subtract({ hours: 24 * daysKept })))
}

/** One for each report and person, or one of the morning for all of them. */
async function noticesFor(tx: Tx, hits: readonly Hit[], now: Temporal.Instant): Promise<NewNotice[]> {
  const shown = hits.filter(({ isShown }) => isShown)
  const numbers = new Map(
    (await shownOf(tx, [...new Set(shown.map(({ reportId }) => reportId))])).map(({ id, number }) => [id, number]),
  )
  const today = wardDate(now).toString()
  return shown.flatMap(({ reportId, personId, rhythm }): NewNotice[] => {
    const number = numbers.get(reportId)
    if (!number) return []
    return rhythm === 'each'
      ? [{ kind: 'reports.nearby', personId, key: `reports.nearby:${reportId}:${personId}`, data: { number } }]
      : [{ kind: 'reports.digest', personId, key: `reports.digest:${personId}:${today}` }]
  })
}
