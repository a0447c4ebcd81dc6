import { localPath } from '#platform/http/index.ts'

const longest = 500

// A short address to a short address, or to what is no page.
const nowhere = /^\/(?:s|n|api|auth|callbacks|assets|staff|reading|sign-out)(?:[/?#]|$)/

/**
 * The path of ours that was meant: typed as a path, or as the whole address of one of our pages. `undefined` for everything
 * that leads, or could lead, to somewhere else.
 */
export function ownPath(typed: string, publicUrl: string): string | undefined {
  const given = typed.trim()
  const path = given.startsWith(`${publicUrl}/`) ? given.slice(publicUrl.length) : given
  if (path.length > longest || /\s/.test(path)) return undefined
  const local = localPath(path)
  if (local === '/' && path !== '/') return undefined
  return nowhere.test(local) ? undefined : local
}
