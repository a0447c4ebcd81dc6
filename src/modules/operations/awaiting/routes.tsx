import type { Hono } from 'hono'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { awaitingOf, type House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { AwaitingPage } from './page.tsx'
import { awaitingTexts as t } from './text.ts'

export const awaitingPath = '/staff/awaiting'
export const awaitingPermission = 'operations.awaiting.read'

export function awaitingRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(awaitingPath, async (c) => {
    const staff = requireStaff(c, awaitingPermission)
    const matters = await house.db.read((tx) => awaitingOf(tx, staff, house))
    return staffPage(c, house, { title: t.title, current: awaitingPath }, <AwaitingPage matters={matters} />)
  })
}
