import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { insertTheme } from './store/themes.ts'

const themesSchema = z.array(
  z.strictObject({
    slug: z.string(),
    category: z.string(),
    office: z.string(),
    title: z.string().max(80),
    body: z.string().max(2000),
    opensDaysAgo: z.int().min(0),
    days: z.int().min(1),
    wanted: z.int().min(1).optional(),
  }),
)

/** Theme calls of the profile, for what nobody runs in earnest: there an office calls. Safe to run twice. */
export async function seed(tx: Tx, house: House): Promise<void> {
  const { config } = house
  const file = join(config.root, 'profiles', config.profile, 'reports', 'themes.json')
  if (config.env === 'production' || !catalogueOf(house) || !existsSync(file)) return
  const today = house.clock.today()
  for (const { office, opensDaysAgo, days, ...theme } of themesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    const found = await findOffice(tx, office, today)
    if (!found) continue
    const opensOn = today.subtract({ days: opensDaysAgo })
    await insertTheme(tx, {
      ...theme,
      officeId: found.id,
      opensOn,
      closesOn: opensOn.add({ days }),
      at: house.clock.now(),
    })
  }
}
