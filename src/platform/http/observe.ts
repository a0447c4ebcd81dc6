import { matchedRoutes } from 'hono/route'
import type { House } from '#platform/module/index.ts'
import { counter, describeSpan, histogram } from '#platform/telemetry/index.ts'
import type { Ctx } from './env.ts'

const answered = counter('madoguchi_http_requests_total', 'Requests answered.')
const took = histogram('madoguchi_http_request_seconds', 'Seconds until a request was answered.')

/** One line and one observation per request: by the route's pattern, never by the address that was typed. */
export function observe(c: Ctx, house: House, began: number): void {
  const ms = Math.round((performance.now() - began) * 10) / 10
  const route = matchedRoutes(c).findLast(({ path }) => path !== '/*')?.path ?? '/*'
  const { status } = c.res
  answered.add({ method: c.req.method, route, status })
  took.observe({ route }, ms / 1000)
  describeSpan(`${c.req.method} ${route}`, { requestId: c.get('requestId'), route, status })
  house.log.info({ requestId: c.get('requestId'), method: c.req.method, route, status, ms }, 'request')
}
