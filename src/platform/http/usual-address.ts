import type { Config } from '#platform/config/index.ts'
import type { Ctx } from './env.ts'

/** Where to go instead when a page was opened as 127.0.0.1 though the house is called localhost: cookies and sign-in would get lost between the two. */
export function usualAddress(c: Ctx, config: Config): string | undefined {
  if (c.req.method !== 'GET' || /^\/(api|callbacks|demo)(\/|$)/.test(c.get('path'))) return undefined
  const asked = new URL(c.req.url)
  const usual = new URL(config.publicUrl)
  if (usual.hostname !== 'localhost' || !['127.0.0.1', '[::1]'].includes(asked.hostname)) return undefined
  return asked.port === usual.port ? `${config.publicUrl}${asked.pathname}${asked.search}` : undefined
}
