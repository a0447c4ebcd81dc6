import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { choiceRoutes } from './choices.tsx'
import { messageRoutes } from './messages.tsx'

export function routes(app: Hono<HttpEnv>, house: House): void {
  messageRoutes(app, house)
  choiceRoutes(app, house)
}
