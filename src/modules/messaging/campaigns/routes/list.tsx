import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { campaignStates } from '../domain/states.ts'
import { ListPage } from '../pages/list-page.tsx'
import { campaignsPath } from '../pages/paths.ts'
import { campaignPermissions as may, requireCampaigner } from '../permissions.ts'
import { listCampaigns } from '../store/campaigns.ts'
import { campaignTexts as t } from '../text/index.ts'

const pageSize = 30

/** Campaigns of the own offices, the newest first. */
export function listRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(campaignsPath, async (c) => {
    const staff = requireCampaigner(c)
    const state = campaignStates.find((one) => one === c.req.query('state'))
    const before = parseId(c.req.query('before') ?? '')
    const found = await house.db.read((tx) =>
      listCampaigns(tx, {
        offices: ownOffices(staff),
        state,
        withUrgentCorrections: staff.permissions.has(may.approve),
        before,
        limit: pageSize + 1,
      }),
    )
    const campaigns = found.slice(0, pageSize)
    const last = found.length > pageSize ? campaigns.at(-1) : undefined
    const next = last && new URLSearchParams({ ...(state && { state }), before: last.id })
    return staffPage(
      c,
      house,
      { title: t.title, current: campaignsPath },
      <ListPage
        campaigns={campaigns}
        state={state}
        nextHref={next && `${campaignsPath}?${next.toString()}`}
        mayWrite={staff.permissions.has(may.write)}
      />,
    )
  })
}
