import { HouseError } from '#platform/errors/index.ts'
import { answerError } from '#platform/http/errors.tsx'
import type { Ctx } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { Refusal } from './refusal.ts'
import { sentences, type ErrorCode } from './sentences.ts'
import { sentenceOf } from './words.ts'
import { type Value, writeXml } from './xml.ts'

export const formats = ['xml', 'json'] as const
export type Format = (typeof formats)[number]

const mediaTypes: Record<Format, string> = {
  // With the charset, as the standard says; without it old programs read the text as US-ASCII (RFC 3023).
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** By the suffix of the address; XML, which everybody speaks, where it has none. */
export const formatOf = (c: Ctx): Format => (c.get('path').endsWith('.json') ? 'json' : 'xml')

/** JSON is the value itself, a list bare; XML puts it into `root`. */
export function answer(c: Ctx, root: string, value: Value, status = 200): Response {
  const format = formatOf(c)
  const text = format === 'json' ? JSON.stringify(value) : writeXml(root, value)
  return new Response(text, { status, headers: { 'Content-Type': mediaTypes[format] } })
}

/** Every failure as the list of errors that GeoReport v2 has, whatever it was. */
export async function answerFailure(c: Ctx, house: House, error: unknown): Promise<Response> {
  if (error instanceof Refusal)
    return errors(
      c,
      error.status,
      error.problems.map(({ code, about }) => ({ code, description: sentenceOf(c, code, about) })),
    )
  const { status, headers } = await answerError(c, house, error)
  const code = error instanceof HouseError ? error.code : 'internal'
  const response = errors(c, status, [{ code, description: sentenceOf(c, isKnown(code) ? code : statusWords(status)) }])
  const wait = headers.get('retry-after')
  if (wait) response.headers.set('Retry-After', wait)
  return response
}

const errors = (c: Ctx, status: number, problems: readonly { code: string; description: string }[]): Response =>
  answer(c, 'errors', problems, status)

const isKnown = (code: string): code is ErrorCode => Object.hasOwn(sentences, code)

function statusWords(status: number): ErrorCode {
  switch (status) {
    case 404:
      return 'not_found'
    case 429:
      return 'too_many'
    case 503:
      return 'unavailable'
    case 500:
      return 'internal'
    default:
      return 'unreadable'
  }
}
