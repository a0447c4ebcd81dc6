import type { Site, SiteContext } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { OtherBodies, Taken } from './body.ts'

/** A GeoReport v2 server as most bodies have one: XML only, a key to send, and errors as a list. */
export const mountGeoReport = (app: Site, world: World, bodies: OtherBodies): void => {
  app.get('/open311/:body/v2/services.xml', (c) =>
    xml(
      c,
      `<services><service><service_code>road</service_code><service_name>道路</service_name><metadata>false</metadata><type>realtime</type><keywords/><group>道路</group></service></services>`,
    ),
  )

  app.post('/open311/:body/v2/requests.xml', async (c) => {
    const form = await c.req.parseBody()
    const text = (name: string) => (typeof form[name] === 'string' ? form[name].trim() : '')
    if (text('api_key') !== world.settings.open311Key) return refuse(c, 403, 'api_key is missing or wrong')
    if (text('service_code') === '') return refuse(c, 400, 'service_code is missing')
    if (text('lat') === '' || text('long') === '') return refuse(c, 400, 'lat and long are missing')
    if (bodies.mood() === 'refuses') return refuse(c, 400, 'この場所は、当所の管理ではありません')
    if (bodies.mood() === 'garbage') return c.html('<html><body>ただいま混み合っています</body>', 200)
    const taken = bodies.take({
      ...{ body: c.req.param('body'), serviceCode: text('service_code'), description: text('description') },
      ...{ lat: text('lat'), long: text('long'), mediaUrl: text('media_url') },
    })
    if (bodies.mood() === 'silent') return hang(c.req.raw.signal)
    const given =
      bodies.mood() === 'token'
        ? `<token>${taken.token}</token>`
        : `<service_request_id>${taken.id}</service_request_id>`
    return xml(c, `<service_requests><request>${given}</request></service_requests>`)
  })

  // The number is there once the mood is one that gives numbers.
  app.get('/open311/:body/v2/tokens/:file', (c) => {
    const taken = bodies.ofToken(c.req.param('file').replace(/\.xml$/, ''))
    if (!taken) return refuse(c, 404, 'token not found')
    const id =
      bodies.mood() === 'token' ? '<service_request_id/>' : `<service_request_id>${taken.id}</service_request_id>`
    return xml(c, `<service_requests><request>${id}<token>${taken.token}</token></request></service_requests>`)
  })

  app.get('/open311/:body/v2/requests.xml', (c) => {
    if (bodies.mood() === 'garbage') return c.html('<html><body>ただいま混み合っています</body>', 200)
    const ids = c.req.query('service_request_id')?.split(',')
    const body = c.req.param('body')
    const found = bodies.newest().filter((taken) => taken.body === body && (!ids || ids.includes(taken.id)))
    if (ids && found.length === 0) return refuse(c, 404, 'service_request_id was not found')
    return xml(c, `<service_requests>${found.slice(0, 1000).map(requestOf).join('')}</service_requests>`)
  })
}

const requestOf = ({ id, status, notes, serviceCode, description, at, changedAt, lat, long }: Taken): string =>
  [
    '<request>',
    `<service_request_id>${id}</service_request_id><status>${status}</status><status_notes>${escaped(notes)}</status_notes>`,
    `<service_name/><service_code>${escaped(serviceCode)}</service_code><description>${escaped(description)}</description>`,
    `<requested_datetime>${at}</requested_datetime><updated_datetime>${changedAt}</updated_datetime>`,
    `<expected_datetime/><lat>${escaped(lat)}</lat><long>${escaped(long)}</long><media_url/>`,
    '</request>',
  ].join('')

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const xml = (c: SiteContext, text: string, status: 200 | 400 | 403 | 404 = 200): Response =>
  c.body(`<?xml version="1.0" encoding="utf-8"?>\n${text}`, status, { 'content-type': 'text/xml; charset=utf-8' })

const refuse = (c: SiteContext, status: 400 | 403 | 404, description: string): Response =>
  xml(
    c,
    `<errors><error><code>${status}</code><description>${escaped(description)}</description></error></errors>`,
    status,
  )

const hang = (signal: AbortSignal): Promise<Response> =>
  new Promise((resolve) => {
    const give = () => resolve(new Response(null, { status: 504 }))
    setTimeout(give, 60_000).unref()
    signal.addEventListener('abort', give, { once: true })
  })
