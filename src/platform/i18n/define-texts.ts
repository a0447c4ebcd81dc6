import type { Lang } from './lang.ts'
import { fallbackEnd, fallbackStart, markAround, markReadings } from './marks.ts'

/** A text, a function that builds one, a list, or a group of these. Never a function of other things. */
type Text = string | ((...args: never[]) => string) | readonly Text[] | { readonly [key: string]: Text }

type Partly<T> = T extends string | readonly Text[] | ((...args: never[]) => string)
  ? T
  : { readonly [K in keyof T]?: Partly<T[K]> }

/** The texts of a module in one language. */
export type Texts<T> = (lang: Lang) => T

/**
 * Texts of a module. `ja` is the type; keys missing in `easy` or `en` fall back to Japanese, marked with `lang` in English.
 * Furigana are written 漢字《かんじ》, or ｜取り消し《とりけし》 where the base is more than kanji.
 */
export function defineTexts<const T extends { readonly [key: string]: Text }>(sources: {
  ja: T
  easy: Partly<Widen<T>>
  en: Partly<Widen<T>>
}): Texts<Widen<T>> {
  const made: Record<Lang, unknown> = {
    ja: prepare(sources.ja, sources.ja, false),
    easy: prepare(sources.ja, sources.easy, false),
    en: prepare(sources.ja, sources.en, true),
  }
  // The shape is that of `ja` by construction.
  return (lang) => made[lang] as Widen<T>
}

/** Keys of `ja` that `other` lacks, such as `errors.tooLong`; `npm run check` lists them. */
export function missingTexts(ja: object, other: object, path = ''): string[] {
  const others = new Map(Object.entries(other))
  return Object.entries(ja).flatMap(([key, value]) => {
    const found: unknown = others.get(key)
    if (found === undefined || found === '') return [`${path}${key}`]
    return isGroup(value) && isGroup(found) ? missingTexts(value, found, `${path}${key}.`) : []
  })
}

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly (infer U)[]
      ? readonly Widen<U>[]
      : { readonly [K in keyof T]: Widen<T[K]> }

function prepare(ja: unknown, own: unknown, marksFallback: boolean): unknown {
  if (isGroup(ja)) {
    const group = new Map(isGroup(own) ? Object.entries(own) : [])
    return Object.fromEntries(
      Object.entries(ja).map(([key, value]) => [key, prepare(value, group.get(key), marksFallback)]),
    )
  }
  return own === undefined ? mark(ja, marksFallback) : mark(own, false)
}

function mark(value: unknown, isFallback: boolean): unknown {
  const wrap = (text: string) => (isFallback ? `${fallbackStart}${text}${fallbackEnd}` : text)
  if (typeof value === 'string') return wrap(markReadings(value))
  if (typeof value === 'function') {
    return (...args: readonly unknown[]) => wrap(markAround(args, (given) => String(value(...given))))
  }
  if (Array.isArray(value)) return value.map((item: unknown) => mark(item, isFallback))
  return isGroup(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mark(item, isFallback)]))
    : value
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
