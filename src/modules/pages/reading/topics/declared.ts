import { plainText } from '#platform/i18n/index.ts'
import { type House, type NavigationItem, residentEntries } from '#platform/module/index.ts'
import type { Topic } from './spoken.ts'

const most = 12

/**
 * What one can do here that belongs to a topic: entries of all modules that people call by the same words as the topic,
 * those with the most words in common first. A new procedure is there as soon as its module declares it.
 */
export function declaredFor(house: House, topic: Topic): readonly NavigationItem[] {
  const words = new Set(topic.words.map(fold))
  return residentEntries(house)
    .map((entry) => ({ entry, score: new Set(entry.keywords?.map(fold)).intersection(words).size }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.entry.order - b.entry.order)
    .slice(0, most)
    .map(({ entry }) => entry)
}

/** Width, case and the two kana do not matter. */
const fold = (word: string): string =>
  plainText(word)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u30a1-\u30f6]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60))
