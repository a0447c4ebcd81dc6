import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Context } from 'hono'
import { builtFolder } from './manifest.ts'

/**
 * Answers `GET /assets/*` from the build: precompressed, kept for a year because the names carry a hash. `headersOf` adds
 * what one file needs by its name without hash.
 */
export function serveAssets(
  root: string,
  headersOf: (name: string) => Record<string, string> = () => ({}),
): (c: Context) => Promise<Response> {
  const folder = builtFolder(root)
  return async (c) => {
    const name = c.req.path.slice('/assets/'.length)
    const type = types[extname(name)]
    if (!safeName.test(name) || !type) return c.notFound()
    const file = join(folder, name)
    const encoding = encodings.find(
      ({ token, suffix }) => accepts(c.req.header('accept-encoding'), token) && existsSync(file + suffix),
    )
    const body = await readFile(file + (encoding?.suffix ?? '')).catch(() => undefined)
    if (!body) return c.notFound()
    return c.body(new Uint8Array(body), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding.token }),
      ...headersOf(name.replace(/-[A-Za-z0-9]{8}(?=\.\w+$)/, '')),
    })
  }
}

// No dot at the start of a part, so no way up and no hidden file.
const safeName = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/

const encodings = [
  { token: 'br', suffix: '.br' },
  { token: 'gzip', suffix: '.gz' },
] as const

const accepts = (header: string | undefined, token: string): boolean =>
  (header ?? '').split(',').some((part) => part.trim().split(';')[0] === token && !/;\s*q=0(\.0*)?$/.test(part))

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}
