import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'

/** Whether this house has that page: channels are rooms of their own. */
export const hasPage = (app: Hono<HttpEnv>, path: string): boolean =>
  app.routes.some((route) => route.method === 'GET' && route.path === path)
