import { langs, plainText } from '#platform/i18n/index.ts'
import type { House, NavigationItem } from './module.ts'

/** What residents can do here, in the order that modules ask for. */
export const residentEntries = (house: House): readonly NavigationItem[] =>
  house.modules
    .flatMap((module) => module.navigation?.(house) ?? [])
    .filter((entry) => entry.audience === 'resident')
    .sort((a, b) => a.order - b.order)

/** Entries that the words of a person lead to, best first. Every language's words count on every page. */
export function searchEntries(entries: readonly NavigationItem[], query: string): readonly NavigationItem[] {
  const asked = fold(query)
  if (!asked) return []
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.order - b.entry.order)
    .map(({ entry }) => entry)
}

// A name counts more than a keyword, a keyword more than a description.
function scoreOf(entry: NavigationItem, asked: string): number {
  const names = langs.map((lang) => entry.label[lang])
  const descriptions = langs.map((lang) => entry.description?.[lang] ?? '')
  return Math.max(
    bestOf(names, asked) * 3,
    bestOf(entry.keywords ?? [], asked) * 2,
    descriptions.some((text) => fold(text).includes(asked)) ? 1 : 0,
  )
}

function bestOf(words: readonly string[], asked: string): number {
  return Math.max(0, ...words.map((word) => closeness(fold(word), asked)))
}

/** 3 the same word, 2 the question holds it (「住民票がほしい」), 1 it holds the question (「住民」). */
function closeness(word: string, asked: string): number {
  if (word.length === 0) return 0
  if (word === asked) return 3
  if (asked.includes(word)) return 2
  return word.includes(asked) ? 1 : 0
}

/** Width, case, spaces and the two kana do not matter: 「ジュウミンヒョウ」 finds 「じゅうみんひょう」. */
const fold = (text: string): string =>
  plainText(text)
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60))
    .replace(/[\s、。・「」？?！!]/g, '')
