import type { Context } from 'hono'
import type { World } from '../world/world.ts'
import { type Page, renderPage } from './layout.tsx'

type Status = 200 | 400 | 404 | 409 | 502

/** Answers with a page of the simulators. */
export const sendPage = (c: Context, world: World, page: Page, status: Status = 200): Response => {
  c.header('cache-control', 'no-store')
  return c.html(renderPage(world, page), status)
}
