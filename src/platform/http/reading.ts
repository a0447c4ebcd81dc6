import type { Config } from '#platform/config/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { readCookie, writeCookie } from './cookies.ts'
import type { Ctx, Reading } from './env.ts'

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
