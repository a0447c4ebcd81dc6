import { HouseError, Refused } from '#platform/errors/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { Ctx } from './env.ts'
import { InvalidFields } from './forms/read-form.ts'
import { type ProblemSentences, problemTexts, sentenceOfStatus } from './text/problems.ts'

/**
 * An error as RFC 9457 problem+json: a stable `code`, and in `detail` a sentence that says what to do. Never the
 * private detail.
 */
export function problem(
  c: Ctx,
  error: unknown,
  status: number = error instanceof HouseError ? error.status : 500,
): Response {
  const code = error instanceof HouseError ? error.code : status === 401 ? 'token_missing' : 'internal'
  const body = {
    type: `urn:madoguchi:problem:${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail: error instanceof Refused ? error.says[langOf(c)] : sentence(c, code, status),
    requestId: c.get('requestId'),
    ...(error instanceof Refused && Object.keys(error.about).length > 0 && { about: error.about }),
    ...(error instanceof InvalidFields && {
      errors: error.errors.map(({ field, message }) => ({
        field,
        message: plainText(message, c.get('house').profile.words.ja),
      })),
    }),
  }
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' }
  if (error instanceof HouseError && error.retryAfterSeconds) headers['Retry-After'] = String(error.retryAfterSeconds)
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return new Response(JSON.stringify(body), { status, headers })
}

function sentence(c: Ctx, code: string, status: number): string {
  const lang = langOf(c)
  const declared = c.get('house').modules.map((module) => module.problems)
  const known: ProblemSentences = Object.assign({}, ...declared, problemTexts)
  return (Object.hasOwn(known, code) ? known[code] : undefined)?.[lang] ?? sentenceOfStatus(status)[lang]
}

const langOf = (c: Ctx): 'ja' | 'en' => (/^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'ja')
