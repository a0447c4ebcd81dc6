import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { noteClick } from './buffer.ts'
import { visitorIn } from './hear.ts'
import { readPing } from './ping.ts'

/** What a browser sends by itself when a result is followed (`<a ping>`): its signed address says everything. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.post('/callbacks/search/clicks/:token', (c) => {
    const visitor = visitorIn(c, house)
    const pinged = readPing(house.config.secret, visitor, c.req.param('token'))
    const today = house.clock.today()
    if (!pinged || pinged.day !== today.toString()) throw new NotFound('click')
    const { query, subject, rank } = pinged
    noteClick(house, { day: today, visitor, query, subject, rank })
    return c.body(null, 204)
  })
}
