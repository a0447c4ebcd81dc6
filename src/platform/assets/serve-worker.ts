import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Context } from 'hono'
import { assetHref, builtFolder } from './manifest.ts'

/**
 * Answers `GET /sw.js`, the one service worker, from the build. At this address it may stand for the whole site; browsers ask
 * for it again each time, so that a new one is there at once.
 */
export function serveWorker(root: string): (c: Context) => Promise<Response> {
  return async (c) => {
    const file = join(builtFolder(root), basename(assetHref(root, 'service-worker.js')))
    const body = await readFile(file, 'utf8').catch(() => undefined)
    if (body === undefined) return c.notFound()
    return c.body(body, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      // It loads and sends to nobody but us.
      'content-security-policy': `default-src 'none'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    })
  }
}
