import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { PushBrowsers } from './browsers.ts'
import { isVapid } from './vapid.ts'

const mostBytes = 4096

/**
 * A push service as RFC 8030 and 8292 have it, below `/push`, and the browsers behind it: `POST /push/browsers` opens one.
 * A test makes it answer otherwise for the next message with `POST /push/fault?status=503`.
 */
export const mountPush = (app: Site, world: World, browsers: PushBrowsers): void => {
  let fault: number | undefined

  app.post('/push/browsers', (c) => {
    const { id, keys } = browsers.open()
    return c.json(
      {
        endpoint: `${world.url}/push/send/${id}`,
        keys: { p256dh: keys.publicKey.toString('base64url'), auth: keys.auth.toString('base64url') },
      },
      201,
    )
  })

  app.get('/push/browsers/:id/messages', (c) => {
    const browser = browsers.find(c.req.param('id'))
    return browser ? c.json(browser.messages) : c.notFound()
  })

  app.post('/push/browsers/:id/end', (c) => {
    const browser = browsers.find(c.req.param('id'))
    if (!browser) return c.notFound()
    browser.isGone = true
    return c.body(null, 204)
  })

  app.post('/push/fault', (c) => {
    fault = Number(c.req.query('status'))
    return c.body(null, 204)
  })

  app.post('/push/send/:id', async (c) => {
    const answer = await statusOf(c.req.param('id'), c.req.raw)
    world.calls.record('プッシュ通知', `送信　${answer}`)
    return new Response(null, { status: answer })
  })

  async function statusOf(id: string, request: Request): Promise<number> {
    const { headers } = request
    const body = Buffer.from(await request.arrayBuffer())
    const failure = fault
    fault = undefined
    if (failure !== undefined) return failure
    const browser = browsers.find(id)
    if (!browser) return 404
    if (browser.isGone) return 410
    if (!isVapid(headers.get('authorization') ?? '', world.url, new Date())) return 403
    const ttl = Number(headers.get('ttl') ?? 'none')
    const topic = headers.get('topic') ?? undefined
    const isWellFormed =
      Number.isInteger(ttl) &&
      headers.get('content-encoding') === 'aes128gcm' &&
      (topic === undefined || /^[\w-]{1,32}$/.test(topic))
    if (!isWellFormed) return 400
    if (body.length > mostBytes) return 413
    return browsers.receive(browser, body, { ttl, topic, urgency: headers.get('urgency') ?? 'normal' }) ? 201 : 400
  }
}
