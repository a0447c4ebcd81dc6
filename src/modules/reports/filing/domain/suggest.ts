import type { Category } from '../../record/index.ts'

type Known = Pick<Category, 'code' | 'name' | 'title' | 'keywords'>

/** Upper case, width and the two kanas do not matter. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

/**
 * Kinds that the words may mean, the likeliest first; what is as likely stays in the order of the catalogue. A longer word
 * says more than a short one. Empty where no word says anything.
 */
export function suggestCategories<One extends Known>(text: string, catalogue: readonly One[], most = 3): One[] {
  const words = folded(text)
  return catalogue
    .map((category) => ({ category, score: scoreOf(words, category) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ category }) => category)
}

function scoreOf(words: string, { name, title, keywords }: Known): number {
  const known = new Set([...keywords, name.ja, title.ja].map((word) => folded(word.replace(/《[^》]*》/g, ''))))
  return [...known].filter((word) => isIn(words, word)).reduce((sum, word) => sum + weightOf(word), 0)
}

// 「木」 alone is in 「大木さん」 too.
const weightOf = (word: string): number => Math.min(word.length, 6) ** 1.5

// Words in Latin letters count as whole words: "light" is not in "slight".
const isIn = (text: string, word: string): boolean => {
  if (word === '') return false
  if (!/^[a-z ]+$/.test(word)) return text.includes(word)
  return new RegExp(`(^|[^a-z])${RegExp.escape(word)}s?([^a-z]|$)`).test(text)
}
