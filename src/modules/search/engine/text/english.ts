/** The plural on its singular, nothing more: a search for `taxes` finds `tax`. */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(ches|shes|xes|sses|zzes)$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** Rare in a collection of mostly Japanese text, so that their rareness would make them weighty. */
export const isStopWord = (word: string): boolean => stopWords.has(word)

const stopWords = new Set(
  `a an and any are as at be been but by can could did do does for from get had has have how i if in into is it its
  me my of on or our please shall should so than that the their them then there these they this those to up us was we
  were what when where which who why will with would you your`.split(/\s+/),
)
