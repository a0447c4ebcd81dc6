import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf } from './data/load.ts'

/** The ground for the island of the map: public data of the profile, about nobody. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/ground.json', (c) => {
    const ground = groundOf(house)
    if (!ground) throw new NotFound('ground')
    return c.json(ground, 200, { 'cache-control': 'private, max-age=3600' })
  })
}
