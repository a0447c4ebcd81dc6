import { createHash } from 'node:crypto'
import type { Ctx } from './env.ts'

/**
 * A text that programs ask for again and again. It is asked for each time (`no-cache`), so that nothing outlives its taking
 * down in a cache; who has it already is told so by its tag (RFC 9110 13.1.2).
 */
export function answerOnce(c: Ctx, text: string, contentType: string): Response {
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { ETag: tag, 'Cache-Control': 'public, no-cache' }
  return isKnown(c.req.header('if-none-match'), tag)
    ? c.body(null, 304, headers)
    : c.body(text, 200, { ...headers, 'Content-Type': `${contentType}; charset=utf-8` })
}

function isKnown(seen: string | undefined, tag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, '')
  return seen !== undefined && (seen.trim() === '*' || seen.split(',').some((one) => bare(one) === bare(tag)))
}
