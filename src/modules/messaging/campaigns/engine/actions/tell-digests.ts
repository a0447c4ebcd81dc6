import type { House } from '#platform/module/index.ts'
import { notifyAll } from '#platform/notices/index.ts'
import { takeDueDigests } from '../store/digest.ts'

const batch = 500

/** Tells each person for whom something has gathered where to read it: one notice, whatever has gathered. */
export async function tellDigests(house: House): Promise<void> {
  for (;;) {
    const told = await house.db.transact(async (tx) => {
      const due = await takeDueDigests(tx, house.clock.now(), batch)
      await notifyAll(
        tx,
        due.map(({ personId, dueAt }) => ({ kind: 'messaging.digest', personId, key: `digest:${personId}:${dueAt}` })),
      )
      return due.length
    })
    if (told === 0) break
  }
}
