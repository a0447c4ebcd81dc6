import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentRoutes } from './resident.tsx'
import { webhookRoute } from './webhook.ts'

export function routes(app: Hono<HttpEnv>, house: House): void {
  webhookRoute(app, house)
  residentRoutes(app, house)
}
