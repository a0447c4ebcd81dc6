import { demoOf } from '#demo/of-profile.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { habitsOf, keepHabits } from './store/habits.ts'
import { keepTopics } from './store/topics.ts'

/** What the demo's people chose, once: what they change afterwards stays. */
export async function seed(tx: Tx, house: House): Promise<void> {
  if (house.config.env === 'production') return
  const at = house.clock.now()
  for (const wish of demoOf(house.config.profile).wishes) {
    const { person, topics, frequency = 'at-once', ageGroup, area, childBirthYears = [] } = wish
    if (await habitsOf(tx, person.personId)) continue
    await keepTopics(tx, person.personId, topics, at)
    await keepHabits(tx, person.personId, { frequency, hours: undefined, ageGroup, area, childBirthYears }, at)
  }
}
