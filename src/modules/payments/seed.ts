import { demoOf } from '#demo/of-profile.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { saveDrawers } from './store/counter/drawers.ts'
import { nameOfficer } from './store/counter/officers.ts'

/** Drawers of the profile; outside production the people of the demo who may touch their money. Safe to run twice. */
export async function seed(tx: Tx, { profile, config }: House): Promise<void> {
  const drawers = profile.treasury?.drawers ?? []
  await saveDrawers(tx, drawers)
  if (config.env === 'production') return
  const offices = new Set(drawers.map(({ officeKey }) => officeKey))
  for (const { staffId, posts } of demoOf(config.profile).staff)
    for (const { office, role, from, until } of posts) {
      // Outside staff take money only when somebody names them.
      if (!offices.has(office) || until || role === 'contractor') continue
      const kind = role === 'manager' ? 'treasurer' : 'handler'
      await nameOfficer(tx, { staffId, officeKey: office, kind, from: Temporal.PlainDate.from(from) })
    }
}
