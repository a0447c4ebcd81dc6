import type { Lang } from '#platform/i18n/index.ts'

const prefix = /^\/(easy|en)(?=\/|$)/

/** `/en/procedures` is `/procedures` in English. Staff screens and the API have no languages. */
export function splitLanguage(path: string): { lang: Lang; path: string } {
  const found = prefix.exec(path)?.[1]
  if (found !== 'easy' && found !== 'en') return { lang: 'ja', path }
  return { lang: found, path: path.slice(found.length + 1) || '/' }
}

/** The path that routes see; for Hono's `getPath`. */
export const routedPath = (request: Request): string => splitLanguage(pathOf(request.url)).path

/** Cheaper than `new URL` on every request; percent-encoding is left as it is. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  if (start < 0) return '/'
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}
