import type { Hono } from 'hono'
import { z } from 'zod'
import type { Config } from '#platform/config/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { Ctx, HttpEnv, Reading } from './env.ts'
import { bodyOf } from './forms/body.ts'
import { localPath, seeOther } from './see-other.ts'

const sizes = z.enum(['m', 'l', 'xl'])
const spacings = z.enum(['usual', 'wide', 'wider'])
const contrasts = z.enum(['usual', 'white', 'black'])
const speeds = z.enum(['slow', 'usual', 'fast'])

/** Furigana are on for やさしい日本語 unless switched off, and off elsewhere unless switched on. */
export function readReading(c: Ctx, config: Config, lang: Lang): Reading {
  const [furigana, size, spacing, contrast, speed] = (readCookie(c, config, 'madoguchi_reading') ?? '').split('.')
  return {
    furigana: furigana === 'on' || (furigana !== 'off' && lang === 'easy'),
    size: oneOf(sizes.options, size) ?? 'm',
    spacing: oneOf(spacings.options, spacing) ?? 'usual',
    contrast: oneOf(contrasts.options, contrast) ?? 'usual',
    speed: oneOf(speeds.options, speed) ?? 'usual',
  }
}

// Not the schema: it would make an error of each word that is missing, in every request.
const oneOf = <Word extends string>(words: readonly Word[], said: string | undefined): Word | undefined =>
  words.find((word) => word === said)

const year = 365 * 24 * 60 * 60

/** Words of a fixed list only: the cookie says nothing about who reads. `furigana` undefined: as the language has it. */
function writeReading(c: Ctx, config: Config, { furigana, size, spacing, contrast, speed }: Written): void {
  const readings = furigana === undefined ? '' : furigana ? 'on' : 'off'
  writeCookie(c, config, 'madoguchi_reading', [readings, size, spacing, contrast, speed].join('.'), year)
}

type Written = Omit<Reading, 'furigana'> & { furigana: boolean | undefined }

const choice = z.object({
  furigana: z.enum(['on', 'off']).optional().catch(undefined),
  size: sizes.optional().catch(undefined),
  spacing: spacings.optional().catch(undefined),
  contrast: contrasts.optional().catch(undefined),
  speed: speeds.optional().catch(undefined),
  return_to: z.string().optional(),
})

/** `POST /reading`: one of the choices, and back to `return_to`; to the open choices again where there are more than one. */
export function mountReading(app: Hono<HttpEnv>, { config }: House): void {
  app.post('/reading', async (c) => {
    const { furigana, return_to, ...chosen } = choice.parse(Object.fromEntries(await bodyOf(c)))
    const { furigana: _, ...now } = c.get('reading')
    const [kept] = (readCookie(c, config, 'madoguchi_reading') ?? '').split('.')
    writeReading(c, config, {
      furigana: (furigana ?? kept) === 'on' ? true : (furigana ?? kept) === 'off' ? false : undefined,
      size: chosen.size ?? now.size,
      spacing: chosen.spacing ?? now.spacing,
      contrast: chosen.contrast ?? now.contrast,
      speed: chosen.speed ?? now.speed,
    })
    const back = localPath(return_to)
    return seeOther(c, furigana === undefined && !back.includes('#') ? `${back}#reading` : back)
  })
}
