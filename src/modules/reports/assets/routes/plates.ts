import type { Hono } from 'hono'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { plateFrom } from '../../filing/actions/begun-with.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { parseAssetFilter } from '../domain/asset-filter.ts'
import { assetKindsOf, kindName } from '../kinds.ts'
import { assetsSeenBy } from '../own.ts'
import { mostPlates } from '../pages/list-page.tsx'
import { assetsPath, platePath, platesPath } from '../pages/paths.ts'
import { renderPlates } from '../paper/plates.ts'
import { assetsByPlates } from '../store/assets.ts'
import { exportPage } from '../store/listing.ts'

/** Plates to print: of the chosen rows, or of what fits the filter of the list. */
export function plateRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(platesPath, async (c) => {
    const staff = requireStaff(c, may.manage)
    const only = (c.req.queries('only') ?? []).flatMap((one) => plateFrom(one) ?? []).slice(0, mostPlates)
    const assets = await house.db.read(async (tx) => {
      const offices = await assetsSeenBy(tx, house, staff)
      if (only.length === 0)
        return exportPage(tx, { offices, today: house.clock.today() }, parseAssetFilter(c.req.query()), mostPlates)
      const found = await assetsByPlates(tx, only)
      return found.filter(({ officeId }) => offices === 'all' || offices.includes(officeId))
    })
    if (assets.length === 0) return c.redirect(href('ja', `${assetsPath}?done=no-plates`), 303)
    const kinds = assetKindsOf(house)
    const bytes = await renderPlates(
      assets.map(({ plate, kind }) => ({
        plate,
        kind: kindName(kinds, kind),
        address: `${house.config.publicUrl}${platePath(plate)}`,
      })),
      { ward: house.profile.name, date: house.clock.today() },
    )
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="plates.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })
}
