import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Ctx } from './env.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The best encoding that the browser takes and `has` offers. */
export function encodingFor(accepted: string | undefined, has: (encoding: 'br' | 'gzip') => boolean): Encoding {
  const names = new Set(
    (accepted ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => !/;\s*q=0(\.0*)?$/.test(one))
      .map((one) => one.split(';')[0]?.trim()),
  )
  if (names.has('br') && has('br')) return 'br'
  return names.has('gzip') && has('gzip') ? 'gzip' : 'identity'
}

const compressible =
  /^(text\/(html|css|plain|csv|calendar|xml)|application\/(json|problem\+json|javascript|xml)|image\/svg\+xml)\b/
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Compresses a finished text response of more than 1 KB; what has an encoding already stays as it is. */
export async function compressResponse(c: Ctx): Promise<void> {
  const { res } = c
  if (!res.body || res.headers.has('content-encoding') || c.req.method === 'HEAD') return
  if (!compressible.test(res.headers.get('content-type') ?? '')) return
  res.headers.append('Vary', 'Accept-Encoding')
  const encoding = encodingFor(c.req.header('accept-encoding'), () => true)
  if (encoding === 'identity') return
  const bytes = Buffer.from(await res.arrayBuffer())
  const small = bytes.length < 1024
  const body = small
    ? bytes
    : encoding === 'br'
      ? await brotli(bytes, brotliOptions(bytes))
      : await zip(bytes, { level: 6 })
  const headers = new Headers(res.headers)
  if (!small) headers.set('Content-Encoding', encoding)
  headers.delete('Content-Length')
  // Hono merges the old headers into a response that is assigned; an empty one first starts afresh.
  c.res = undefined
  c.res = new Response(new Uint8Array(body), { status: res.status, headers })
}

// Quality 4 costs about as much as gzip and packs Japanese HTML better.
const brotliOptions = (bytes: Buffer) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
})
