import { officesByKeys } from '#modules/people/index.ts'
import type { House } from '#platform/module/index.ts'
import { catalogueOf } from '../../record/index.ts'
import { officeKeysOf } from '../domain/office-keys.ts'
import { claimCount, countRecurring, officesToCount } from '../store/recurring.ts'

/** Once a day for each office, in a transaction of its own: where one kind of thing breaks again and again. */
export async function sweepRecurring(house: House): Promise<void> {
  const catalogue = catalogueOf(house)
  if (!catalogue) return
  const today = house.clock.today()
  const since = house.clock.now().subtract({ hours: 365 * 24 })
  const waiting = await house.db.read(async (tx) => {
    const offices = [...(await officesByKeys(tx, officeKeysOf(catalogue), today)).values()]
    return officesToCount(tx, [...new Set(offices.map(({ id }) => id))], today)
  })
  for (const office of waiting) {
    await house.db.transact((tx) => claimCount(tx, office, today))
    await house.db.transact((tx) => countRecurring(tx, office, since))
  }
}
