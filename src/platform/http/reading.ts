import type { Hono } from 'hono'
import { z } from 'zod'
import type { Config } from '#platform/config/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { Ctx, HttpEnv, Reading } from './env.ts'
import { bodyOf } from './forms/body.ts'
import { localPath, seeOther } from './see-other.ts'

/** Furigana are on for やさしい日本語 unless switched off, and off elsewhere unless switched on. */
export function readReading(c: Ctx, config: Config, lang: Lang): Reading {
  const [furigana, size] = (readCookie(c, config, 'madoguchi_reading') ?? '').split('.')
  return {
    furigana: furigana === 'on' || (furigana !== 'off' && lang === 'easy'),
    size: size === 'l' || size === 'xl' ? size : 'm',
  }
}

const year = 365 * 24 * 60 * 60

export function writeReading(c: Ctx, config: Config, reading: Reading): void {
  writeCookie(c, config, 'madoguchi_reading', `${reading.furigana ? 'on' : 'off'}.${reading.size}`, year)
}

const choice = z.object({
  furigana: z.enum(['on', 'off']).optional().catch(undefined),
  size: z.enum(['m', 'l', 'xl']).optional().catch(undefined),
  return_to: z.string().optional(),
})

/** `POST /reading`: furigana `on` or `off`, size `m`, `l` or `xl`, and back to `return_to`. */
export function mountReading(app: Hono<HttpEnv>, { config }: House): void {
  app.post('/reading', async (c) => {
    const { furigana, size, return_to } = choice.parse(Object.fromEntries(await bodyOf(c)))
    const now = c.get('reading')
    writeReading(c, config, {
      furigana: furigana === undefined ? now.furigana : furigana === 'on',
      size: size ?? now.size,
    })
    return seeOther(c, localPath(return_to))
  })
}
