import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { HttpEnv } from './env.ts'

/** Where a weakness is reported; not there while nobody is named. Source: RFC 9116. */
export function mountSecurityTxt(app: Hono<HttpEnv>, { config }: House): void {
  app.get('/.well-known/security.txt', (c) => {
    if (!config.securityContact) throw new NotFound()
    const expires = Temporal.Now.instant()
      .add({ hours: 24 * 90 })
      .round('second')
    const canonical = `${config.publicUrl}/.well-known/security.txt`
    return c.text(
      `Contact: ${config.securityContact}\nExpires: ${expires}\nPreferred-Languages: ja, en\nCanonical: ${canonical}\n`,
    )
  })
}
