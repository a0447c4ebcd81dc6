import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Context } from 'hono'
import { encodingFor } from './compress.ts'

/** Where the build puts hashed files, each with `.br` and `.gz` beside it, and `manifest.json`. */
const folder = '.build/assets'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Answers `/assets/…` from the build's folder without asking the database, so that pages keep their looks under load. `undefined`: no such file. */
export function createAssets(root: string): (c: Context, path: string) => Response | undefined {
  const known = new Map<string, Asset>()
  return (c, path) => {
    // One level, plain names: nothing to climb out with.
    if (!/^[\w-][\w.-]*$/.test(path.replace(/^fonts\//, ''))) return undefined
    const asset = known.get(path) ?? findAsset(join(root, folder, path))
    if (!asset) return undefined
    known.set(path, asset)
    return send(c, asset)
  }
}

type Variant = { bytes: Buffer<ArrayBuffer> | string }
type Asset = { type: string; isHashed: boolean; variants: Partial<Record<'br' | 'gzip' | 'identity', Variant>> }

// Small files stay in memory; fonts are read from disk each time and cached by browsers for good.
const memoryLimit = 200_000

function findAsset(file: string): Asset | undefined {
  const type = types[extname(file)]
  if (!type || !existsSync(file) || !statSync(file).isFile()) return undefined
  const read = (name: string): Variant => ({ bytes: statSync(name).size > memoryLimit ? name : Buffer.from(readFileSync(name)) })
  return {
    type,
    isHashed: /[.-][0-9a-zA-Z]{8,}\.\w+$/.test(file),
    variants: {
      identity: read(file),
      ...(existsSync(`${file}.br`) && { br: read(`${file}.br`) }),
      ...(existsSync(`${file}.gz`) && { gzip: read(`${file}.gz`) }),
    },
  }
}

function send(c: Context, asset: Asset): Response | undefined {
  const encoding = encodingFor(c.req.header('accept-encoding'), (name) => asset.variants[name] !== undefined)
  const variant = asset.variants[encoding]
  if (!variant) return undefined
  const headers = new Headers({
    'Content-Type': asset.type,
    'Cache-Control': asset.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  })
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  const body = typeof variant.bytes === 'string' ? streamOf(variant.bytes) : variant.bytes
  return new Response(c.req.method === 'HEAD' ? null : body, { headers })
}

// Node's web stream and the global one are the same at run time.
const streamOf = (file: string) => Readable.toWeb(createReadStream(file)) as unknown as ReadableStream
