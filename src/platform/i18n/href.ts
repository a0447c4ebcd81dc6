import type { Lang } from './lang.ts'

const withoutLanguage = /^\/(?:staff|api|auth|assets|_ui|callbacks|easy|en)(?:[/?#]|$)/

/** The same page in `lang`: `href('en', '/help')` is `/en/help`. Staff, API and outside addresses stay as they are. */
export function href(lang: Lang, path: string): string {
  const isOwnPage = path.startsWith('/') && !path.startsWith('//') && !withoutLanguage.test(path)
  return isOwnPage && lang !== 'ja' ? `/${lang}${path}` : path
}
