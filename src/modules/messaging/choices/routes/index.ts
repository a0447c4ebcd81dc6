import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { feedRoutes } from '../feeds/routes.tsx'
import { choiceRoutes } from './choices.tsx'
import { contactRoutes } from './contacts.tsx'
import { messageRoutes } from './messages.tsx'
import { stopRoutes } from './stop.tsx'

export function routes(app: Hono<HttpEnv>, house: House): void {
  messageRoutes(app, house)
  choiceRoutes(app, house)
  stopRoutes(app, house)
  contactRoutes(app, house)
  feedRoutes(app, house)
}
