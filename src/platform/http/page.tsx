import type { Child } from 'hono/jsx'
import { htmlLang, renderTexts } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Ctx } from './env.ts'

/** A page of the platform itself (errors, sign-in) in the layout of the realm. */
export function platformPage(c: Ctx, _house: House, title: string, body: Child): Response {
  const lang = c.get('lang')
  const html = (
    <html lang={htmlLang(lang)}>
      <head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {body}
        </main>
      </body>
    </html>
  )
  return c.html(`<!DOCTYPE html>${renderTexts(String(html), { furigana: c.get('reading').furigana, lang })}`)
}
